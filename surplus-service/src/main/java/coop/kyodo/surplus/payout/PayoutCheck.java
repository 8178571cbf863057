package coop.kyodo.surplus.payout;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every member's payout is what the member was allocated, in every execution that is finished.
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
                                  select plan_id, member_id, sum(cash) as gross,
                                    sum(retained) as retained
                                  from allocation join execution e using (tenant_id, plan_id)
                                  where tenant_id = :tenant and e.finished_at is not null
                                    and e.compared_at is not null
                                  group by plan_id, member_id) a
                                full join (
                                  select plan_id, member_id, gross, retained
                                  from payout join execution e using (tenant_id, plan_id)
                                  where tenant_id = :tenant and e.finished_at is not null) p
                                using (plan_id, member_id)
                                where (a.gross, a.retained) is distinct from (p.gross, p.retained)
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
