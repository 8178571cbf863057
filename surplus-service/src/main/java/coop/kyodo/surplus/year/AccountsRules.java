package coop.kyodo.surplus.year;

import coop.kyodo.kit.exact.Money;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What accounts must look like: in one currency, no line negative that cannot be, and adding up.
final class AccountsRules {

    private static final Set<String> OF_EITHER_SIGN =
            Set.of(
                    "/profitAndLoss/taxes",
                    "/balanceSheet/unappropriated",
                    "/balanceSheet/valuationDifferences",
                    "/memberResult",
                    "/nonMemberResult");

    private AccountsRules() {}

    static Optional<FiscalYearRules.Fault> faultOf(Accounts accounts) {
        return first(accounts, line -> !line.currency().equals(accounts.currency()))
                .map(strange ->
                        new FiscalYearRules.Fault(
                                "figures-mix-currencies",
                                strange.getKey(),
                                "said.lines-mix-currencies",
                                Map.of(
                                        "currency", strange.getValue().currency(),
                                        "revenue", accounts.currency())))
                .or(() ->
                        first(accounts, FiscalYearRules::isTooLarge)
                                .map(large ->
                                        new FiscalYearRules.Fault(
                                                "figure-too-large",
                                                large.getKey(),
                                                "said.figure-too-large",
                                                Map.of("most", FiscalYearRules.LARGEST_FIGURE))))
                .or(() -> faultOfSigns(accounts))
                .or(() -> faultOfSums(accounts));
    }

    private static Optional<FiscalYearRules.Fault> faultOfSigns(Accounts accounts) {
        return accounts.byPointer().entrySet().stream()
                .filter(line -> line.getValue().isNegative())
                .filter(line -> !OF_EITHER_SIGN.contains(line.getKey()))
                .filter(line -> !line.getKey().startsWith("/balanceSheet/otherEquity/"))
                .findFirst()
                .map(line ->
                        new FiscalYearRules.Fault(
                                "figure-negative",
                                line.getKey(),
                                line.getKey().startsWith("/profitAndLoss/")
                                        ? "said.cost-negative"
                                        : "said.balance-negative",
                                Map.of("line", line.getValue())));
    }

    private static Optional<Map.Entry<String, Money>> first(
            Accounts accounts, Predicate<Money> fault) {
        return accounts.byPointer().entrySet().stream()
                .filter(line -> fault.test(line.getValue()))
                .findFirst();
    }

    private static Optional<FiscalYearRules.Fault> faultOfSums(Accounts accounts) {
        if (!accounts.netAssets().equals(accounts.equity())) {
            return Optional.of(
                    new FiscalYearRules.Fault(
                            "balance-sheet-differs",
                            "/balanceSheet",
                            "said.balance-sheet-differs",
                            Map.of(
                                    "netAssets",
                                    accounts.netAssets(),
                                    "equity",
                                    accounts.equity())));
        }
        return FiscalYearRules.faultOfMemberResults(
                accounts.memberResult(), accounts.nonMemberResult(), accounts.results().net());
    }
}
