package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What of members' retained shares became units of capital leaves their accounts: membership keeps
/// it from then on.
public final class UnitsFromAccounts {

    private UnitsFromAccounts() {}

    /// @param plan whose year is the vintage
    /// @param page which of the plan's pages of members this is
    /// @param amounts by member, positive
    public static void take(Tx tx, UUID plan, UUID page, LocalDate on, Map<UUID, Money> amounts) {
        LocalDate vintage = vintage(tx, plan);
        String reference = "units of " + plan + "/" + page;
        Money total = amounts.values().stream().reduce(Money::plus).orElseThrow();
        UUID journal =
                CapitalTerms.post(
                        tx, Account.MEMBER_ACCOUNTS, Account.UNITS_ISSUED, total, on, reference);
        List<Moves.Line> lines =
                amounts.entrySet().stream()
                        .map(each -> new Moves.Line(each.getKey(), vintage, each.getValue()))
                        .toList();
        Moves.add(tx, Move.Kind.UNITS, on, reference, journal, lines);
    }

    private static LocalDate vintage(Tx tx, UUID plan) {
        return tx.sql()
                .createQuery(
                        """
                        select y.to_day from plan p join fiscal_year y
                          on y.tenant_id = p.tenant_id and y.year = p.year
                        where p.tenant_id = :tenant and p.plan_id = :plan\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .mapTo(LocalDate.class)
                .one();
    }
}
