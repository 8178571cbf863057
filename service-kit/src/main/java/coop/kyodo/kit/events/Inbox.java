package coop.kyodo.kit.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Lets each event take effect once, in the transaction that notes it; what cannot take effect goes
/// to the dead letters with its reason.
@ApplicationScoped
class Inbox {

    private final Work work;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Call call;
    private final Map<String, List<EventHandler>> handlers = new HashMap<>();

    Inbox(Work work, Outbox outbox, ObjectMapper json, Call call, @All List<EventHandler> all) {
        this.work = work;
        this.outbox = outbox;
        this.json = json;
        this.call = call;
        for (EventHandler handler : all) {
            handler.types()
                    .forEach(type ->
                            handlers.computeIfAbsent(type, key -> new ArrayList<>()).add(handler));
        }
    }

    /// Takes one record's text.
    ///
    /// @throws IOException when it is not an event
    @ActivateRequestContext
    void take(@Nullable String payload) throws IOException {
        CloudEvent.Envelope envelope = CloudEvent.read(payload, json);
        List<EventHandler> wanting = handlers.getOrDefault(envelope.type(), List.of());
        if (wanting.isEmpty()) {
            return;
        }
        call.actAs("event:" + envelope.type(), envelope.id().toString());
        work.write(
                envelope.cooperative(),
                tx -> {
                    apply(tx, envelope, wanting);
                    return envelope.id();
                });
    }

    private void apply(Tx tx, CloudEvent.Envelope envelope, List<EventHandler> wanting) {
        int noted =
                tx.sql()
                        .createUpdate(
                                """
                                insert into inbox (tenant_id, event_id, type, recorded_at)
                                values (:tenant, :id, :type, :now) on conflict do nothing\
                                """)
                        .bind("tenant", envelope.cooperative())
                        .bind("id", envelope.id())
                        .bind("type", envelope.type())
                        .bind("now", tx.now())
                        .execute();
        if (noted == 0) {
            return;
        }
        for (EventHandler handler : wanting) {
            handler.on(tx, new CloudEvent(envelope, json, familyOf(handler)));
        }
    }

    /// Puts aside what could not take effect.
    @ActivateRequestContext
    void bury(ConsumerRecord<String, @Nullable String> letter, Exception reason) {
        UUID id = Ids.next();
        String payload = letter.value() == null ? "" : letter.value().replace("\u0000", "\uFFFD");
        UUID tenant = tenantOf(payload);
        call.actAs("event:dead-letter", id.toString());
        work.write(
                tenant,
                tx -> {
                    int buried =
                            tx.sql()
                                    .createUpdate(
                                            """
                                            insert into dead_letter (id, tenant_id, topic, partition_number,
                                              record_offset, payload, reason, recorded_at)
                                            values (:id, :tenant, :topic, :partition, :offset, :payload, :reason, :now)
                                            on conflict do nothing\
                                            """)
                                    .bind("id", id)
                                    .bind("tenant", tenant)
                                    .bind("topic", letter.topic())
                                    .bind("partition", letter.partition())
                                    .bind("offset", letter.offset())
                                    .bind("payload", payload)
                                    .bind("reason", reason.toString())
                                    .bind("now", tx.now())
                                    .execute();
                    if (buried == 1) {
                        outbox.appendDeadLetter(tx, tenant, id, payload);
                    }
                    return id;
                });
    }

    private UUID tenantOf(String payload) {
        try {
            return CloudEvent.read(payload, json).cooperative();
        } catch (IOException e) {
            return Tx.NO_TENANT;
        }
    }

    private static String familyOf(EventHandler handler) {
        String name = handler.getClass().getSimpleName();
        int proxySuffix = name.indexOf('_');
        return proxySuffix < 0 ? name : name.substring(0, proxySuffix);
    }
}
