package coop.kyodo.kit.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import coop.kyodo.kit.store.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A CloudEvents 1.0 event in structured JSON, with the extensions `cooperative` (the tenant) and
/// `sequence` (the version of the aggregate named by `subject`).
public final class CloudEvent {

    /// The envelope as it stands in a Kafka record.
    public record Envelope(
            @JsonProperty(required = true) String specversion,
            @JsonProperty(required = true) UUID id,
            @JsonProperty(required = true) String source,
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) UUID subject,
            @JsonProperty(required = true) Instant time,
            @JsonProperty(required = true) String datacontenttype,
            @JsonProperty(required = true) UUID cooperative,
            @JsonProperty(required = true) long sequence,
            @JsonProperty(required = true) JsonNode data) {}

    private final Envelope envelope;
    private final ObjectMapper json;
    private final String family;

    CloudEvent(Envelope envelope, ObjectMapper json, String family) {
        this.envelope = envelope;
        this.json = json;
        this.family = family;
    }

    /// @throws IOException when the text is not a CloudEvent of this form
    static Envelope read(@Nullable String text, ObjectMapper json) throws IOException {
        if (text == null) {
            throw new IOException("the record has no value");
        }
        Envelope envelope = tolerant(json, Envelope.class).readValue(text);
        if (envelope == null || !"1.0".equals(envelope.specversion())) {
            throw new IOException("not a CloudEvents 1.0 event");
        }
        return envelope;
    }

    public UUID id() {
        return envelope.id();
    }

    public String type() {
        return envelope.type();
    }

    /// The tenant this event concerns.
    public UUID cooperative() {
        return envelope.cooperative();
    }

    /// What changed.
    public UUID aggregate() {
        return envelope.subject();
    }

    public long sequence() {
        return envelope.sequence();
    }

    public Instant time() {
        return envelope.time();
    }

    /// The payload as this record.
    public <T> T data(Class<T> type) {
        try {
            return tolerant(json, type).readValue(envelope.data(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("the data of " + envelope.type() + " does not fit", e);
        }
    }

    /// Later versions of an event may say more than this service knows.
    private static ObjectReader tolerant(ObjectMapper json, Class<?> type) {
        return json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// Whether no later event of this aggregate has been applied by this handler; notes this one as
    /// applied if so.
    @JsonIgnore
    public boolean isNewest(Tx tx) {
        return isNewest(tx, family);
    }

    /// Whether no later event of this aggregate has been applied for this family of facts; notes
    /// this one as applied if so. A handler that keeps independent facts of one aggregate gives
    /// each a family of its own.
    public boolean isNewest(Tx tx, String factFamily) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into inbox_position (tenant_id, family, aggregate, sequence)
                                values (:tenant, :family, :aggregate, :sequence)
                                on conflict (tenant_id, family, aggregate) do update
                                set sequence = excluded.sequence
                                where inbox_position.sequence < excluded.sequence\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("family", factFamily)
                        .bind("aggregate", aggregate())
                        .bind("sequence", sequence())
                        .execute()
                == 1;
    }
}
