package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The executions of plans: one for each, with the chunks of lines that it has written.
final class Executions {

    /// An execution of any co-op that is to go on.
    public record Open(UUID tenantId, UUID planId) {}

    private Executions() {}

    static void begin(Tx tx, Plan plan, LocalDate on) {
        tx.sql()
                .createUpdate(
                        """
                        insert into execution (tenant_id, plan_id, revision, executed_on, lines,
                          currency, recorded_at)
                        select :tenant, :plan, :revision, :on, count(*), :currency, :now
                        from plan_share
                        where tenant_id = :tenant and plan_id = :plan and revision = :revision\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("revision", plan.revision())
                .bind("on", on)
                .bind("currency", plan.distributed().currency())
                .bind("now", tx.now())
                .execute();
    }

    static Optional<Execution> find(Tx tx, UUID plan) {
        return tx.sql()
                .createQuery(
                        """
                        select e.*, coalesce(c.written, 0) as written, coalesce(c.amount, 0) as amount
                        from execution e left join lateral (
                          select sum(last - first + 1) as written, sum(amount) as amount
                          from execution_chunk c
                          where c.tenant_id = e.tenant_id and c.plan_id = e.plan_id) c on true
                        where e.tenant_id = :tenant and e.plan_id = :plan\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .map((row, context) -> execution(row))
                .findOne();
    }

    /// Whether the execution of a plan was begun and may still give way to another plan's.
    static boolean mayGiveWay(Tx tx, UUID plan) {
        return find(tx, plan).filter(Execution::mayGiveWay).isPresent();
    }

    /// The executions of all co-ops that are to go on.
    static List<Open> open(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select tenant_id, plan_id from execution
                        where finished_at is null and halted is null
                        order by recorded_at, plan_id\
                        """)
                .map(ConstructorMapper.of(Open.class))
                .list();
    }

    /// Writes the shares of the next places, and notes that they are written.
    static void writeChunk(Tx tx, Plan plan, Execution execution, int size) {
        int first = execution.written();
        int last = Math.min(first + size, execution.lines()) - 1;
        tx.sql()
                .createUpdate(
                        """
                        with written as (
                          insert into allocation (tenant_id, plan_id, step, member_id,
                            member_number, amount, cash, retained, currency,
                            executed_on, recorded_at)
                          select tenant_id, plan_id, step, member_id,
                            member_number, amount, cash, retained, currency, :on, :now
                          from plan_share
                          where tenant_id = :tenant and plan_id = :plan and revision = :revision
                            and ordinal between :first and :last
                          returning amount, cash, retained)
                        insert into execution_chunk (tenant_id, plan_id, first, last,
                          amount, cash, retained, recorded_at)
                        select :tenant, :plan, :first, :last,
                          coalesce(sum(amount), 0), coalesce(sum(cash), 0),
                          coalesce(sum(retained), 0), :now
                        from written\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("revision", plan.revision())
                .bind("first", first)
                .bind("last", last)
                .bind("on", execution.executedOn())
                .bind("now", tx.now())
                .execute();
    }

    /// What was written, by whether it is paid in money or kept.
    static Sums sums(Tx tx, Plan plan) {
        return sums(tx, plan, "allocation where tenant_id = :tenant and plan_id = :plan");
    }

    /// The same of what is to be written.
    static Sums planned(Tx tx, Plan plan) {
        return sums(
                tx,
                plan,
                "plan_share where tenant_id = :tenant and plan_id = :plan and revision = "
                        + plan.revision());
    }

    private static Sums sums(Tx tx, Plan plan, String rows) {
        String currency = plan.distributed().currency();
        return tx.sql()
                .createQuery(
                        """
                        select count(*) as lines, coalesce(sum(cash), 0)::bigint as cash,
                          coalesce(sum(retained), 0)::bigint as retained\
                        """
                                + " from "
                                + rows)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .map((row, context) ->
                        new Sums(
                                row.getInt("lines"),
                                Money.of(row.getLong("cash"), currency),
                                Money.of(row.getLong("retained"), currency)))
                .one();
    }

    /// Lines and their sums.
    record Sums(int lines, Money cash, Money retained) {}

    /// Notes that what is written was found to be what was adopted.
    static void compared(Tx tx, UUID plan) {
        reach(tx, plan, "compared_at");
    }

    static void finish(Tx tx, UUID plan) {
        reach(tx, plan, "finished_at");
    }

    private static void reach(Tx tx, UUID plan, String column) {
        tx.sql()
                .createUpdate(
                        """
                        update execution set %1$s = :now
                        where tenant_id = :tenant and plan_id = :plan and %1$s is null\
                        """
                                .formatted(column))
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bind("now", tx.now())
                .execute();
    }

    /// Stops an execution, or lets it go on when there is no reason.
    static void halt(Tx tx, UUID plan, @Nullable String reason) {
        tx.sql()
                .createUpdate(
                        """
                        update execution set halted = :reason::text
                        where tenant_id = :tenant and plan_id = :plan\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bind("reason", reason)
                .execute();
    }

    /// How many written lines differ from the plan's shares, or have none beside them.
    static long differences(Tx tx, Plan plan) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) from (
                          select step, member_id, member_number, amount, cash, retained
                          from plan_share
                          where tenant_id = :tenant and plan_id = :plan and revision = :revision) s
                        full join (
                          select step, member_id, member_number, amount, cash, retained
                          from allocation where tenant_id = :tenant and plan_id = :plan) a
                        using (step, member_id)
                        where (s.member_number, s.amount, s.cash, s.retained)
                          is distinct from (a.member_number, a.amount, a.cash, a.retained)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("revision", plan.revision())
                .mapTo(Long.class)
                .one();
    }

    private static Execution execution(ResultSet row) throws SQLException {
        return new Execution(
                row.getObject("executed_on", LocalDate.class),
                row.getInt("lines"),
                row.getInt("written"),
                Money.of(row.getLong("amount"), row.getString("currency")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                instant(row, "compared_at"),
                instant(row, "finished_at"),
                row.getString("halted"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
