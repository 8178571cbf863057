package coop.kyodo.kit.events;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Nothing waits in the outbox.
@ApplicationScoped
class OutboxCheck implements Check {

    @Override
    public String name() {
        return "outbox-empty";
    }

    @Override
    public Finding run(Tx tx) {
        long waiting =
                count(
                        tx,
                        "select count(*) from outbox where tenant_id = :tenant and published_at is null");
        long published =
                count(
                        tx,
                        "select count(*) from outbox where tenant_id = :tenant and published_at is not null");
        return Finding.of(
                Map.of("waiting", waiting, "published", published),
                waiting == 0 ? List.of() : List.of(waiting + " events wait to be published"));
    }

    static long count(Tx tx, String query) {
        return tx.sql().createQuery(query).bind("tenant", tx.tenant()).mapTo(Long.class).one();
    }
}
