package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What of members' retained shares became units of capital leaves their accounts: membership keeps
/// it from then on. So does what is owed in money instead.
public final class UnitsFromAccounts {

    private UnitsFromAccounts() {}

    /// @param plan whose year is the vintage
    /// @param page which of the plan's pages of members this is
    /// @param amounts by member, positive
    public static void take(Tx tx, UUID plan, UUID page, LocalDate on, Map<UUID, Money> amounts) {
        String reference = "units of " + plan + "/" + page;
        move(tx, plan, Move.Kind.UNITS, Account.UNITS_ISSUED, reference, on, amounts);
    }

    /// What bought no units leaves them too, where nobody pays such accounts out: it is owed in
    /// money.
    ///
    /// @param of the plan, or which of its pages of members
    /// @return the journal
    public static UUID owe(Tx tx, UUID plan, String of, LocalDate on, Map<UUID, Money> amounts) {
        String reference = "rest of units of " + of;
        return move(
                tx, plan, Move.Kind.REDEMPTION, Account.DIVIDENDS_PAYABLE, reference, on, amounts);
    }

    /// What was owed in money and a correction takes back: it stands in their accounts again.
    ///
    /// @param plan the correction
    /// @param amounts by member, positive
    /// @return the journal
    public static UUID takeBack(Tx tx, UUID plan, LocalDate on, Map<UUID, Money> amounts) {
        String reference = "rest of units less by " + plan;
        Money total = amounts.values().stream().reduce(Money::plus).orElseThrow();
        UUID journal =
                CapitalTerms.post(
                        tx,
                        Account.DIVIDENDS_PAYABLE,
                        Account.MEMBER_ACCOUNTS,
                        total,
                        on,
                        reference);
        Map<UUID, Money> back = new LinkedHashMap<>(amounts);
        back.replaceAll((_, amount) -> amount.negated());
        Moves.add(tx, Move.Kind.REDEMPTION, on, reference, journal, lines(tx, plan, back));
        return journal;
    }

    /// What the vintages of these members do not hold any more of what a correction takes from
    /// them; what is on its way to buy units is not there either.
    ///
    /// @param plan the correction, executed
    public static Map<UUID, Money> missing(Tx tx, UUID plan, String currency) {
        Map<UUID, Money> missing = new LinkedHashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select p.member_id, (o.asked - h.held)::bigint as missing
                        from payout p
                          join lateral (
                            select coalesce(sum(m.amount), 0) as held from capital_move m
                            where m.tenant_id = :tenant and m.member_id = p.member_id
                              and m.vintage = :vintage) h on true
                          join lateral (
                            select coalesce(sum(u.amount), 0) as asked from unit_purchase_open u
                            where u.tenant_id = :tenant and u.member_id = p.member_id
                              and u.vintage = :vintage) o on true
                        where p.tenant_id = :tenant and p.plan_id = :plan and p.retained < 0
                          and h.held < o.asked
                        order by p.member_number, p.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bind("vintage", yearEnd(tx, plan))
                .map((row, context) ->
                        Map.entry(
                                row.getObject("member_id", UUID.class),
                                Money.of(row.getLong("missing"), currency)))
                .forEach(each -> missing.put(each.getKey(), each.getValue()));
        return missing;
    }

    /// What is left of these members' shares in a plan and its corrections: of their vintage of its
    /// year.
    public static Map<UUID, Money> left(Tx tx, UUID plan, List<UUID> members) {
        Map<UUID, Money> left = new LinkedHashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select member_id, currency, sum(amount)::bigint as held from capital_move
                        where tenant_id = :tenant and vintage = :vintage and member_id = any(:members)
                        group by member_id, currency having sum(amount) > 0 order by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("vintage", yearEnd(tx, plan))
                .bindArray("members", UUID.class, members.toArray())
                .map((row, context) ->
                        Map.entry(
                                row.getObject("member_id", UUID.class),
                                Money.of(row.getLong("held"), row.getString("currency"))))
                .forEach(each -> left.put(each.getKey(), each.getValue()));
        return left;
    }

    private static UUID move(
            Tx tx,
            UUID plan,
            Move.Kind kind,
            String to,
            String reference,
            LocalDate on,
            Map<UUID, Money> amounts) {
        Money total = amounts.values().stream().reduce(Money::plus).orElseThrow();
        UUID journal = CapitalTerms.post(tx, Account.MEMBER_ACCOUNTS, to, total, on, reference);
        Moves.add(tx, kind, on, reference, journal, lines(tx, plan, amounts));
        return journal;
    }

    private static List<Moves.Line> lines(Tx tx, UUID plan, Map<UUID, Money> amounts) {
        LocalDate vintage = yearEnd(tx, plan);
        return amounts.entrySet().stream()
                .map(each -> new Moves.Line(each.getKey(), vintage, each.getValue()))
                .toList();
    }

    /// The last day of a plan's year, which is its vintage.
    public static LocalDate yearEnd(Tx tx, UUID plan) {
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
