package coop.kyodo.surplus.year;

import coop.kyodo.kit.exact.Money;
import java.util.Optional;

/// What accounts must look like: in one currency, no line negative that cannot be, and adding up.
final class AccountsRules {

    private AccountsRules() {}

    static Optional<FiscalYearRules.Fault> faultOf(Accounts accounts) {
        Optional<Money> strange =
                accounts.all()
                        .filter(line -> !line.currency().equals(accounts.currency()))
                        .findFirst();
        if (strange.isPresent()) {
            return fault(
                    "figures-mix-currencies",
                    "",
                    "one line is in %s, revenue in %s"
                            .formatted(strange.get().currency(), accounts.currency()));
        }
        if (accounts.all().anyMatch(FiscalYearRules::isTooLarge)) {
            return fault("figure-too-large", "", "at most " + FiscalYearRules.LARGEST_FIGURE);
        }
        Optional<Money> negative =
                accounts.profitAndLoss().lines().filter(Money::isNegative).findFirst();
        if (negative.isPresent()) {
            return fault(
                    "figure-negative",
                    "/profitAndLoss",
                    "a cost is positive too, not " + negative.get());
        }
        negative = accounts.balanceSheet().balances().filter(Money::isNegative).findFirst();
        if (negative.isPresent()) {
            return fault(
                    "figure-negative",
                    "/balanceSheet",
                    "only the unappropriated surplus, valuation differences and lines of other"
                            + " layouts may be negative, not "
                            + negative.get());
        }
        return faultOfSums(accounts);
    }

    private static Optional<FiscalYearRules.Fault> faultOfSums(Accounts accounts) {
        if (!accounts.netAssets().equals(accounts.equity())) {
            return fault(
                    "balance-sheet-differs",
                    "/balanceSheet",
                    "assets less liabilities are %s, the lines of the members' capital %s"
                            .formatted(accounts.netAssets(), accounts.equity()));
        }
        return FiscalYearRules.faultOfMemberResults(
                accounts.memberResult(), accounts.nonMemberResult(), accounts.results().net());
    }

    private static Optional<FiscalYearRules.Fault> fault(
            String code, String pointer, String detail) {
        return Optional.of(new FiscalYearRules.Fault(code, pointer, detail));
    }
}
