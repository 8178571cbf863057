package coop.kyodo.federation.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;

/// Values that are kept whole, as JSON, because they are read whole and never searched. A field
/// that nobody knows is let be: what a later version kept is read, too.
@ApplicationScoped
public class StoredJson {

    private final ObjectMapper json;
    private final ObjectReader reader;

    StoredJson(ObjectMapper json) {
        this.json = json;
        this.reader = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot be written as JSON: " + value.getClass().getName(), e);
        }
    }

    public <T> T read(String text, Class<T> type) {
        try {
            return reader.forType(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
