package coop.kyodo.federation.affiliation;

import coop.kyodo.kit.store.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What general meetings of co-operatives have adopted about joining this federation.
final class JoiningResolutions {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private JoiningResolutions() {}

    /// Notes one; a second time changes nothing.
    static void note(Tx tx, JoiningResolution resolution) {
        tx.sql()
                .createUpdate(
                        """
                        insert into joining_resolution
                          (tenant_id, resolution_id, cooperative_id, adopted_on, recorded_at)
                        values (:tenant, :resolutionId, :cooperativeId, :adoptedOn, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bindMethods(resolution)
                .bind("now", tx.now())
                .execute();
    }

    static Optional<JoiningResolution> find(Tx tx, UUID cooperative, UUID resolution) {
        return tx.sql()
                .createQuery(
                        """
                        select resolution_id, cooperative_id, adopted_on from joining_resolution
                        where tenant_id = :tenant and cooperative_id = :cooperative and resolution_id = :resolution\
                        """)
                .bind("tenant", tx.tenant())
                .bind("cooperative", cooperative)
                .bind("resolution", resolution)
                .map(ConstructorMapper.of(JoiningResolution.class))
                .findOne();
    }

    static List<JoiningResolution> page(Tx tx, UUID cooperative, Optional<UUID> after, int limit) {
        return tx.sql()
                .createQuery(
                        """
                        select resolution_id, cooperative_id, adopted_on from joining_resolution
                        where tenant_id = :tenant and cooperative_id = :cooperative and resolution_id > :after
                        order by resolution_id limit :limit\
                        """)
                .bind("tenant", tx.tenant())
                .bind("cooperative", cooperative)
                .bind("after", after.orElse(BEFORE_ALL))
                .bind("limit", limit)
                .map(ConstructorMapper.of(JoiningResolution.class))
                .list();
    }
}
