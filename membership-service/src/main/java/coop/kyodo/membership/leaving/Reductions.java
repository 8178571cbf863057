package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The members' reductions.
final class Reductions {

    private Reductions() {}

    static List<Reduction> of(Tx tx, Cooperative cooperative, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select * from unit_reduction_now
                        where tenant_id = :tenant and member_id = :member order by recorded_at\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// Those that wait for this year's end or an earlier one, in the order of the members' ids.
    static List<Reduction> openUpTo(Tx tx, Cooperative cooperative, LocalDate end) {
        return tx.sql()
                .createQuery(
                        """
                        select * from unit_reduction
                        where tenant_id = :tenant and state = 'OPEN' and effective_on <= :end
                        order by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", end)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    static void add(Tx tx, Reduction reduction) {
        tx.sql()
                .createUpdate(
                        """
                        insert into unit_reduction (tenant_id, reduction_id, member_id, units, notice_on,
                          effective_on, last_day_in_time, state, recorded_at)
                        values (:tenant, :id, :member, :units, :noticeOn, :effectiveOn, :lastDay, 'OPEN',
                          :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", reduction.reductionId())
                .bind("member", reduction.memberId())
                .bind("units", reduction.units())
                .bind("noticeOn", reduction.noticeOn())
                .bind("effectiveOn", reduction.effectiveOn())
                .bind("lastDay", reduction.lastDayInTime())
                .bind("now", tx.now())
                .execute();
    }

    /// @param unpaid what was unpaid of the units
    /// @param lapsesAfter the last day on which the co-op can claim what it may call of that
    static void settle(
            Tx tx,
            Reduction reduction,
            RefundRules.Valuation value,
            Money unpaid,
            LocalDate lapsesAfter) {
        tx.sql()
                .createUpdate(
                        """
                        update unit_reduction
                        set state = 'SETTLED', share_value = :value, refund = :refund,
                          unpaid = :unpaid, callable = :callable, call_lapses_after = :lapses
                        where tenant_id = :tenant and reduction_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", reduction.reductionId())
                .bind("value", value.shareValue().amount())
                .bind("refund", value.refund().amount())
                .bind("unpaid", unpaid.amount())
                .bind("callable", value.callable().amount())
                .bind("lapses", lapsesAfter)
                .execute();
    }

    static void overtake(Tx tx, Reduction reduction) {
        tx.sql()
                .createUpdate(
                        """
                        update unit_reduction set state = 'OVERTAKEN'
                        where tenant_id = :tenant and reduction_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", reduction.reductionId())
                .execute();
    }

    private static Reduction read(ResultSet row, Cooperative cooperative) throws SQLException {
        Rule rule = cooperative.rules().rule("JP-030");
        boolean settled = row.getObject("share_value", Long.class) != null;
        return new Reduction(
                row.getObject("reduction_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getLong("units"),
                row.getObject("notice_on", LocalDate.class),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("last_day_in_time", LocalDate.class),
                Reduction.State.valueOf(row.getString("state")),
                settled ? cooperative.money(row.getLong("share_value")) : null,
                settled ? cooperative.money(row.getLong("refund")) : null,
                settled ? cooperative.money(row.getLong("unpaid")) : null,
                settled ? cooperative.money(row.getLong("callable")) : null,
                rule.id(),
                rule.source());
    }
}
