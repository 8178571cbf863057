package coop.kyodo.federation.organisation;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The register of organisations.
public final class Organisations {

    private static final String SELECT =
            """
            select id, code, short_name, name, kind, cooperative_id, jis_code, recorded_at
            from organisation where tenant_id = :tenant
            """;

    private Organisations() {}

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    public static Organisation get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(ConstructorMapper.of(Organisation.class))
                .findOne()
                .orElseThrow(() -> Problems.notFound("organisation-not-found"));
    }

    public static Optional<Organisation> byCode(Tx tx, String code) {
        return tx.sql()
                .createQuery(SELECT + "and code = :code")
                .bind("tenant", tx.tenant())
                .bind("code", code)
                .map(ConstructorMapper.of(Organisation.class))
                .findOne();
    }

    /// Those of these ids, by id.
    public static Map<UUID, Organisation> all(Tx tx, Collection<UUID> ids) {
        return tx
                .sql()
                .createQuery(SELECT + "and id = any(:ids)")
                .bind("tenant", tx.tenant())
                .bindArray("ids", UUID.class, ids)
                .map(ConstructorMapper.of(Organisation.class))
                .stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
    }

    static List<Organisation> page(Tx tx, String afterCode, int limit) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + "and code collate \"C\" > :after order by code collate \"C\" limit :limit")
                .bind("tenant", tx.tenant())
                .bind("after", afterCode)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Organisation.class))
                .list();
    }

    /// Whether it was new.
    static boolean add(Tx tx, Organisation organisation) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into organisation
                                  (tenant_id, id, code, short_name, name, kind, cooperative_id, jis_code, recorded_at)
                                values (:tenant, :id, :code, :shortName, :name, :kind, cast(:cooperativeId as uuid),
                                  :jisCode, :recordedAt)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindMethods(organisation)
                        .execute()
                == 1;
    }

    static boolean hasCooperative(Tx tx, UUID cooperativeId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from organisation
                          where tenant_id = :tenant and cooperative_id = :cooperative)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("cooperative", cooperativeId)
                .mapTo(Boolean.class)
                .one();
    }
}
