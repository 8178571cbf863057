package coop.kyodo.kit.sample;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.inject.Singleton;
import java.util.Set;

/// Counts how often an aggregate's events took effect and keeps the newest sequence; cannot take a
/// note that says "poison" until it is cured.
@Singleton
class NoteConsumer implements EventHandler {

    static final String SEEN = "coop.kyodo.sample.seen.v1";

    volatile boolean cured;

    @Override
    public Set<String> types() {
        return Set.of(SEEN);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        if (!cured && event.data(NoteResource.NoteAdded.class).text().equals("poison")) {
            throw new IllegalStateException("this one cannot be taken");
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
