package coop.kyodo.surplus.payout;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.waterfall.Payout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a correction pays more or less to whom: one line for everybody who is in it or was in what
/// it corrects, with the number that the correction knows the person by. Somebody whom the
/// corrected plan paid as no member may be known as one since.
public final class CorrectedPayouts {

    /// A member, what the member got so far, and what the corrected shares are.
    private record Member(Payouts.Due due, Payout before) {

        Payout difference(PayoutTerms terms) {
            return CorrectedPayoutRules.difference(
                    before,
                    Money.of(due.cash(), terms.currency()),
                    Money.of(due.retained(), terms.currency()),
                    terms,
                    Money.of(due.unpaid(), terms.currency()));
        }
    }

    private static final String BEFORE =
            """
            select coalesce(sum(o.gross), 0)::bigint as gross,
              coalesce(sum(o.withheld), 0)::bigint as withheld,
              coalesce(sum(o.unpaid_capital - coalesce(r.amount, 0)), 0)::bigint as unpaid_capital,
              coalesce(sum(o.retained), 0)::bigint as retained,
              coalesce(sum(o.cash + coalesce(r.amount, 0)), 0)::bigint as cash
            from payout o join executed_plan e using (tenant_id, plan_id)
              left join dividend_return r using (tenant_id, plan_id, member_id)
            where o.tenant_id = :tenant and e.root = :root
            """;

    private CorrectedPayouts() {}

    /// Writes the differences of the next members, in the order of their numbers, and reports what
    /// of them pays up capital.
    ///
    /// @param root the plan that the corrections began with
    /// @param corrects the plan that this one corrects
    /// @return how many were written
    public static int writeNext(Tx tx, PayoutTerms terms, UUID root, UUID corrects, int size) {
        List<Member> members = next(tx, terms, root, corrects, size);
        Payouts.write(
                tx,
                terms,
                corrects,
                members.stream().map(Member::due).toList(),
                members.stream().map(each -> each.difference(terms)).toList());
        return members.size();
    }

    /// Nearly everybody has the same number in both, which one look into the index tells; only of
    /// the others is it asked whether they are in the plan at all.
    private static List<Member> next(Tx tx, PayoutTerms terms, UUID root, UUID corrects, int size) {
        return tx.sql()
                .createQuery(
                        """
                        with
                        """
                                + Payouts.LAST
                                + """
                                , due as (
                                  select member_id, member_number from (
                                    (select distinct member_number, member_id from allocation
                                      where tenant_id = :tenant and plan_id = :plan and
                                """
                                + Payouts.AFTER_LAST
                                + """
                                      order by member_number, member_id limit :size)
                                    union
                                    (select member_number, member_id from payout b
                                      where tenant_id = :tenant and plan_id = :corrects
                                        and (exists (select from allocation a
                                            where a.tenant_id = :tenant and a.plan_id = :plan
                                              and a.member_number = b.member_number
                                              and a.member_id = b.member_id)
                                          or not exists (select from allocation a
                                            where a.tenant_id = :tenant and a.plan_id = :plan
                                              and a.member_id = b.member_id)) and
                                """
                                + Payouts.AFTER_LAST
                                + """
                                      order by member_number, member_id limit :size)) m
                                  order by member_number, member_id limit :size)
                                select due.*, a.cash as due_cash, a.retained as due_retained, b.*,
                                """
                                + Payouts.UNPAID
                                + """
                                from due
                                join lateral (
                                  select coalesce(sum(cash), 0)::bigint as cash,
                                    coalesce(sum(retained), 0)::bigint as retained
                                  from allocation a where a.tenant_id = :tenant
                                    and a.plan_id = :plan and a.member_number = due.member_number
                                    and a.member_id = due.member_id) a on true
                                join lateral (
                                """
                                + BEFORE
                                + """
                                and o.member_id = due.member_id) b on true
                                order by due.member_number, due.member_id\
                                """)
                .bind("tenant", tx.tenant())
                .bind("plan", terms.planId())
                .bind("root", root)
                .bind("corrects", corrects)
                .bind("size", size)
                .bind("paysUp", terms.paysUp() != null)
                .bind("on", terms.on())
                .map((row, context) ->
                        new Member(
                                new Payouts.Due(
                                        row.getObject("member_id", UUID.class),
                                        row.getLong("member_number"),
                                        row.getLong("due_cash"),
                                        row.getLong("due_retained"),
                                        row.getLong("unpaid")),
                                payout(row, terms)))
                .list();
    }

    /// What a member got in a plan and its corrections before the correction was executed.
    public static Payout before(Tx tx, PayoutTerms correction, UUID root, UUID member) {
        return tx.sql()
                .createQuery(
                        BEFORE
                                + """
                                and o.member_id = :member
                                and e.executed_at < (select executed_at from executed_plan
                                  where tenant_id = :tenant and plan_id = :plan)\
                                """)
                .bind("tenant", tx.tenant())
                .bind("root", root)
                .bind("plan", correction.planId())
                .bind("member", member)
                .map((row, context) -> payout(row, correction))
                .one();
    }

    /// What of the retained parts before the correction bought no unit and is owed in money; empty
    /// when there is none.
    public static Optional<Money> restBefore(
            Tx tx, PayoutTerms correction, UUID root, UUID member) {
        return tx.sql()
                .createQuery(
                        """
                        select sum(r.amount)::bigint from unit_rest r
                          join executed_plan e using (tenant_id, plan_id)
                        where r.tenant_id = :tenant and e.root = :root and r.member_id = :member
                          and e.executed_at < (select executed_at from executed_plan
                            where tenant_id = :tenant and plan_id = :plan)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("root", root)
                .bind("plan", correction.planId())
                .bind("member", member)
                .mapTo(Long.class)
                .findOne()
                .map(amount -> Money.of(amount, correction.currency()));
    }

    private static Payout payout(ResultSet row, PayoutTerms terms) throws SQLException {
        String currency = terms.currency();
        return new Payout(
                Money.of(row.getLong("gross"), currency),
                terms.withholdingRate(),
                Money.of(row.getLong("withheld"), currency),
                Money.of(row.getLong("unpaid_capital"), currency),
                Money.of(row.getLong("retained"), currency),
                Money.of(row.getLong("cash"), currency));
    }
}
