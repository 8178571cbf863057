package coop.kyodo.surplus.year;

import coop.kyodo.kit.exact.Money;
import java.util.Map;
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
                    "said.lines-mix-currencies",
                    Map.of(
                            "currency", strange.get().currency(),
                            "revenue", accounts.currency()));
        }
        if (accounts.all().anyMatch(FiscalYearRules::isTooLarge)) {
            return fault(
                    "figure-too-large",
                    "",
                    "said.figure-too-large",
                    Map.of("most", FiscalYearRules.LARGEST_FIGURE));
        }
        Optional<Money> negative =
                accounts.profitAndLoss().lines().filter(Money::isNegative).findFirst();
        if (negative.isPresent()) {
            return fault(
                    "figure-negative",
                    "/profitAndLoss",
                    "said.cost-negative",
                    Map.of("line", negative.get()));
        }
        negative = accounts.balanceSheet().balances().filter(Money::isNegative).findFirst();
        if (negative.isPresent()) {
            return fault(
                    "figure-negative",
                    "/balanceSheet",
                    "said.balance-negative",
                    Map.of("line", negative.get()));
        }
        return faultOfSums(accounts);
    }

    private static Optional<FiscalYearRules.Fault> faultOfSums(Accounts accounts) {
        if (!accounts.netAssets().equals(accounts.equity())) {
            return fault(
                    "balance-sheet-differs",
                    "/balanceSheet",
                    "said.balance-sheet-differs",
                    Map.of("netAssets", accounts.netAssets(), "equity", accounts.equity()));
        }
        return FiscalYearRules.faultOfMemberResults(
                accounts.memberResult(), accounts.nonMemberResult(), accounts.results().net());
    }

    private static Optional<FiscalYearRules.Fault> fault(
            String code, String pointer, String text, Map<String, Object> figures) {
        return Optional.of(new FiscalYearRules.Fault(code, pointer, text, figures));
    }
}
