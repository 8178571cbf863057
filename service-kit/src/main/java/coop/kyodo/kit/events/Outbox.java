package coop.kyodo.kit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Writes events beside the state change they report; [Relay] publishes them after the commit.
@ApplicationScoped
public class Outbox {

    private final ObjectMapper json;
    private final String service;

    Outbox(
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.json = json;
        this.service = application.replace("-service", "");
    }

    /// The service's name in topics and sources, for example `membership`.
    String service() {
        return service;
    }

    String topic() {
        return "kyodo." + service + ".v1";
    }

    String deadLetterTopic() {
        return "kyodo." + service + ".dead-letters.v1";
    }

    /// Appends events of this tenant to this service's topic, in their order, and to the deliveries
    /// of the tenant's webhooks that want them.
    public void append(Tx tx, UUID tenant, List<Event> events) {
        List<UUID> ids = events.stream().map(event -> Ids.next()).toList();
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            payloads.add(write(envelope(tx, tenant, ids.get(i), events.get(i))));
        }
        tx.sql()
                .createUpdate(
                        """
                        with said as (
                          select * from unnest(:ids, :keys, :payloads, :types)
                            with ordinality as s (event_id, key, payload, type, place)
                        ), event as (
                          insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at)
                          select :tenant, event_id, :topic, key, payload, :now from said order by place
                          returning tenant_id, event_id, recorded_at
                        )
                        insert into webhook_delivery (tenant_id, webhook_id, event_id, event_type,
                          state, attempts, tries, due_at, recorded_at)
                        select tenant_id, webhook_id, event_id, type, 'PENDING', 0, 0, e.recorded_at,
                          e.recorded_at
                        from event e join said using (event_id) join webhook using (tenant_id)
                        where state = 'ACTIVE'
                          and (cardinality(event_types) = 0 or type = any(event_types))\
                        """)
                .bind("tenant", tenant)
                .bind("topic", topic())
                .bind("now", tx.now())
                .bind("ids", SqlArrays.uuids(ids))
                .bind(
                        "keys",
                        SqlArrays.texts(
                                events.stream()
                                        .map(event -> event.aggregate().toString())
                                        .toList()))
                .bind("payloads", SqlArrays.texts(payloads))
                .bind("types", SqlArrays.texts(events.stream().map(Event::type).toList()))
                .execute();
    }

    private CloudEvent.Envelope envelope(Tx tx, UUID tenant, UUID id, Event event) {
        return new CloudEvent.Envelope(
                "1.0",
                id,
                URI.create("/kyodo/" + service).toString(),
                event.type(),
                event.aggregate(),
                tx.now(),
                "application/json",
                tenant,
                event.sequence(),
                json.valueToTree(event.data()));
    }

    /// Appends what a consumer could not take to the dead-letter topic, as it came.
    void appendDeadLetter(Tx tx, UUID tenant, UUID letter, String payload) {
        tx.sql()
                .createUpdate(
                        """
                        insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at)
                        values (:tenant, :id, :topic, :key, :payload, :now)\
                        """)
                .bind("tenant", tenant)
                .bind("id", letter)
                .bind("topic", deadLetterTopic())
                .bind("key", letter.toString())
                .bind("payload", payload)
                .bind("now", tx.now())
                .execute();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }
}
