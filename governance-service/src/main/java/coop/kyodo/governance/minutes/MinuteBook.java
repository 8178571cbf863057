package coop.kyodo.governance.minutes;

import coop.kyodo.governance.document.Documents;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The minutes of all assemblies, word for word.
@ApplicationScoped
class MinuteBook {

    record Page(UUID assemblyId, String document, String hash) {}

    private static final String SELECT = "select * from minutes where tenant_id = :tenant ";

    private final Documents documents;

    MinuteBook(Documents documents) {
        this.documents = documents;
    }

    Minutes add(Tx tx, Minutes.Document document) {
        String text = documents.text(document);
        String hash = Hashes.sha256(text);
        tx.sql()
                .createUpdate(
                        """
                        insert into minutes (tenant_id, assembly_id, document, hash, recorded_at)
                        values (:tenant, :assembly, :document, :hash, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", document.assemblyId())
                .bind("document", text)
                .bind("hash", hash)
                .bind("now", tx.now())
                .execute();
        return new Minutes(hash, document);
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when they are not written yet
    Minutes get(Tx tx, UUID assembly) {
        return tx.sql()
                .createQuery(SELECT + "and assembly_id = :assembly")
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .map((row, context) -> page(row))
                .findOne()
                .map(page ->
                        new Minutes(
                                page.hash(),
                                documents.read(page.document(), Minutes.Document.class)))
                .orElseThrow(() -> Problems.notFound("minutes-not-written"));
    }

    List<Page> pages(Tx tx) {
        return tx.sql()
                .createQuery(SELECT + "order by recorded_at, assembly_id")
                .bind("tenant", tx.tenant())
                .map((row, context) -> page(row))
                .list();
    }

    private static Page page(ResultSet row) throws SQLException {
        return new Page(
                row.getObject("assembly_id", UUID.class),
                row.getString("document"),
                row.getString("hash"));
    }
}
