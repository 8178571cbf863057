package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was asked for of large co-ops' plans, and what became of it.
final class PlanComputations {

    /// A plan of any co-op that is to be made, or to be made again.
    ///
    /// @param request as it was asked for; for a new plan with its id
    /// @param revision the revision to be made, of which the first is a new plan
    /// @param attempt counts what was asked for of this plan
    /// @param language of the problem, should it be refused
    record Open(
            UUID tenantId,
            UUID planId,
            int revision,
            int attempt,
            String request,
            String subject,
            String requestId,
            String language) {

        static Open of(ResultSet row) throws SQLException {
            return new Open(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("plan_id", UUID.class),
                    row.getInt("revision"),
                    row.getInt("attempt"),
                    row.getString("request"),
                    row.getString("subject"),
                    row.getString("request_id"),
                    row.getString("language"));
        }
    }

    private PlanComputations() {}

    /// Whether more changes of membership are known than this, which are as many as the members at
    /// least.
    static boolean isLarge(Tx tx, int most) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) > :most from (
                          select from member_change where tenant_id = :tenant limit :most + 1) m\
                        """)
                .bind("tenant", tx.tenant())
                .bind("most", most)
                .mapTo(Boolean.class)
                .one();
    }

    static void add(Tx tx, UUID plan, String year, int revision, String request, Call by) {
        tx.sql()
                .createUpdate(
                        """
                        insert into plan_computation (tenant_id, plan_id, year, revision, attempt,
                          request, subject, request_id, language, recorded_at)
                        select :tenant, :plan, :year, :revision, coalesce(max(attempt), 0) + 1,
                          :request, :subject, :requestId, :language, :now
                        from plan_computation where tenant_id = :tenant and plan_id = :plan\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bind("year", year)
                .bind("revision", revision)
                .bind("request", request)
                .bind("subject", by.subject())
                .bind("requestId", by.requestId())
                .bind("language", by.language())
                .bind("now", tx.now())
                .execute();
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when no plan was asked for by this id, or it
    ///   was made at once
    static PlanComputationView get(Tx tx, UUID plan) {
        return find(tx, plan).orElseThrow(() -> Problems.notFound("plan-not-found"));
    }

    /// What was asked for last.
    static Optional<PlanComputationView> find(Tx tx, UUID plan) {
        return tx.sql()
                .createQuery(
                        """
                        select * from plan_computation
                        where tenant_id = :tenant and plan_id = :plan
                        order by attempt desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .map((row, context) -> view(row))
                .findOne();
    }

    /// The plans of all co-ops that are to be made, the oldest first.
    static List<Open> open(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select * from plan_computation where finished_at is null
                        order by recorded_at, plan_id\
                        """)
                .map((row, context) -> Open.of(row))
                .list();
    }

    /// Makes the plan this transaction's alone; false when it is made already, or another replica
    /// is at it.
    static boolean claim(Tx tx, UUID plan) {
        return tx.sql()
                        .createQuery(
                                """
                                select pg_try_advisory_xact_lock(
                                  hashtextextended('plan-computation/' || cast(:plan as text), 0))\
                                """)
                        .bind("plan", plan)
                        .mapTo(Boolean.class)
                        .one()
                && find(tx, plan)
                        .filter(each -> each.state() == PlanComputationView.State.COMPUTING)
                        .isPresent();
    }

    static void note(Tx tx, Open each, int written) {
        tx.sql()
                .createUpdate(
                        """
                        update plan_computation set written = :written
                        where tenant_id = :tenant and plan_id = :plan and attempt = :attempt\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", each.planId())
                .bind("attempt", each.attempt())
                .bind("written", written)
                .execute();
    }

    /// @param problem why there is no such revision, as JSON; null when there is
    static void finish(Tx tx, Open each, @Nullable String problem) {
        tx.sql()
                .createUpdate(
                        """
                        update plan_computation set finished_at = :now, problem = :problem::text
                        where tenant_id = :tenant and plan_id = :plan and attempt = :attempt
                          and finished_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", each.planId())
                .bind("attempt", each.attempt())
                .bind("problem", problem)
                .bind("now", tx.now())
                .execute();
    }

    private static PlanComputationView view(ResultSet row) throws SQLException {
        Instant finishedAt = instant(row.getObject("finished_at", OffsetDateTime.class));
        String problem = row.getString("problem");
        return new PlanComputationView(
                row.getObject("plan_id", UUID.class),
                row.getString("year"),
                row.getInt("revision"),
                finishedAt == null
                        ? PlanComputationView.State.COMPUTING
                        : problem == null
                                ? PlanComputationView.State.MADE
                                : PlanComputationView.State.REFUSED,
                row.getInt("written"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                finishedAt,
                problem);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
