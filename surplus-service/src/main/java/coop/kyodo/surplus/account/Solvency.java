package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What of a co-op's net book value may be paid out of internal accounts: that of the last year
/// before the payment whose accounts are approved, less what went out since. Liquid means are not
/// known here. While no year has approved accounts nothing is known and nothing is refused.
final class Solvency {

    private Solvency() {}

    /// @throws RefusedException when the payment would leave debts that nothing covers
    static void mustAllow(Tx tx, Money amount, LocalDate paidOn, Rule rule) {
        List<FiscalYear> before =
                FiscalYears.all(tx).stream()
                        .filter(year -> year.to().isBefore(paidOn))
                        .filter(year -> year.approval() != null && year.accounts() != null)
                        .toList();
        if (before.isEmpty()) {
            return;
        }
        FiscalYear last = before.getLast();
        Money value = Objects.requireNonNull(last.accounts()).netAssets();
        AccountRules.refusalOfPayment(
                        new AccountRules.Payment(
                                amount,
                                last.to(),
                                value,
                                Money.of(YearEnds.paidOut(tx, last.year()), value.currency()),
                                Money.of(redeemedAfter(tx, last.to()), value.currency())),
                        rule)
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
    }

    private static long redeemedAfter(Tx tx, LocalDate yearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(amount), 0)::bigint from capital_entry
                        where tenant_id = :tenant and kind = 'REDEMPTION' and on_day > :end\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", yearEnd)
                .mapTo(Long.class)
                .one();
    }
}
