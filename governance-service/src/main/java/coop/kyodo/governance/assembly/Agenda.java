package coop.kyodo.governance.assembly;

import coop.kyodo.governance.document.Documents;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The agenda items of an assembly.
@ApplicationScoped
public class Agenda {

    private static final String SELECT =
            "select * from agenda_item where tenant_id = :tenant and assembly_id = :assembly ";

    private final Documents documents;

    Agenda(Documents documents) {
        this.documents = documents;
    }

    void add(Tx tx, UUID assembly, AgendaItem item) {
        tx.sql()
                .createUpdate(
                        """
                        insert into agenda_item (tenant_id, assembly_id, id, position, title, kind,
                          matter_type, matter_reference, matter_hash, contest, notified, recorded_at)
                        values (:tenant, :assembly, :id, :position, :title, :kind,
                          :type, :reference, :hash, :contest, :notified, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .bind("id", item.id())
                .bind("position", item.position())
                .bind("title", item.title())
                .bind("kind", item.kind())
                .bind("type", item.matter().type())
                .bind("reference", item.matter().reference())
                .bind("hash", item.matter().hash())
                .bind("contest", item.contest() == null ? null : documents.text(item.contest()))
                .bind("notified", item.notified())
                .bind("now", tx.now())
                .execute();
    }

    /// The items in their order.
    public List<AgendaItem> of(Tx tx, UUID assembly) {
        return tx.sql()
                .createQuery(SELECT + "order by position")
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .map((row, context) -> item(row))
                .list();
    }

    /// The item while votes are cast on it: it is not decided before the transaction ends.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none, 409 when it is decided
    public AgendaItem undecided(Tx tx, UUID assembly, UUID id) {
        return undecided(find(tx, assembly, id, "for share"));
    }

    /// The item at the moment it is decided: nobody casts a vote until the transaction ends.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none, 409 when it is decided
    public AgendaItem lockUndecided(Tx tx, UUID assembly, UUID id) {
        return undecided(find(tx, assembly, id, "for update"));
    }

    private static AgendaItem undecided(AgendaItem item) {
        if (item.decided()) {
            throw Problems.conflict("already-decided", FormFault.of("", "said.item-decided"));
        }
        return item;
    }

    /// Notes that the item has its result.
    public void decided(Tx tx, UUID id) {
        tx.sql()
                .createUpdate(
                        "update agenda_item set decided = true where tenant_id = :tenant and id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .execute();
    }

    private AgendaItem find(Tx tx, UUID assembly, UUID id, String locking) {
        return tx.sql()
                .createQuery(SELECT + "and id = :id " + locking)
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .bind("id", id)
                .map((row, context) -> item(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("agenda-item-not-found"));
    }

    private AgendaItem item(ResultSet row) throws SQLException {
        @Nullable String contest = row.getString("contest");
        return new AgendaItem(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getString("title"),
                ItemKind.valueOf(row.getString("kind")),
                new Matter(
                        MatterType.valueOf(row.getString("matter_type")),
                        row.getObject("matter_reference", UUID.class),
                        row.getString("matter_hash")),
                contest == null ? null : documents.read(contest, Contest.class),
                row.getBoolean("notified"),
                row.getBoolean("decided"));
    }
}
