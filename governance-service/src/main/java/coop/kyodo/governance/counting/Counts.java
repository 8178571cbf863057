package coop.kyodo.governance.counting;

import coop.kyodo.governance.document.Documents;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// The contests counted, ballots and outcome together.
@ApplicationScoped
class Counts {

    /// One count.
    record Kept(UUID id, Input input, String inputHash, Outcome outcome, Instant countedAt) {}

    private static final String SELECT = "select * from contest_count where tenant_id = :tenant ";
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Documents documents;

    Counts(Documents documents) {
        this.documents = documents;
    }

    Kept add(Tx tx, UUID id, Input input, Outcome outcome) {
        String text = documents.text(input);
        String hash = Hashes.sha256(text);
        tx.sql()
                .createUpdate(
                        """
                        insert into contest_count
                          (tenant_id, id, input, input_hash, outcome, recorded_at)
                        values (:tenant, :id, :input, :hash, :outcome, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("input", text)
                .bind("hash", hash)
                .bind("outcome", documents.text(outcome))
                .bind("now", tx.now())
                .execute();
        return new Kept(id, input, hash, outcome, tx.now());
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    Kept get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("count-not-found"));
    }

    Page<Kept> page(Tx tx, PageQuery page) {
        List<Kept> counts =
                tx.sql()
                        .createQuery(SELECT + "and id < :before order by id desc limit :limit")
                        .bind("tenant", tx.tenant())
                        .bind("before", page.after().map(at -> at.id(0)).orElse(LAST_ID))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> kept(row))
                        .list();
        return Page.of(counts, page.limit(), last -> Cursor.of(last.id()));
    }

    List<UUID> ids(Tx tx) {
        return tx.sql()
                .createQuery("select id from contest_count where tenant_id = :tenant order by id")
                .bind("tenant", tx.tenant())
                .mapTo(UUID.class)
                .list();
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                documents.read(row.getString("input"), Input.class),
                row.getString("input_hash"),
                documents.read(row.getString("outcome"), Outcome.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
