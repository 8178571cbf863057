package coop.kyodo.federation.count;

import coop.kyodo.federation.organisation.Organisations;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What organisations declare of themselves. A later declaration for the same day corrects the
/// earlier one.
public final class Declarations {

    private static final String SELECT =
            "select id, number, organisation_id, members, as_of, recorded_at from declaration where tenant_id = :tenant ";

    private Declarations() {}

    public static Declaration declare(Tx tx, NewDeclaration request) {
        Organisations.get(tx, request.organisationId());
        UUID id = Ids.orNext(request.id());
        int added =
                tx.sql()
                        .createUpdate(
                                """
                                insert into declaration (tenant_id, id, organisation_id, members, as_of, recorded_at)
                                values (:tenant, :newId, :organisationId, :members, :asOf, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("newId", id)
                        .bindMethods(request)
                        .bind("now", tx.now())
                        .execute();
        if (added == 0) {
            throw Problems.conflict(
                    "declaration-exists", FormFault.of("", "said.id-of-a-declaration"));
        }
        Declaration declared =
                tx.sql()
                        .createQuery(SELECT + "and id = :id")
                        .bind("tenant", tx.tenant())
                        .bind("id", id)
                        .map(ConstructorMapper.of(Declaration.class))
                        .one();
        tx.audit("members-declared", request.organisationId().toString(), declared);
        return declared;
    }

    static List<Declaration> page(Tx tx, @Nullable UUID organisationId, long after, int limit) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and number > :after
                                and (cast(:organisation as uuid) is null or organisation_id = cast(:organisation as uuid))
                                order by number limit :limit\
                                """)
                .bind("tenant", tx.tenant())
                .bind("after", after)
                .bind("organisation", organisationId)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Declaration.class))
                .list();
    }

    /// The declaration that holds for an organisation on exactly this day.
    public static Optional<Declaration> on(Tx tx, UUID organisation, LocalDate day) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + "and organisation_id = :organisation and as_of = :day order by number desc limit 1")
                .bind("tenant", tx.tenant())
                .bind("organisation", organisation)
                .bind("day", day)
                .map(ConstructorMapper.of(Declaration.class))
                .findOne();
    }

    /// The latest declaration of each organisation for a day at or before this one.
    static Map<UUID, Declaration> latest(Tx tx, LocalDate day) {
        return tx
                .sql()
                .createQuery(
                        """
                        select distinct on (organisation_id) id, number, organisation_id, members, as_of, recorded_at
                        from declaration where tenant_id = :tenant and as_of <= :day
                        order by organisation_id, as_of desc, number desc\
                        """)
                .bind("tenant", tx.tenant())
                .bind("day", day)
                .map(ConstructorMapper.of(Declaration.class))
                .stream()
                .collect(Collectors.toMap(Declaration::organisationId, Function.identity()));
    }
}
