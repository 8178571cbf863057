package coop.kyodo.kit.events;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The events that could not take effect: an operator looks at them and replays them.
@ApplicationScoped
public class DeadLetters {

    /// One event put aside.
    ///
    /// @param tenantId the co-operative or federation it concerns; all zeros when it could not be
    ///   read
    /// @param reason what went wrong
    /// @param replayedAt when a replay succeeded, if it has
    public record DeadLetter(
            UUID id,
            UUID tenantId,
            String topic,
            int partition,
            long offset,
            String payload,
            String reason,
            Instant recordedAt,
            @Nullable Instant replayedAt) {}

    private static final String SELECT =
            """
            select id, tenant_id, topic, partition_number as partition, record_offset as offset, payload, reason, recorded_at,
              replayed_at
            from dead_letter
            """;

    private final Work work;
    private final Inbox inbox;
    private final Call call;

    DeadLetters(Work work, Inbox inbox, Call call) {
        this.work = work;
        this.inbox = inbox;
        this.call = call;
    }

    /// The newest thousand, of all tenants.
    public List<DeadLetter> all() {
        return work.readAll(tx ->
                tx.sql()
                        .createQuery(SELECT + "order by recorded_at desc, id limit 1000")
                        .map(ConstructorMapper.of(DeadLetter.class))
                        .list());
    }

    /// Lets the event take effect now; a failure is answered as a conflict that tells the reason.
    /// Replaying one that succeeded does nothing more.
    public DeadLetter replay(UUID id) {
        DeadLetter letter = find(id);
        if (letter.replayedAt() == null) {
            String caller = call.subject();
            String request = call.requestId();
            try {
                inbox.take(letter.payload());
            } catch (IOException | RuntimeException e) {
                throw Problems.conflict("dead-letter-fails-again", e.toString());
            } finally {
                call.actAs(caller, request);
            }
            work.write(letter.tenantId(), tx -> markReplayed(tx, id));
        }
        return find(id);
    }

    private DeadLetter find(UUID id) {
        return work.readAll(tx ->
                        tx.sql()
                                .createQuery(SELECT + "where id = :id")
                                .bind("id", id)
                                .map(ConstructorMapper.of(DeadLetter.class))
                                .findOne())
                .orElseThrow(() -> Problems.notFound("dead-letter-not-found"));
    }

    private static int markReplayed(Tx tx, UUID id) {
        tx.audit("dead-letter-replayed", id.toString(), Map.of());
        return tx.sql()
                .createUpdate(
                        "update dead_letter set replayed_at = :now where id = :id and replayed_at is null")
                .bind("now", tx.now())
                .bind("id", id)
                .execute();
    }
}
