package coop.kyodo.kit.sample;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Notes that look like JSON are read as such, so that the tests see one that cannot be.
@ApplicationScoped
class NotesCheck implements Check {

    @Override
    public String name() {
        return "notes-readable";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> read =
                tx.sql()
                        .createQuery(
                                """
                                select text::jsonb from note
                                where tenant_id = :tenant and text like '{%'\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(String.class)
                        .list();
        return Finding.ok(Map.of("read", read.size()));
    }
}
