package coop.kyodo.governance.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import jakarta.enterprise.context.ApplicationScoped;

/// Records as canonical JSON: no white space, the keys of every object in alphabetical order,
/// nothing absent written. The same record always gives the same text, so its SHA-256 proves it. A
/// field that nobody knows is let be: what a later version kept is read, too.
@ApplicationScoped
public class Documents {

    private final ObjectMapper json;
    private final ObjectWriter canonical;
    private final ObjectReader reader;

    Documents(ObjectMapper json) {
        this.json = json;
        this.canonical = json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
        this.reader = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public String text(Object document) {
        try {
            return canonical.writeValueAsString(json.valueToTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(document.getClass() + " cannot be written", e);
        }
    }

    public <T> T read(String text, Class<T> type) {
        try {
            return reader.forType(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type + " cannot be read", e);
        }
    }
}
