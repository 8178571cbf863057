package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shares of executed plans, each written once.
public final class Allocations {

    private Allocations() {}

    /// The executed plans that gave a member something, newest first, after this one.
    public static List<UUID> plansOf(Tx tx, UUID member, @Nullable UUID after, int limit) {
        return tx.sql()
                .createQuery(
                        """
                        select plan_id from (
                          select distinct plan_id, executed_on
                          from allocation join plan_state using (tenant_id, plan_id)
                          where tenant_id = :tenant and member_id = :member
                            and state = 'EXECUTED') a
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
