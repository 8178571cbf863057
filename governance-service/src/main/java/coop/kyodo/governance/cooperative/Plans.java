package coop.kyodo.governance.cooperative;

import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The surplus plans submitted to the assembly, by their hashes.
@ApplicationScoped
public class Plans {

    void submitted(Tx tx, UUID plan, long sequence, String hash) {
        tx.sql()
                .createUpdate(
                        """
                        insert into plan_submitted (tenant_id, plan_id, sequence, hash, recorded_at)
                        values (:tenant, :plan, :sequence, :hash, :now) on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bind("sequence", sequence)
                .bind("hash", hash)
                .bind("now", tx.now())
                .execute();
    }

    /// The hash under which the plan was last submitted.
    public Optional<String> latestHash(Tx tx, UUID plan) {
        return tx.sql()
                .createQuery(
                        """
                        select hash from plan_submitted where tenant_id = :tenant and plan_id = :plan
                        order by sequence desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .mapTo(String.class)
                .findOne();
    }
}
