package coop.kyodo.local.year;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/// Building, reading and showing JSON.
final class Json {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private Json() {}

    /// An object of these names and values in turn.
    static ObjectNode of(Object... namesAndValues) {
        ObjectNode object = JSON.createObjectNode();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            object.set((String) namesAndValues[at], tree(namesAndValues[at + 1]));
        }
        return object;
    }

    static ArrayNode array(Object... elements) {
        ArrayNode array = JSON.createArrayNode();
        for (Object element : elements) {
            array.add(tree(element));
        }
        return array;
    }

    /// Dates as text, everything else as it is.
    private static JsonNode tree(Object value) {
        return value instanceof Temporal
                ? JSON.valueToTree(value.toString())
                : JSON.valueToTree(value);
    }

    static ObjectNode yen(long amount) {
        return of("amount", Long.toString(amount), "currency", "JPY");
    }

    /// The amount of a money object.
    static long amount(JsonNode money) {
        return Long.parseLong(money.path("amount").asText());
    }

    /// The node at a dotted path such as `holding.state`.
    static JsonNode at(JsonNode node, String path) {
        return node.at("/" + path.replace('.', '/'));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /// The parsed text; a missing node when it is no JSON.
    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// Without white space, the keys of every object in alphabetical order.
    static String canonical(JsonNode node) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(node, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file that belongs to the story.
    static String resource(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Json.class.getResourceAsStream("/year/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
