package coop.kyodo.federation.count;

import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Frozen counts. What was frozen is read back as it was, whatever is declared later.
public final class Snapshots {

    record Row(
            UUID id, Line line, LocalDate asOf, String content, String hash, Instant recordedAt) {

        Snapshot snapshot() {
            return new Snapshot(id, new FrozenCount(line, asOf, content, hash), recordedAt);
        }
    }

    private static final String SELECT =
            "select id, line, as_of, content, hash, recorded_at from count_snapshot where tenant_id = :tenant ";

    private Snapshots() {}

    /// Counts a line as of a day, without storing anything.
    public static FrozenCount count(Tx tx, Line line, LocalDate asOf) {
        Census census = Census.take(tx, asOf);
        List<CountedAffiliate> affiliates =
                census.count().lines().stream()
                        .filter(counted -> counted.line() == line)
                        .flatMap(counted -> counted.affiliates().stream())
                        .flatMap(node ->
                                java.util.Optional.ofNullable(
                                        census.organisations().get(node.organisation()))
                                        .map(organisation ->
                                                new CountedAffiliate(
                                                        organisation.id(),
                                                        organisation.kind(),
                                                        node.from(),
                                                        node.members(),
                                                        organisation.code()))
                                        .stream())
                        .toList();
        return FrozenCount.of(tx.tenant(), line, asOf, affiliates);
    }

    /// Counts a line as of a day and keeps the count.
    public static Snapshot freeze(Tx tx, Line line, LocalDate asOf) {
        var snapshot = new Snapshot(Ids.next(), count(tx, line, asOf), tx.now());
        tx.sql()
                .createUpdate(
                        """
                        insert into count_snapshot (tenant_id, id, line, as_of, content, hash, recorded_at)
                        values (:tenant, :id, :line, :asOf, :content, :hash, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", snapshot.id())
                .bindMethods(snapshot.count())
                .bind("now", tx.now())
                .execute();
        return snapshot;
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    public static Snapshot get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(ConstructorMapper.of(Row.class))
                .findOne()
                .orElseThrow(() -> Problems.notFound("count-snapshot-not-found"))
                .snapshot();
    }

    static List<Snapshot> all(Tx tx) {
        return tx
                .sql()
                .createQuery(SELECT)
                .bind("tenant", tx.tenant())
                .map(ConstructorMapper.of(Row.class))
                .stream()
                .map(Row::snapshot)
                .toList();
    }
}
