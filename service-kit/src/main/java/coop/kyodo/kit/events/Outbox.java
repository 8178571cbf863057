package coop.kyodo.kit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.statement.Update;

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

    /// Appends one event of this tenant to this service's topic, and to the deliveries of the
    /// tenant's webhooks that want it.
    public void append(Tx tx, UUID tenant, Event event) {
        UUID id = Ids.next();
        var envelope =
                new CloudEvent.Envelope(
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
        row(
                        tx,
                        """
                        with event as (
                          insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at)
                          values (:tenant, :id, :topic, :key, :payload, :now)
                          returning tenant_id, event_id, recorded_at
                        )
                        insert into webhook_delivery (tenant_id, webhook_id, event_id, event_type,
                          state, attempts, tries, due_at, recorded_at)
                        select tenant_id, webhook_id, event_id, :type, 'PENDING', 0, 0, recorded_at,
                          recorded_at
                        from event join webhook using (tenant_id)
                        where state = 'ACTIVE'
                          and (cardinality(event_types) = 0 or :type = any(event_types))\
                        """,
                        tenant,
                        id,
                        topic())
                .bind("key", event.aggregate().toString())
                .bind("payload", write(envelope))
                .bind("type", event.type())
                .execute();
    }

    /// Appends what a consumer could not take to the dead-letter topic, as it came.
    void appendDeadLetter(Tx tx, UUID tenant, UUID letter, String payload) {
        row(
                        tx,
                        """
                        insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at)
                        values (:tenant, :id, :topic, :key, :payload, :now)\
                        """,
                        tenant,
                        letter,
                        deadLetterTopic())
                .bind("key", letter.toString())
                .bind("payload", payload)
                .execute();
    }

    private static Update row(Tx tx, String insert, UUID tenant, UUID id, String topic) {
        return tx.sql()
                .createUpdate(insert)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("topic", topic)
                .bind("now", tx.now());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }
}
