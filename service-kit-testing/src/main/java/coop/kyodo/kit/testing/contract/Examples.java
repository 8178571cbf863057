package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.kyodo.kit.testing.contract.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/// Values that a contract gives as examples, or that follow from its schemas where it gives none.
public final class Examples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH = 12;

    private final Contract contract;

    Examples(Contract contract) {
        this.contract = contract;
    }

    /// The examples that stand beside a schema, in a media type or a parameter.
    public List<JsonNode> given(JsonNode holder) {
        List<JsonNode> values = new ArrayList<>();
        if (holder.has("example")) {
            values.add(holder.get("example"));
        }
        for (JsonNode named : holder.path("examples")) {
            JsonNode resolved = contract.resolve(named);
            if (resolved.has("value")) {
                values.add(resolved.get("value"));
            }
        }
        return values;
    }

    /// The media type's first example, or one made from its schema.
    public JsonNode ofMedia(JsonNode media) {
        List<JsonNode> given = given(media);
        return given.isEmpty() ? ofSchema(media.path("schema")) : given.getFirst();
    }

    /// A parameter's value as text.
    public String ofParameter(Parameter parameter) {
        List<JsonNode> given = given(parameter.node());
        return (given.isEmpty() ? ofSchema(parameter.schema()) : given.getFirst()).asText();
    }

    public JsonNode ofSchema(JsonNode schema) {
        return ofSchema(schema, DEPTH);
    }

    private JsonNode ofSchema(JsonNode reference, int depth) {
        JsonNode schema = contract.resolve(reference);
        Optional<JsonNode> told = told(schema);
        if (told.isPresent()) {
            return told.get();
        }
        if (depth == 0) {
            return JSON.nullNode();
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return ofSchema(schema.get(choice).path(0), depth - 1);
            }
        }
        List<String> types = Contract.types(schema);
        if (schema.has("properties") || schema.has("allOf") || types.contains("object")) {
            return object(schema, depth);
        }
        if (types.contains("array")) {
            ArrayNode array = JSON.arrayNode();
            int items = Math.min(50, Math.max(1, schema.path("minItems").asInt()));
            for (int i = 0; i < items; i++) {
                array.add(ofSchema(schema.path("items"), depth - 1));
            }
            return array;
        }
        if (types.contains("integer") || types.contains("number")) {
            return JSON.numberNode(schema.path("minimum").asLong(1));
        }
        return types.contains("boolean") ? JSON.booleanNode(true) : JSON.textNode(text(schema));
    }

    private static Optional<JsonNode> told(JsonNode schema) {
        for (String key : List.of("const", "example", "default")) {
            if (schema.has(key)) {
                return Optional.of(schema.get(key));
            }
        }
        for (String key : List.of("examples", "enum")) {
            if (schema.path(key).isArray() && !schema.get(key).isEmpty()) {
                return Optional.of(schema.get(key).get(0));
            }
        }
        return Optional.empty();
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        for (JsonNode part : schema.path("allOf")) {
            if (ofSchema(part, depth) instanceof ObjectNode properties) {
                object.setAll(properties);
            }
        }
        for (Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean required = contains(schema.path("required"), property.getKey());
            if (required || depth > DEPTH - 3) {
                object.set(property.getKey(), ofSchema(property.getValue(), depth - 1));
            }
        }
        return object;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> "0199c0de-0000-7000-8000-000000000001";
            case "date" -> "2025-06-15";
            case "date-time" -> "2025-06-15T09:00:00Z";
            case "uri" -> "https://kyodo.example.org/";
            case "email" -> "someone@example.org";
            default -> "x".repeat(Math.max(1, schema.path("minLength").asInt()));
        };
    }

    static boolean contains(JsonNode array, String text) {
        for (JsonNode item : array) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
