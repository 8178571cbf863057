package coop.kyodo.federation.delegates;

import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.federation.StoredJson;
import coop.kyodo.federation.organisation.OrganisationKind;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/// The seatings of a federation. A seating keeps its terms and its outcome, and names the frozen
/// count between them.
@ApplicationScoped
class Seatings {

    /// A seating as it is stored.
    ///
    /// @param number its place among all seatings, for paging
    record Row(
            UUID id,
            long number,
            String name,
            Line line,
            LocalDate countAsOf,
            Set<OrganisationKind> kinds,
            SeatingTerms terms,
            UUID snapshotId,
            String snapshotHash,
            Seated outcome,
            Instant recordedAt) {

        Seating summary() {
            return new Seating(
                    id,
                    name,
                    terms.method(),
                    line,
                    countAsOf,
                    outcome.seats(),
                    snapshotId,
                    snapshotHash,
                    recordedAt,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        Seating withProof() {
            return new Seating(
                    id,
                    name,
                    terms.method(),
                    line,
                    countAsOf,
                    outcome.seats(),
                    snapshotId,
                    snapshotHash,
                    recordedAt,
                    outcome.members(),
                    terms.votes(),
                    terms.seed(),
                    outcome.lotDrawn(),
                    TieRule.TEXT,
                    outcome.rows(),
                    outcome.awards());
        }
    }

    private static final String SELECT =
            """
            select g.id, g.number, g.name, g.line, g.count_as_of, g.kinds, g.terms, g.snapshot_id, s.hash, g.outcome,
              g.recorded_at
            from seating g join count_snapshot s on s.tenant_id = g.tenant_id and s.id = g.snapshot_id
            where g.tenant_id = :tenant
            """;

    private final StoredJson json;
    private final RowMapper<Row> mapper;

    Seatings(StoredJson json) {
        this.json = json;
        this.mapper =
                (row, context) ->
                        new Row(
                                row.getObject("id", UUID.class),
                                row.getLong("number"),
                                row.getString("name"),
                                Line.valueOf(row.getString("line")),
                                row.getObject("count_as_of", LocalDate.class),
                                Set.of(json.read(row.getString("kinds"), OrganisationKind[].class)),
                                json.read(row.getString("terms"), SeatingTerms.class),
                                row.getObject("snapshot_id", UUID.class),
                                row.getString("hash"),
                                json.read(row.getString("outcome"), Seated.class),
                                row.getTimestamp("recorded_at").toInstant());
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    Row get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and g.id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(mapper)
                .findOne()
                .orElseThrow(() -> Problems.notFound("seating-not-found"));
    }

    List<Row> page(Tx tx, long after, int limit) {
        return tx.sql()
                .createQuery(SELECT + "and g.number > :after order by g.number limit :limit")
                .bind("tenant", tx.tenant())
                .bind("after", after)
                .bind("limit", limit)
                .map(mapper)
                .list();
    }

    /// Whether it was new.
    boolean add(
            Tx tx, UUID id, NewSeating request, SeatingTerms terms, UUID snapshot, Seated outcome) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into seating (tenant_id, id, name, line, count_as_of, kinds, terms, snapshot_id,
                                  outcome, recorded_at)
                                values (:tenant, :id, :name, :line, :asOf, cast(:kinds as jsonb), cast(:terms as jsonb),
                                  :snapshot, cast(:outcome as jsonb), :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("id", id)
                        .bind("name", request.name())
                        .bind("line", request.line().name())
                        .bind("asOf", request.countAsOf())
                        .bind("kinds", json.write(request.onlyKinds()))
                        .bind("terms", json.write(terms))
                        .bind("snapshot", snapshot)
                        .bind("outcome", json.write(outcome))
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }
}
