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
/// under way have written.
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
                                select s.plan_id, r.distributed as planned,
                                  coalesce(sum(a.amount), 0)::bigint as allocated,
                                  count(*) filter (where p.amount is distinct from a.amount
                                    and not (p.amount is null and a.amount is null)) as differing
                                from plan_state s
                                join plan_revision r using (tenant_id, plan_id, revision)
                                left join plan_share p using (tenant_id, plan_id, revision)
                                left join allocation a on a.tenant_id = s.tenant_id
                                  and a.plan_id = s.plan_id and a.step = p.step
                                  and a.member_id = p.member_id
                                where s.tenant_id = :tenant and s.state = 'EXECUTED'
                                group by s.plan_id, r.distributed\
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
