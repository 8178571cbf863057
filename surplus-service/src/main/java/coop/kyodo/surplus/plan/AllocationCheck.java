package coop.kyodo.surplus.plan;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was allocated is what each executed plan distributes, share by share, and what executions
/// under way have written. Many lines are compared by a full join, which PostgreSQL never makes
/// line by line, however little it knows of tables that have just been filled.
@ApplicationScoped
class AllocationCheck implements Check {

    private record Sums(UUID planId, long planned, long allocated, long differing) {}

    @Override
    public String name() {
        return "allocations-equal-pools";
    }

    @Override
    public Finding run(Tx tx) {
        List<Sums> sums =
                tx.sql()
                        .createQuery(
                                """
                                with executed as (
                                  select tenant_id, plan_id, revision from plan_state
                                  where tenant_id = :tenant and state = 'EXECUTED'
                                ), line as (
                                  select plan_id, coalesce(sum(a.amount), 0)::bigint as allocated,
                                    count(*) filter (where p.amount is distinct from a.amount)
                                      as differing
                                  from (select plan_id, step, member_id, amount
                                    from plan_share
                                      join executed using (tenant_id, plan_id, revision)) p
                                  full join (select plan_id, step, member_id, amount
                                    from allocation join executed using (tenant_id, plan_id)) a
                                    using (plan_id, step, member_id)
                                  group by plan_id)
                                select e.plan_id, r.distributed as planned,
                                  coalesce(l.allocated, 0) as allocated,
                                  coalesce(l.differing, 0) as differing
                                from executed e
                                join plan_revision r using (tenant_id, plan_id, revision)
                                left join line l on l.plan_id = e.plan_id\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Sums(
                                        row.getObject("plan_id", UUID.class),
                                        row.getLong("planned"),
                                        row.getLong("allocated"),
                                        row.getLong("differing")))
                        .list();
        long allocated =
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(sum(amount), 0)::bigint from allocation
                                where tenant_id = :tenant\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .one();
        List<String> faults =
                new ArrayList<>(
                        sums.stream()
                                .filter(each ->
                                        each.planned() != each.allocated() || each.differing() > 0)
                                .map(each ->
                                        "plan %s distributes %d, allocated are %d, %d shares differ"
                                                .formatted(
                                                        each.planId(),
                                                        each.planned(),
                                                        each.allocated(),
                                                        each.differing()))
                                .toList());
        long underWay =
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(sum(c.amount), 0)::bigint
                                from execution e join execution_chunk c using (tenant_id, plan_id)
                                where tenant_id = :tenant and e.finished_at is null\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .one();
        long ofPlans = sums.stream().mapToLong(Sums::allocated).sum() + underWay;
        if (ofPlans != allocated) {
            faults.add("%d is allocated, executions account for %d".formatted(allocated, ofPlans));
        }
        return Finding.of(Map.of("executedPlans", sums.size(), "allocated", allocated), faults);
    }
}
