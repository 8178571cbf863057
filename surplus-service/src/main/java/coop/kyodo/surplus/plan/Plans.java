package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The plans of a co-op.
public final class Plans {

    /// A resolution that named a plan and did not adopt it.
    public record Mismatch(
            UUID resolutionId, String reason, @Nullable String givenHash, LocalDate adoptedOn) {}

    private static final String SELECT =
            """
            select p.plan_id, p.year, p.corrects, p.root, r.revision, r.program, r.inputs, r.result, r.hash,
              r.distributed, r.currency, r.note
            from plan p join lateral (
              select * from plan_revision r
              where r.tenant_id = p.tenant_id and r.plan_id = p.plan_id
              order by revision desc limit 1) r on true
            where p.tenant_id = :tenant
            """;

    private Plans() {}

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such plan
    public static Plan get(Tx tx, UUID id) {
        return find(tx, id).orElseThrow(() -> Problems.notFound("plan-not-found"));
    }

    /// An executed plan that has payouts.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such plan, 409 otherwise
    public static Plan executed(Tx tx, UUID id) {
        Plan plan = get(tx, id);
        plan.mustBe(Plan.State.EXECUTED, "plan-not-executed");
        if (Executions.find(tx, id).filter(each -> each.comparedAt() != null).isEmpty()) {
            throw Problems.conflict(
                    "plan-without-payouts", FormFault.of("", "said.executed-before-payouts"));
        }
        return plan;
    }

    static Optional<Plan> find(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and p.plan_id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map((row, context) -> plan(tx, row))
                .findOne();
    }

    static Page<Plan> page(Tx tx, @Nullable String year, PageQuery page) {
        List<UUID> ids =
                tx.sql()
                        .createQuery(
                                """
                                select plan_id from plan
                                where tenant_id = :tenant and (:year::text is null or year = :year::text)
                                  and (:after::uuid is null or (recorded_at, plan_id) <
                                    (select recorded_at, plan_id from plan
                                     where tenant_id = :tenant and plan_id = :after::uuid))
                                order by recorded_at desc, plan_id desc limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("year", year)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(null))
                        .bind("limit", page.limit() + 1)
                        .mapTo(UUID.class)
                        .list();
        return Page.of(ids, page.limit(), Cursor::of).map(id -> get(tx, id));
    }

    /// @param corrected the plan that the new one corrects, if it does
    static void add(Tx tx, UUID id, String year, @Nullable Plan corrected) {
        tx.sql()
                .createUpdate(
                        """
                        insert into plan (tenant_id, plan_id, year, corrects, root, recorded_at)
                        values (:tenant, :id, :year, :corrects::uuid, :root::uuid, :now)\
                        """)
                .bind("corrects", corrected == null ? null : corrected.planId())
                .bind("root", corrected == null ? null : corrected.rootOrItself())
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("year", year)
                .bind("now", tx.now())
                .execute();
    }

    /// @param written hears how many measures and shares are written so far
    static void addRevision(
            Tx tx,
            UUID id,
            int revision,
            PlanDocument document,
            @Nullable String note,
            IntConsumer written) {
        Money distributed = document.readResult().waterfall().distributed();
        PlanLines.Totals totals = PlanLines.Totals.of(document.members());
        tx.sql()
                .createUpdate(
                        """
                        insert into plan_revision (tenant_id, plan_id, revision, program, inputs,
                          result, hash, distributed, currency, note, members, minutes, days,
                          recorded_at)
                        values (:tenant, :id, :revision, :program, :inputs,
                          :result, :hash, :distributed, :currency, :note::text, :members,
                          :minutes, :days, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("revision", revision)
                .bind("program", document.program())
                .bind("inputs", document.inputs())
                .bind("result", document.result())
                .bind("hash", document.hash())
                .bind("distributed", distributed.amount())
                .bind("currency", distributed.currency())
                .bind("note", note)
                .bind("members", totals.members())
                .bind("minutes", totals.minutes())
                .bind("days", totals.days())
                .bind("now", tx.now())
                .execute();
        AtomicInteger lines = new AtomicInteger();
        IntConsumer more = rows -> written.accept(lines.addAndGet(rows));
        PlanLines.addMeasures(tx, id, revision, document.members(), more);
        PlanLines.addShares(tx, id, revision, document.shares(), more);
    }

    static void reach(Tx tx, Plan plan, Plan.State state, LocalDate on, @Nullable UUID resolution) {
        tx.sql()
                .createUpdate(
                        """
                        insert into plan_state (tenant_id, plan_id, state, year, revision, hash,
                          on_day, resolution_id, corrects, recorded_at)
                        values (:tenant, :plan, :state, :year, :revision, :hash,
                          :on, :resolution::uuid, :corrects::uuid, :now)\
                        """)
                .bind("corrects", plan.corrects())
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("state", state.name())
                .bind("year", plan.year())
                .bind("revision", plan.revision())
                .bind("hash", plan.hash())
                .bind("on", on)
                .bind("resolution", resolution)
                .bind("now", tx.now())
                .execute();
    }

    /// The plan that is adopted in the place that this one is for: another one of the year, or
    /// another correction of what this one corrects.
    static Optional<Plan> adoptedBeside(Tx tx, Plan plan) {
        return tx.sql()
                .createQuery(
                        """
                        select a.plan_id from plan_state a
                        where a.tenant_id = :tenant and a.year = :year and a.state = 'ADOPTED'
                          and a.plan_id <> :plan
                          and a.corrects is not distinct from :corrects::uuid
                          and not exists (select from plan_state s
                            where s.tenant_id = a.tenant_id and s.plan_id = a.plan_id
                              and s.state = 'SUPERSEDED')\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", plan.year())
                .bind("plan", plan.planId())
                .bind("corrects", plan.corrects())
                .mapTo(UUID.class)
                .findOne()
                .map(id -> get(tx, id));
    }

    /// The plan of a year that has been executed, corrections aside.
    static Optional<UUID> executedOf(Tx tx, String year) {
        return tx.sql()
                .createQuery(
                        """
                        select plan_id from plan_state
                        where tenant_id = :tenant and year = :year and state = 'EXECUTED'
                          and corrects is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .mapTo(UUID.class)
                .findOne();
    }

    /// The correction of a plan that has reached EXECUTING or EXECUTED and has not given way to
    /// another; there is one at most.
    public static Optional<UUID> correctionOf(Tx tx, UUID plan, Plan.State state) {
        return tx.sql()
                .createQuery(
                        """
                        select plan_id from plan_state r
                        where tenant_id = :tenant and corrects = :plan and state = :state
                          and not exists (select from plan_state s
                            where s.tenant_id = r.tenant_id and s.plan_id = r.plan_id
                              and s.state = 'SUPERSEDED')\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bind("state", state.name())
                .mapTo(UUID.class)
                .findOne();
    }

    static void addMismatch(Tx tx, UUID plan, Mismatch mismatch) {
        tx.sql()
                .createUpdate(
                        """
                        insert into adoption_mismatch (tenant_id, resolution_id, plan_id, reason,
                          given_hash, adopted_on, recorded_at)
                        values (:tenant, :resolutionId, :plan, :reason,
                          :givenHash, :adoptedOn, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bindMethods(mismatch)
                .bind("now", tx.now())
                .execute();
    }

    static List<Mismatch> mismatches(Tx tx, UUID plan) {
        return tx.sql()
                .createQuery(
                        """
                        select resolution_id, reason, given_hash, adopted_on from adoption_mismatch
                        where tenant_id = :tenant and plan_id = :plan
                        order by recorded_at, resolution_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .map(ConstructorMapper.of(Mismatch.class))
                .list();
    }

    /// Everything the plan's hash is taken of, as it is stored; its rows are read when they are
    /// asked for, in this transaction.
    static PlanDocument document(Tx tx, Plan plan) {
        return new PlanDocument(
                plan.inputs(),
                each -> PlanLines.eachMeasures(tx, plan, each),
                plan.program(),
                plan.result(),
                each -> PlanLines.eachShare(tx, plan, each));
    }

    private static Plan plan(Tx tx, ResultSet row) throws SQLException {
        UUID id = row.getObject("plan_id", UUID.class);
        List<Plan.Reached> reached =
                tx.sql()
                        .createQuery(
                                """
                                select state, hash, on_day, resolution_id from plan_state
                                where tenant_id = :tenant and plan_id = :plan
                                order by array_position(
                                  array['SUBMITTED', 'ADOPTED', 'EXECUTING', 'SUPERSEDED', 'EXECUTED'], state)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", id)
                        .map(ConstructorMapper.of(Plan.Reached.class))
                        .list();
        return new Plan(
                id,
                row.getString("year"),
                row.getObject("corrects", UUID.class),
                row.getObject("root", UUID.class),
                row.getInt("revision"),
                row.getString("program"),
                row.getString("inputs"),
                row.getString("result"),
                row.getString("hash"),
                Money.of(row.getLong("distributed"), row.getString("currency")),
                row.getString("note"),
                reached);
    }
}
