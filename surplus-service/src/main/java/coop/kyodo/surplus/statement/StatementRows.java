package coop.kyodo.surplus.statement;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.export.Sheet;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.PlanLines;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The statements of everybody in an executed plan, a row for each, without names.
final class StatementRows {

    /// What one statement comes to.
    ///
    /// @param measures what was frozen beside minutes and days, by name
    /// @param share the shares together; in a correction, the corrected ones
    /// @param loss what the member bears of the year's loss
    /// @param gross what of the share is not retained; from here on, in a correction, what it pays
    ///   more or less
    /// @param unpaidCapital what of it paid up capital
    /// @param setOff what of it settled earlier years' losses
    /// @param refund what is paid back of losses that became smaller after they were settled
    /// @param payable what is paid in money, with what came back from capital or bought no unit and
    ///   what is paid back, less what settled losses
    record Row(
            long memberNumber,
            UUID memberId,
            long minutes,
            long days,
            Map<String, Long> measures,
            Money share,
            Money loss,
            Money gross,
            Money withheld,
            Money unpaidCapital,
            Money retained,
            Money setOff,
            Money refund,
            Money payable) {

        private List<String> measureTexts() {
            return measures.entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .toList();
        }
    }

    static final Sheet<Row> SHEET =
            Sheet.<Row>named("statements")
                    .column("memberNumber", Row::memberNumber)
                    .column("memberId", Row::memberId)
                    .column("minutes", Row::minutes)
                    .column("days", Row::days)
                    .column("measures", Row::measureTexts)
                    .column("share", Row::share)
                    .column("loss", Row::loss)
                    .column("gross", Row::gross)
                    .column("withheld", Row::withheld)
                    .column("unpaidCapital", Row::unpaidCapital)
                    .column("retained", Row::retained)
                    .column("setOff", Row::setOff)
                    .column("refund", Row::refund)
                    .column("payable", Row::payable)
                    .column("currency", row -> row.share().currency());

    private StatementRows() {}

    /// By member number. Whoever asks for them closes the stream.
    static Stream<Row> of(Tx tx, Plan plan) {
        String currency = plan.distributed().currency();
        Money zero = Money.zero(currency);
        Map<UUID, Money> losses =
                plan.readResult().waterfall().allLosses().stream()
                        .flatMap(line -> Stream.ofNullable(line.charges()).flatMap(List::stream))
                        .collect(
                                Collectors.toMap(
                                        Waterfall.Charge::memberId,
                                        Waterfall.Charge::amount,
                                        Money::plus));
        return Exports.rows(
                tx.sql()
                        .createQuery(
                                """
                                select member_id,
                                  coalesce(m.member_number, o.member_number, l.member_number)
                                    as member_number,
                                  coalesce(m.minutes, 0) as minutes, coalesce(m.days, 0) as days,
                                  coalesce(m.other, '{}') as other,
                                  coalesce(a.share, 0)::bigint as share,
                                  coalesce(o.gross, 0) as gross,
                                  coalesce(o.withheld, 0) as withheld,
                                  coalesce(o.unpaid_capital, 0) - coalesce(r.amount, 0) as unpaid,
                                  coalesce(o.retained, 0) as retained,
                                  coalesce(o.cash, 0) + coalesce(r.amount, 0)
                                    + coalesce(x.amount, 0)
                                    - coalesce(l.set_off, 0) + coalesce(l.refund, 0) as payable,
                                  coalesce(l.set_off, 0) as set_off,
                                  coalesce(l.refund, 0) as refund
                                from (select * from plan_measure
                                    where tenant_id = :tenant and plan_id = :plan
                                      and revision = :revision) m
                                  full join (select * from payout
                                    where tenant_id = :tenant and plan_id = :plan) o
                                    using (member_id)
                                  full join (select s.member_id,
                                      min(b.member_number) as member_number,
                                      coalesce(sum(s.amount)
                                        filter (where kind = 'SET_OFF'), 0)::bigint as set_off,
                                      coalesce(sum(s.amount)
                                        filter (where kind = 'REFUND'), 0)::bigint as refund
                                    from member_loss_settlement s
                                      cross join lateral (select min(member_number) as member_number
                                        from member_loss b where b.tenant_id = s.tenant_id
                                          and b.root = s.root and b.member_id = s.member_id) b
                                    where s.tenant_id = :tenant and s.plan_id = :plan
                                    group by s.member_id) l using (member_id)
                                  left join (select member_id, sum(amount) as share from allocation
                                    where tenant_id = :tenant and plan_id = :plan
                                    group by member_id) a using (member_id)
                                  left join (select member_id, amount from dividend_return
                                    where tenant_id = :tenant and plan_id = :plan) r
                                    using (member_id)
                                  left join (select member_id, amount from unit_rest
                                    where tenant_id = :tenant and plan_id = :plan) x
                                    using (member_id)
                                order by 2, 1\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", plan.planId())
                        .bind("revision", plan.revision()),
                (row, context) -> row(row, currency, losses, zero));
    }

    private static Row row(ResultSet row, String currency, Map<UUID, Money> losses, Money zero)
            throws SQLException {
        MemberMeasures measures = PlanLines.measures(row);
        return new Row(
                measures.memberNumber(),
                measures.memberId(),
                measures.minutes(),
                measures.days(),
                measures.other(),
                Money.of(row.getLong("share"), currency),
                losses.getOrDefault(measures.memberId(), zero),
                Money.of(row.getLong("gross"), currency),
                Money.of(row.getLong("withheld"), currency),
                Money.of(row.getLong("unpaid"), currency),
                Money.of(row.getLong("retained"), currency),
                Money.of(row.getLong("set_off"), currency),
                Money.of(row.getLong("refund"), currency),
                Money.of(row.getLong("payable"), currency));
    }
}
