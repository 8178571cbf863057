package coop.kyodo.federation.dues;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/// The dues runs of a federation. Totals are never stored: they are the sums of the assessments.
final class DuesRuns {

    private static final String SELECT =
            """
            select r.id, r.number, r.policy_id, r.fiscal_year, r.count_as_of, r.assessed_on, r.due_on, r.corrects,
              (select c.id from dues_run c where c.tenant_id = r.tenant_id and c.corrects = r.id) as corrected_by,
              r.reason, r.snapshot_id, s.hash, r.recorded_at, f.currency,
              (select count(*) from dues_assessment a where a.tenant_id = r.tenant_id and a.run_id = r.id) as assessments,
              (select coalesce(sum(amount), 0) from dues_assessment a
                where a.tenant_id = r.tenant_id and a.run_id = r.id) as total,
              (select coalesce(sum(amount), 0) from credit_note n
                where n.tenant_id = r.tenant_id and n.run_id = r.id) as credited
            from dues_run r
              join count_snapshot s on s.tenant_id = r.tenant_id and s.id = r.snapshot_id
              join federation f on f.tenant_id = r.tenant_id
            where r.tenant_id = :tenant
            """;

    private static final RowMapper<DuesRun> MAPPER =
            (row, context) ->
                    new DuesRun(
                            row.getObject("id", UUID.class),
                            row.getLong("number"),
                            row.getObject("policy_id", UUID.class),
                            row.getString("fiscal_year"),
                            row.getObject("count_as_of", LocalDate.class),
                            row.getObject("assessed_on", LocalDate.class),
                            row.getObject("due_on", LocalDate.class),
                            row.getObject("corrects", UUID.class),
                            row.getObject("corrected_by", UUID.class),
                            row.getString("reason"),
                            row.getObject("snapshot_id", UUID.class),
                            row.getString("hash"),
                            row.getInt("assessments"),
                            Money.of(row.getLong("total"), row.getString("currency")),
                            Money.of(row.getLong("credited"), row.getString("currency")),
                            row.getTimestamp("recorded_at").toInstant());

    private DuesRuns() {}

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    static DuesRun get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and r.id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(MAPPER)
                .findOne()
                .orElseThrow(() -> Problems.notFound("dues-run-not-found"));
    }

    /// The run of a policy and year that nothing has corrected.
    static Optional<UUID> standing(Tx tx, UUID policy, String fiscalYear) {
        return tx.sql()
                .createQuery(
                        """
                        select id from dues_run r
                        where tenant_id = :tenant and policy_id = :policy and fiscal_year = :year
                          and not exists (select from dues_run c where c.tenant_id = r.tenant_id and c.corrects = r.id)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("policy", policy)
                .bind("year", fiscalYear)
                .mapTo(UUID.class)
                .findOne();
    }

    static List<DuesRun> page(Tx tx, long after, int limit) {
        return tx.sql()
                .createQuery(SELECT + "and r.number > :after order by r.number limit :limit")
                .bind("tenant", tx.tenant())
                .bind("after", after)
                .bind("limit", limit)
                .map(MAPPER)
                .list();
    }

    /// Whether it was new.
    static boolean add(Tx tx, UUID id, NewDuesRun request, UUID snapshot) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into dues_run (tenant_id, id, policy_id, fiscal_year, count_as_of, assessed_on,
                                  due_on, corrects, reason, snapshot_id, recorded_at)
                                values (:tenant, :newId, :policyId, :fiscalYear, :countAsOf, :assessedOn, :dueOn,
                                  cast(:corrects as uuid), :reason, :snapshot, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("newId", id)
                        .bind("policyId", request.policyId())
                        .bind("fiscalYear", request.fiscalYear())
                        .bind("countAsOf", request.countAsOf())
                        .bind("assessedOn", request.assessedOn())
                        .bind("dueOn", request.dueOn())
                        .bind("corrects", request.corrects())
                        .bind("reason", request.reason())
                        .bind("snapshot", snapshot)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }
}
