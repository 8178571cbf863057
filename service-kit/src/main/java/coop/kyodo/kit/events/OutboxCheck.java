package coop.kyodo.kit.events;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// No event of this tenant has waited in the outbox for more than five minutes: that some wait for
/// a moment is how it is meant.
@ApplicationScoped
class OutboxCheck implements Check {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private record Counts(long published, long waiting, long late) {}

    @Override
    public String name() {
        return "outbox-keeps-up";
    }

    @Override
    public Finding run(Tx tx) {
        Counts counts =
                tx.sql()
                        .createQuery(
                                """
                                select count(published_at) as published,
                                  count(*) filter (where published_at is null) as waiting,
                                  count(*) filter (where published_at is null
                                    and recorded_at < :since) as late
                                from outbox where tenant_id = :tenant\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("since", tx.now().minus(PATIENCE))
                        .map((row, context) ->
                                new Counts(
                                        row.getLong("published"),
                                        row.getLong("waiting"),
                                        row.getLong("late")))
                        .one();
        return Finding.of(
                Map.of("published", counts.published(), "waiting", counts.waiting()),
                counts.late() == 0
                        ? List.of()
                        : List.of(
                                "not published for more than %d minutes: %d events"
                                        .formatted(PATIENCE.toMinutes(), counts.late())));
    }
}
