package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Planned work, which stands apart from work done and never counts as such.
final class WorkPlans {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// Work planned on a date or in a month.
    ///
    /// @param replaces the plan that holds no longer
    record Request(
            @Nullable UUID id,
            @NotNull UUID memberId,
            @NotNull UUID siteId,
            @Nullable LocalDate date,
            @Nullable YearMonth month,
            @Min(0) @Max(44_640) int minutes,
            @Min(0) @Max(31) int days,
            @Nullable UUID replaces) {}

    /// Planned work.
    record Plan(
            UUID planId,
            UUID memberId,
            UUID siteId,
            YearMonth period,
            @Nullable LocalDate date,
            int minutes,
            int days,
            @Nullable UUID replaces,
            Instant recordedAt) {}

    private WorkPlans() {}

    static Plan plan(Tx tx, Request request) {
        YearMonth period =
                WorkRules.period(request.date(), request.month())
                        .orElseThrow(() ->
                                Problems.malformed(
                                        "date-or-month",
                                        FormFault.of("/date", "said.date-or-month")));
        if (!WorkRules.fits(period, request.date(), request.minutes(), request.days())) {
            throw Problems.malformed(
                    "work-exceeds-time", FormFault.of("/minutes", "said.work-exceeds-time"));
        }
        Members.get(tx, request.memberId());
        LocalDate firstDay = WorkRules.firstDay(period, request.date());
        LocalDate lastDay = WorkRules.lastDay(period, request.date());
        People.mustWork(tx, request.memberId(), firstDay, lastDay);
        Sites.mustBeOpen(tx, request.siteId(), firstDay, lastDay);
        UUID planId = Ids.orNext(request.id());
        if (count(tx, "plan_id", planId) > 0) {
            throw Problems.conflict("work-plan-exists", FormFault.of("", "said.id-of-a-plan"));
        }
        if (request.replaces() != null) {
            if (count(tx, "plan_id", request.replaces()) == 0) {
                throw Problems.notFound("work-plan-not-found");
            }
            if (count(tx, "replaces", request.replaces()) > 0) {
                throw Problems.conflict(
                        "work-plan-replaced", FormFault.of("", "said.plan-replaced"));
            }
        }
        Plan plan =
                new Plan(
                        planId,
                        request.memberId(),
                        request.siteId(),
                        period,
                        request.date(),
                        request.minutes(),
                        request.days(),
                        request.replaces(),
                        tx.now());
        add(tx, plan);
        WorkChanged.planned(tx, plan);
        tx.audit(
                "work-planned",
                planId.toString(),
                Map.of("member", plan.memberId(), "period", period, "minutes", plan.minutes()));
        return plan;
    }

    /// The plans that hold, in the order of their ids.
    static Page<Plan> page(
            Tx tx,
            @Nullable UUID memberId,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select * from work_plan p
                                where tenant_id = :tenant and plan_id > :after
                                  and (cast(:member as uuid) is null or member_id = cast(:member as uuid))
                                  and (cast(:from as text) is null or period >= :from)
                                  and (cast(:to as text) is null or period <= :to)
                                  and not exists (select from work_plan r
                                    where r.tenant_id = :tenant and r.replaces = p.plan_id)
                                order by plan_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("member", memberId)
                        .bind("from", from == null ? null : from.toString())
                        .bind("to", to == null ? null : to.toString())
                        .bind("limit", page.limit() + 1)
                        .map(WorkPlans::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.planId()));
    }

    private static long count(Tx tx, String column, UUID planId) {
        return tx.sql()
                .createQuery(
                        "select count(*) from work_plan where tenant_id = :tenant and <column> ="
                                + " :plan")
                .define("column", column)
                .bind("tenant", tx.tenant())
                .bind("plan", planId)
                .mapTo(Long.class)
                .one();
    }

    private static void add(Tx tx, Plan plan) {
        tx.sql()
                .createUpdate(
                        """
                        insert into work_plan values (:tenant, :planId, :memberId, :siteId, :month,
                          cast(:date as date), :minutes, :days, :replaces, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("planId", plan.planId())
                .bind("memberId", plan.memberId())
                .bind("siteId", plan.siteId())
                .bind("month", plan.period().toString())
                .bind("date", plan.date())
                .bind("minutes", plan.minutes())
                .bind("days", plan.days())
                .bind("replaces", plan.replaces())
                .bind("now", tx.now())
                .execute();
    }

    private static Plan read(ResultSet row, StatementContext context) throws SQLException {
        return new Plan(
                row.getObject("plan_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("site_id", UUID.class),
                YearMonth.parse(row.getString("period")),
                row.getObject("planned_on", LocalDate.class),
                row.getInt("minutes"),
                row.getInt("days"),
                row.getObject("replaces", UUID.class),
                row.getTimestamp("recorded_at").toInstant());
    }
}
