package coop.kyodo.kit.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        if (!handlers.containsKey(envelope.type())) {
            return;
        }
        work.write(
                envelope.cooperative(),
                tx -> {
                    apply(tx, List.of(envelope));
                    return envelope.id();
                });
    }

    /// Takes several events of one tenant in one transaction, in their order: all of them take
    /// effect, or none. A transaction that locks for many waits only briefly for what another one
    /// holds: that one may wait for it in turn, and must not be the one that is made to give way.
    ///
    /// @throws IOException when one of them is not an event
    @ActivateRequestContext
    void takeTogether(UUID tenant, List<ConsumerRecord<String, @Nullable String>> letters)
            throws IOException {
        List<CloudEvent.Envelope> wanted = new ArrayList<>();
        for (ConsumerRecord<String, @Nullable String> letter : letters) {
            CloudEvent.Envelope envelope = CloudEvent.read(letter.value(), json);
            if (handlers.containsKey(envelope.type())) {
                wanted.add(envelope);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        work.write(
                tenant,
                tx -> {
                    tx.sql().execute("set local lock_timeout = '300ms'");
                    apply(tx, wanted);
                    return wanted.size();
                });
    }

    /// Lets those events take effect that have not yet.
    private void apply(Tx whole, List<CloudEvent.Envelope> events) {
        Set<UUID> fresh = noted(whole, events);
        for (CloudEvent.Envelope event : events) {
            if (fresh.remove(event.id())) {
                call.actAs("event:" + event.type(), event.id().toString());
                work.piece(whole, tx -> apply(tx, event));
            }
        }
    }

    private void apply(Tx tx, CloudEvent.Envelope event) {
        for (EventHandler handler : handlers.getOrDefault(event.type(), List.of())) {
            handler.on(tx, new CloudEvent(event, json, familyOf(handler)));
        }
    }

    /// Notes the events.
    ///
    /// @return those that were not noted before
    private static Set<UUID> noted(Tx tx, List<CloudEvent.Envelope> events) {
        return tx.sql()
                .createQuery(
                        """
                        insert into inbox (tenant_id, event_id, type, recorded_at)
                        select :tenant, id, type, :now from unnest(:ids, :types) as event (id, type)
                        on conflict do nothing returning event_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("ids", SqlArrays.uuids(events.stream().map(CloudEvent.Envelope::id).toList()))
                .bind(
                        "types",
                        SqlArrays.texts(events.stream().map(CloudEvent.Envelope::type).toList()))
                .bind("now", tx.now())
                .mapTo(UUID.class)
                .collect(Collectors.toCollection(HashSet::new));
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

    /// The tenant that a record's text concerns; none when it is not an event.
    UUID tenantOf(@Nullable String payload) {
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
