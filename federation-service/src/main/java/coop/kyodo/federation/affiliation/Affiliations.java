package coop.kyodo.federation.affiliation;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The affiliations of a federation. An ending stands beside its affiliation; neither ever changes.
public final class Affiliations {

    private static final String COLUMNS =
            """
            a.id, a.number, a.organisation_id, a.parent_id, a.line, a.starts_on as "from", a.resolution_id,
              e.notice_on, e.ends_on, a.recorded_at
            """;
    private static final String SELECT =
            "select "
                    + COLUMNS
                    + """
                    from affiliation a
                      left join affiliation_ending e on e.tenant_id = a.tenant_id and e.affiliation_id = a.id
                    where a.tenant_id = :tenant
                    """;

    private Affiliations() {}

    static Affiliation get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and a.id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(ConstructorMapper.of(Affiliation.class))
                .findOne()
                .orElseThrow(() -> Problems.notFound("affiliation-not-found"));
    }

    static List<Affiliation> page(Tx tx, @Nullable UUID organisationId, long after, int limit) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and a.number > :after
                                and (cast(:organisation as uuid) is null or a.organisation_id = cast(:organisation as uuid))
                                order by a.number limit :limit\
                                """)
                .bind("tenant", tx.tenant())
                .bind("after", after)
                .bind("organisation", organisationId)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Affiliation.class))
                .list();
    }

    /// All affiliations of an organisation, in every line.
    public static List<Edge> of(Tx tx, UUID organisation) {
        return edges(
                tx.sql()
                        .createQuery(
                                SELECT
                                        + "and a.organisation_id = :organisation order by a.starts_on")
                        .bind("tenant", tx.tenant())
                        .bind("organisation", organisation));
    }

    /// The affiliations that hold on a day.
    public static List<Edge> holdingOn(Tx tx, LocalDate day) {
        return edges(
                tx.sql()
                        .createQuery(
                                SELECT
                                        + "and a.starts_on <= :day and (e.ends_on is null or e.ends_on >= :day)")
                        .bind("tenant", tx.tenant())
                        .bind("day", day));
    }

    static List<Edge> all(Tx tx) {
        return edges(
                tx.sql().createQuery(SELECT + "order by a.number").bind("tenant", tx.tenant()));
    }

    /// Every affiliation, of whatever time, on a path of the line upwards from this organisation.
    static List<Edge> above(Tx tx, Line line, UUID organisation) {
        return edges(
                tx.sql()
                        .createQuery(
                                """
                                with recursive above as (
                                  select a.* from affiliation a
                                  where a.tenant_id = :tenant and a.line = :line and a.organisation_id = :start
                                  union
                                  select a.* from affiliation a
                                    join above on a.organisation_id = above.parent_id
                                  where a.tenant_id = :tenant and a.line = :line)
                                select %s from above a
                                  left join affiliation_ending e
                                    on e.tenant_id = a.tenant_id and e.affiliation_id = a.id
                                """
                                        .formatted(COLUMNS))
                        .bind("tenant", tx.tenant())
                        .bind("line", line.name())
                        .bind("start", organisation));
    }

    private static List<Edge> edges(org.jdbi.v3.core.statement.Query query) {
        return query.map(ConstructorMapper.of(Affiliation.class)).stream()
                .map(Affiliation::edge)
                .toList();
    }

    /// Whether it was new.
    static boolean add(Tx tx, UUID id, NewAffiliation wish) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into affiliation
                                  (tenant_id, id, organisation_id, parent_id, line, starts_on, resolution_id, recorded_at)
                                values (:tenant, :newId, :organisationId, cast(:parentId as uuid), :line, :from,
                                  cast(:resolutionId as uuid), :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("newId", id)
                        .bindMethods(wish)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    static void end(Tx tx, UUID affiliation, LocalDate noticeOn, LocalDate endsOn) {
        tx.sql()
                .createUpdate(
                        """
                        insert into affiliation_ending (tenant_id, affiliation_id, notice_on, ends_on, recorded_at)
                        values (:tenant, :affiliation, :noticeOn, :endsOn, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("affiliation", affiliation)
                .bind("noticeOn", noticeOn)
                .bind("endsOn", endsOn)
                .bind("now", tx.now())
                .execute();
    }
}
