package coop.kyodo.surplus.payout;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every member's payout is what the member was allocated, in every execution that is finished; in
/// a correction, what the member was allocated more or less.
@ApplicationScoped
class PayoutCheck implements Check {

    private record Fault(UUID planId, long members) {}

    @Override
    public String name() {
        return "payouts-equal-allocations";
    }

    @Override
    public Finding run(Tx tx) {
        List<Fault> faults =
                tx.sql()
                        .createQuery(
                                """
                                select plan_id, count(*) as members
                                from (
                                  select plan_id, member_id, sum(a.cash) as gross,
                                    sum(a.retained) as retained
                                  from (
                                    select plan_id, member_id, cash, retained
                                    from allocation where tenant_id = :tenant
                                    union all
                                    select c.plan_id, b.member_id, -b.cash, -b.retained
                                    from plan c join allocation b
                                      on b.tenant_id = c.tenant_id and b.plan_id = c.corrects
                                    where c.tenant_id = :tenant) a
                                  join execution e using (plan_id)
                                  where e.tenant_id = :tenant and e.finished_at is not null
                                    and e.compared_at is not null
                                  group by plan_id, member_id) a
                                full join (
                                  select plan_id, member_id, gross, retained
                                  from payout join execution e using (tenant_id, plan_id)
                                  where tenant_id = :tenant and e.finished_at is not null) p
                                using (plan_id, member_id)
                                where (coalesce(a.gross, 0), coalesce(a.retained, 0))
                                  is distinct from (coalesce(p.gross, 0), coalesce(p.retained, 0))
                                group by plan_id order by plan_id\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Fault(
                                        row.getObject("plan_id", UUID.class),
                                        row.getLong("members")))
                        .list();
        long paid =
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(sum(cash), 0)::bigint from payout
                                where tenant_id = :tenant\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .one();
        return Finding.of(
                Map.of("cash", paid),
                faults.stream()
                        .map(fault ->
                                "plan %s: the payouts of %d members differ from their shares"
                                        .formatted(fault.planId(), fault.members()))
                        .toList());
    }
}
