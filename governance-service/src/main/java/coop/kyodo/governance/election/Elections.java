package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.AgendaItem;
import coop.kyodo.governance.assembly.Contest;
import coop.kyodo.governance.assembly.ItemKind;
import coop.kyodo.governance.document.Documents;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The results of hall ballots, with their sorted papers, and of nominations, which have none.
@ApplicationScoped
public class Elections {

    record Kept(String papers, Election election) {}

    private final Documents documents;

    Elections(Documents documents) {
        this.documents = documents;
    }

    /// What an item elects.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when it is no election
    static Contest contest(AgendaItem item) {
        Contest contest = item.contest();
        if (item.kind() != ItemKind.ELECTION || contest == null) {
            throw Problems.conflict(
                    "not-an-election",
                    new FormFault("", "said.item-is", Map.of("kind", item.kind())));
        }
        return contest;
    }

    void add(Tx tx, Election election, String papers) {
        tx.sql()
                .createUpdate(
                        """
                        insert into election
                          (tenant_id, id, assembly_id, item_id, papers, document, recorded_at)
                        values (:tenant, :id, :assembly, :item, :papers, :document, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", election.id())
                .bind("assembly", election.assemblyId())
                .bind("item", election.itemId())
                .bind("papers", papers)
                .bind("document", documents.text(election))
                .bind("now", tx.now())
                .execute();
    }

    public Optional<Election> find(Tx tx, UUID assembly, UUID item) {
        return tx.sql()
                .createQuery(
                        """
                        select document from election
                        where tenant_id = :tenant and assembly_id = :assembly and item_id = :item\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .bind("item", item)
                .mapTo(String.class)
                .findOne()
                .map(text -> documents.read(text, Election.class));
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when the item has no result
    Election get(Tx tx, UUID assembly, UUID item) {
        return find(tx, assembly, item).orElseThrow(() -> Problems.notFound("not-decided"));
    }

    List<Kept> all(Tx tx) {
        return tx.sql()
                .createQuery(
                        "select papers, document from election where tenant_id = :tenant order by id")
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        new Kept(
                                row.getString("papers"),
                                documents.read(row.getString("document"), Election.class)))
                .list();
    }
}
