package coop.kyodo.membership.resolution;

import coop.kyodo.kit.store.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What the co-op's assemblies have adopted, as far as governance has told it.
public final class Resolutions {

    private static final RowMapper<Resolution> RESOLUTION = ConstructorMapper.of(Resolution.class);

    private static final String SELECT =
            """
            select resolution_id, assembly_id, kind, matter_type, reference, hash, adopted_on
            from resolution where tenant_id = :tenant
            """;

    private Resolutions() {}

    /// The resolutions on this matter, the latest first; empty while there is none.
    ///
    /// @param reference the member, plan or federation concerned; `null` for a matter that names
    ///   none
    public static List<Resolution> adopted(Tx tx, String matterType, @Nullable UUID reference) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and matter_type = :type and reference is not distinct from :reference
                                order by adopted_on desc, resolution_id desc\
                                """)
                .bind("tenant", tx.tenant())
                .bind("type", matterType)
                .bind("reference", reference)
                .map(RESOLUTION)
                .list();
    }

    /// The resolution of this id.
    public static Optional<Resolution> find(Tx tx, UUID resolutionId) {
        return tx.sql()
                .createQuery(SELECT + "and resolution_id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", resolutionId)
                .map(RESOLUTION)
                .findOne();
    }

    /// Notes one.
    ///
    /// @return whether it was new
    static boolean note(Tx tx, Resolution resolution) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into resolution values
                                  (:tenant, :resolutionId, :assemblyId, :kind, :matterType, :reference,
                                   :hash, :adoptedOn, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindMethods(resolution)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }
}
