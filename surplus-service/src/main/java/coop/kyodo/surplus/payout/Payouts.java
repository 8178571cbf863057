package coop.kyodo.surplus.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.waterfall.Payout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What executed plans pay to whom, each written once.
public final class Payouts {

    /// One member's payout in a plan.
    ///
    /// @param returned what membership could not apply to capital, paid in money beside `cash`
    /// @param units what of `retained` buys units of capital; absent when nothing does
    /// @param rest what of it bought none and is owed in money beside `cash`; absent when nothing
    ///   is
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            UUID memberId,
            long memberNumber,
            Money gross,
            Money withheld,
            Money unpaidCapital,
            Money retained,
            Money cash,
            Money returned,
            @Nullable UnitPurchase units,
            @Nullable Money rest) {}

    /// A member's shares together, before anything is done with them.
    record Due(UUID memberId, long memberNumber, long cash, long retained, long unpaid) {

        Payout payout(PayoutTerms terms) {
            return Payout.of(
                    Money.of(cash, terms.currency()),
                    Money.of(retained, terms.currency()),
                    terms.withholdingRate(),
                    Money.of(unpaid, terms.currency()),
                    terms.paysUp());
        }
    }

    private static final String SELECT =
            """
            select p.*, coalesce(r.amount, 0) as returned, u.units as units_asked,
              u.amount as units_amount, i.units as units_issued, i.amount as units_issued_amount,
              i.returned as units_returned, i.reason as units_reason, x.amount as units_rest
            from payout p left join dividend_return r using (tenant_id, plan_id, member_id)
              left join unit_purchase u using (tenant_id, plan_id, member_id)
              left join unit_issue i using (tenant_id, plan_id, member_id)
              left join unit_rest x using (tenant_id, plan_id, member_id)
            where p.tenant_id = :tenant and p.plan_id = :plan
            """;

    /// The unpaid capital of each `due` member on the day `on`, where dividends pay it up.
    static final String UNPAID =
            """
            case
              when :paysUp and (select kind from member_change m
                  where m.tenant_id = :tenant and m.member_id = due.member_id and m.on_day <= :on
                  order by m.sequence desc limit 1) = 'ADMITTED'
              then coalesce((
                select greatest(sum(c.subscribed - c.paid_in), 0)::bigint
                from member_capital_change c
                where c.tenant_id = :tenant and c.member_id = due.member_id
                  and c.effective_on <= :on), 0)
              else 0 end as unpaid
            """;

    /// The last member whose payout in the plan is written, or what is before all members.
    static final String LAST =
            """
            last as (
              select * from (
                (select member_number, member_id from payout
                  where tenant_id = :tenant and plan_id = :plan
                  order by member_number desc, member_id desc limit 1)
                union all
                select -1, '00000000-0000-0000-0000-000000000000') l
              order by member_number desc limit 1)
            """;

    /// Whoever comes after the last one. The pair is compared as it stands: under row-level
    /// security a condition with `or` or `coalesce` is not looked up in the index, and each chunk
    /// would read again all who are written already.
    static final String AFTER_LAST =
            "(member_number, member_id) > (select member_number, member_id from last)\n";

    private Payouts() {}

    /// Writes the payouts of the next members, in the order of their numbers, reports what of them
    /// pays up capital, and asks for the units that they buy.
    ///
    /// @return how many were written
    public static int writeNext(Tx tx, PayoutTerms terms, int size) {
        List<Due> due = next(tx, terms, size);
        if (due.isEmpty()) {
            return 0;
        }
        write(tx, terms, null, due, due.stream().map(each -> each.payout(terms)).toList());
        UnitPurchases.ask(tx, terms, due.stream().map(Due::memberId).toList());
        return due.size();
    }

    /// Writes these payouts, and reports what of them pays up capital.
    ///
    /// @param corrects for the differences of a correction, the plan it corrects
    static void write(
            Tx tx,
            PayoutTerms terms,
            @Nullable UUID corrects,
            List<Due> due,
            List<Payout> payouts) {
        insert(tx, terms, corrects, due, payouts);
        List<DividendEvents.Application> applied = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            if (payouts.get(i).unpaidCapital().isPositive()) {
                applied.add(
                        new DividendEvents.Application(
                                due.get(i).memberId(), payouts.get(i).unpaidCapital()));
            }
        }
        if (!applied.isEmpty()) {
            tx.publish(DividendEvents.applied(tx.tenant(), terms, applied));
        }
    }

    private static List<Due> next(Tx tx, PayoutTerms terms, int size) {
        return tx.sql()
                .createQuery(
                        """
                        with
                        """
                                + LAST
                                + """
                                , due as (
                                  select member_id, member_number, sum(cash)::bigint as cash,
                                    sum(retained)::bigint as retained
                                  from allocation
                                  where tenant_id = :tenant and plan_id = :plan and
                                """
                                + AFTER_LAST
                                + """
                                  group by member_number, member_id
                                  order by member_number, member_id limit :size)
                                select due.*,
                                """
                                + UNPAID
                                + "from due order by member_number, member_id")
                .bind("tenant", tx.tenant())
                .bind("plan", terms.planId())
                .bind("size", size)
                .bind("paysUp", terms.paysUp() != null)
                .bind("on", terms.on())
                .map((row, context) ->
                        new Due(
                                row.getObject("member_id", UUID.class),
                                row.getLong("member_number"),
                                row.getLong("cash"),
                                row.getLong("retained"),
                                row.getLong("unpaid")))
                .list();
    }

    private static void insert(
            Tx tx,
            PayoutTerms terms,
            @Nullable UUID corrects,
            List<Due> due,
            List<Payout> payouts) {
        tx.sql()
                .createUpdate(
                        """
                        insert into payout (tenant_id, plan_id, member_id, member_number, gross,
                          withheld, unpaid_capital, retained, cash, currency, recorded_at, corrects)
                        select :tenant, :plan, *, :currency, :now, :corrects::uuid
                        from unnest(:members, :numbers, :gross, :withheld, :applied, :retained, :cash)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", terms.planId())
                .bind("currency", terms.currency())
                .bind("now", tx.now())
                .bind("corrects", corrects)
                .bindArray("members", UUID.class, due.stream().map(Due::memberId).toArray())
                .bindArray("numbers", Long.class, due.stream().map(Due::memberNumber).toArray())
                .bindArray(
                        "gross",
                        Long.class,
                        payouts.stream().map(each -> each.gross().amount()).toArray())
                .bindArray(
                        "withheld",
                        Long.class,
                        payouts.stream().map(each -> each.withheld().amount()).toArray())
                .bindArray(
                        "applied",
                        Long.class,
                        payouts.stream().map(each -> each.unpaidCapital().amount()).toArray())
                .bindArray(
                        "retained",
                        Long.class,
                        payouts.stream().map(each -> each.retained().amount()).toArray())
                .bindArray(
                        "cash",
                        Long.class,
                        payouts.stream().map(each -> each.cash().amount()).toArray())
                .execute();
    }

    /// What a plan's payouts withhold and apply to capital, together.
    public record Withheld(Money withheld, Money unpaidCapital) {}

    public static Withheld withheld(Tx tx, UUID plan, String currency) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(withheld), 0)::bigint as withheld,
                          coalesce(sum(unpaid_capital), 0)::bigint as applied
                        from payout where tenant_id = :tenant and plan_id = :plan\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .map((row, context) ->
                        new Withheld(
                                Money.of(row.getLong("withheld"), currency),
                                Money.of(row.getLong("applied"), currency)))
                .one();
    }

    /// A member's payout in a plan; empty for plans that were executed before payouts were written.
    public static Optional<Line> find(Tx tx, UUID plan, UUID member) {
        return tx.sql()
                .createQuery(SELECT + "and p.member_id = :member")
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bind("member", member)
                .map((row, context) -> line(row))
                .findOne();
    }

    public static Page<Line> page(Tx tx, UUID plan, PageQuery page) {
        List<Line> lines =
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and (p.member_number, p.member_id) > (:number, :member)
                                        order by p.member_number, p.member_id limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", plan)
                        .bind("number", page.after().map(cursor -> cursor.number(0)).orElse(-1L))
                        .bind(
                                "member",
                                page.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0)))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> line(row))
                        .list();
        return Page.of(
                lines, page.limit(), last -> Cursor.of(last.memberNumber(), last.memberId()));
    }

    private static Line line(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        long rest = row.getLong("units_rest");
        return new Line(
                row.getObject("member_id", UUID.class),
                row.getLong("member_number"),
                Money.of(row.getLong("gross"), currency),
                Money.of(row.getLong("withheld"), currency),
                Money.of(row.getLong("unpaid_capital"), currency),
                Money.of(row.getLong("retained"), currency),
                Money.of(row.getLong("cash"), currency),
                Money.of(row.getLong("returned"), currency),
                UnitPurchase.of(row, currency),
                rest == 0 ? null : Money.of(rest, currency));
    }
}
