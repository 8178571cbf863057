package coop.kyodo.governance.resolution;

import coop.kyodo.governance.document.Documents;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The results of votes, adopted or not.
@ApplicationScoped
public class Resolutions {

    private final Documents documents;

    Resolutions(Documents documents) {
        this.documents = documents;
    }

    void add(Tx tx, Resolution resolution) {
        tx.sql()
                .createUpdate(
                        """
                        insert into resolution
                          (tenant_id, id, assembly_id, item_id, adopted, document, recorded_at)
                        values (:tenant, :id, :assembly, :item, :adopted, :document, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", resolution.id())
                .bind("assembly", resolution.assemblyId())
                .bind("item", resolution.itemId())
                .bind("adopted", resolution.adopted())
                .bind("document", documents.text(resolution))
                .bind("now", tx.now())
                .execute();
    }

    public Optional<Resolution> find(Tx tx, UUID assembly, UUID item) {
        return tx.sql()
                .createQuery(
                        """
                        select document from resolution
                        where tenant_id = :tenant and assembly_id = :assembly and item_id = :item\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .bind("item", item)
                .mapTo(String.class)
                .findOne()
                .map(text -> documents.read(text, Resolution.class));
    }

    public Optional<Resolution> byId(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(
                        "select document from resolution where tenant_id = :tenant and id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(text -> documents.read(text, Resolution.class));
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when the item has no result
    Resolution get(Tx tx, UUID assembly, UUID item) {
        return find(tx, assembly, item).orElseThrow(() -> Problems.notFound("not-decided"));
    }

    List<Resolution> all(Tx tx) {
        return tx
                .sql()
                .createQuery(
                        "select document from resolution where tenant_id = :tenant order by id")
                .bind("tenant", tx.tenant())
                .mapTo(String.class)
                .list()
                .stream()
                .map(text -> documents.read(text, Resolution.class))
                .toList();
    }
}
