package coop.kyodo.kit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
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

    /// Appends one event of this tenant to this service's topic.
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
        insert(tx, tenant, id, topic(), event.aggregate().toString(), write(envelope));
    }

    /// Appends what a consumer could not take to the dead-letter topic, as it came.
    void appendDeadLetter(Tx tx, UUID tenant, UUID letter, String payload) {
        insert(tx, tenant, letter, deadLetterTopic(), letter.toString(), payload);
    }

    private static void insert(
            Tx tx, UUID tenant, UUID id, String topic, String key, String payload) {
        tx.sql()
                .createUpdate(
                        """
                        insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at)
                        values (:tenant, :id, :topic, :key, :payload, :now)\
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("topic", topic)
                .bind("key", key)
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
