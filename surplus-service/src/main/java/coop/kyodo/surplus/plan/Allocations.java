package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shares of executed plans, each written once.
public final class Allocations {

    private Allocations() {}

    /// The executed plans that gave a member something or changed it, newest first, after this one.
    public static List<UUID> plansOf(Tx tx, UUID member, @Nullable UUID after, int limit) {
        return tx.sql()
                .createQuery(
                        """
                        select plan_id from executed_plan e
                        where tenant_id = :tenant
                          and (exists (select from allocation a where a.tenant_id = e.tenant_id
                              and a.plan_id = e.plan_id and a.member_id = :member)
                            or exists (select from payout o where o.tenant_id = e.tenant_id
                              and o.plan_id = e.plan_id and o.member_id = :member)
                            or exists (select from member_loss l where l.tenant_id = e.tenant_id
                              and l.plan_id = e.plan_id and l.member_id = :member)
                            or exists (select from member_loss_settlement s
                              where s.tenant_id = e.tenant_id and s.plan_id = e.plan_id
                                and s.member_id = :member))
                          and (:after::uuid is null or (executed_on, executed_at, plan_id) < (
                            select executed_on, executed_at, plan_id from executed_plan
                            where tenant_id = :tenant and plan_id = :after::uuid))
                        order by executed_on desc, executed_at desc, plan_id desc limit :limit\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }
}
