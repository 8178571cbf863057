package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.waterfall.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The shares of executed plans, each written once.
public final class Allocations {

    private Allocations() {}

    static void add(Tx tx, UUID plan, LocalDate on, List<Share> shares) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into allocation (tenant_id, plan_id, step, member_id,
                                  member_number, amount, cash, retained, currency,
                                  executed_on, recorded_at)
                                values (:tenant, :plan, :step, :member,
                                  :number, :amount, :cash, :retained, :currency, :on, :now)\
                                """);
        for (Share share : shares) {
            batch.bind("tenant", tx.tenant())
                    .bind("plan", plan)
                    .bind("step", share.step())
                    .bind("member", share.memberId())
                    .bind("number", share.memberNumber())
                    .bind("amount", share.amount().amount())
                    .bind("cash", share.cash().amount())
                    .bind("retained", share.retained().amount())
                    .bind("currency", share.amount().currency())
                    .bind("on", on)
                    .bind("now", tx.now())
                    .add();
        }
        batch.execute();
    }

    /// The executed plans that gave a member something, newest first, after this one.
    public static List<UUID> plansOf(Tx tx, UUID member, @Nullable UUID after, int limit) {
        return tx.sql()
                .createQuery(
                        """
                        select plan_id from (
                          select distinct plan_id, executed_on from allocation
                          where tenant_id = :tenant and member_id = :member) a
                        where :after::uuid is null or (executed_on, plan_id) < (
                          select distinct executed_on, plan_id from allocation
                          where tenant_id = :tenant and plan_id = :after::uuid)
                        order by executed_on desc, plan_id desc limit :limit\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }
}
