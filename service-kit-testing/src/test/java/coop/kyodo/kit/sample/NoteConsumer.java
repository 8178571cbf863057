package coop.kyodo.kit.sample;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts how often an aggregate's events took effect and keeps the newest sequence; cannot take a
/// note that says "poison" until it is cured, nor one that says "away" while the database is said
/// to be.
@Singleton
class NoteConsumer implements EventHandler {

    static final String SEEN = "coop.kyodo.sample.seen.v1";

    final AtomicInteger tries = new AtomicInteger();
    volatile boolean cured;
    volatile boolean away;

    @Override
    public Set<String> types() {
        return Set.of(SEEN);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        String text = event.data(NoteResource.NoteAdded.class).text();
        if (!cured && text.equals("poison")) {
            throw new IllegalStateException("this one cannot be taken");
        }
        if (away && text.equals("away")) {
            tries.incrementAndGet();
            throw new IllegalStateException(new SQLException("the server is away", "08006"));
        }
        boolean newest = event.isNewest(tx);
        tx.sql()
                .createUpdate(
                        """
                        insert into seen values (:tenant, :aggregate, :sequence, 1)
                        on conflict (tenant_id, aggregate) do update set times = seen.times + 1,
                          sequence = case when :newest then excluded.sequence else seen.sequence end\
                        """)
                .bind("tenant", tx.tenant())
                .bind("aggregate", event.aggregate())
                .bind("sequence", event.sequence())
                .bind("newest", newest)
                .execute();
        tx.audit("seen", event.aggregate().toString(), event.sequence());
    }
}
