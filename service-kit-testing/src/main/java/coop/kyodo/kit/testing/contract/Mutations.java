package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/// Every way in which one value of a JSON body is made wrong: by another type, nothing, too much,
/// characters that no database takes, dates that no calendar has.
public final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UNKNOWN = "nobodyKnowsThis";
    private static final int LONG_TEXT = 100_000;

    private Mutations() {}

    /// One wrong body.
    ///
    /// @param what where and how it is wrong
    /// @param hopeless whether it must be refused even where the schema has nothing against it
    public record Mutation(String what, JsonNode body, boolean hopeless) {}

    public static List<Mutation> of(JsonNode body) {
        List<Mutation> mutations = new ArrayList<>();
        wholes().forEach((what, whole) -> mutations.add(new Mutation(what, whole, false)));
        for (JsonPointer pointer : pointers(body)) {
            JsonNode value = body.at(pointer);
            wrongValues(value)
                    .forEach((what, wrong) ->
                            mutations.add(
                                    new Mutation(
                                            pointer + " " + what,
                                            replaced(body, pointer, wrong),
                                            what.contains("NUL"))));
            mutations.add(new Mutation(pointer + " left out", without(body, pointer), false));
        }
        return mutations;
    }

    /// Pointers to a field that nobody knows, one in each object inside, of arrays only in the
    /// first item.
    public static List<JsonPointer> unknownFields(JsonNode body) {
        List<JsonPointer> objects = new ArrayList<>(List.of(JsonPointer.empty()));
        objects.addAll(pointers(body));
        return objects.stream()
                .filter(pointer -> body.at(pointer).isObject())
                .map(pointer -> pointer.appendProperty(UNKNOWN))
                .toList();
    }

    /// The body with an empty list in this field.
    public static JsonNode withList(JsonNode body, JsonPointer field) {
        return replaced(body, field, JSON.arrayNode());
    }

    private static Map<String, JsonNode> wholes() {
        Map<String, JsonNode> wholes = new LinkedHashMap<>();
        wholes.put("an empty object", JSON.objectNode());
        wholes.put("an array", JSON.arrayNode());
        wholes.put("a text", JSON.textNode("kyodo"));
        wholes.put("a number", JSON.numberNode(7));
        wholes.put("null", JSON.nullNode());
        return wholes;
    }

    private static Map<String, JsonNode> wrongValues(JsonNode value) {
        Map<String, JsonNode> wrong = new LinkedHashMap<>();
        wrong.put("is null", JSON.nullNode());
        wrong.put("is an object", JSON.objectNode().put("a", 1));
        wrong.put("is an array", JSON.arrayNode().add(JSON.objectNode()));
        wrong.put("is a text", JSON.textNode("kyodo"));
        wrong.put("is true", JSON.booleanNode(true));
        wrong.put("is a broken number", JSON.numberNode(1.5));
        wrong.put("is negative", JSON.numberNode(-1));
        wrong.put("is a huge number", JSON.numberNode(BigInteger.TEN.pow(40)));
        wrong.put("is over 64 bits", JSON.numberNode(BigInteger.TWO.pow(63)));
        if (value.isTextual()) {
            wrong.put("is empty", JSON.textNode(""));
            wrong.put("is blank", JSON.textNode(" "));
            wrong.put("is very long", JSON.textNode("x".repeat(LONG_TEXT)));
            wrong.put("holds NUL", JSON.textNode(value.asText() + "\u0000"));
            wrong.put("is half a character", JSON.textNode("\ud800"));
            wrong.put("is an impossible date", JSON.textNode("2025-02-30"));
            wrong.put("is a date too far", JSON.textNode("+999999999-12-31"));
            wrong.put("is an unknown id", JSON.textNode("0199dead-0000-7000-8000-00000000beef"));
            wrong.put("is a huge number in text", JSON.textNode("9".repeat(40)));
            wrong.put("is a fraction by zero", JSON.textNode("1/0"));
        }
        if (value.isArray() && !value.isEmpty()) {
            ArrayNode twice = JSON.arrayNode().addAll((ArrayNode) value).add(value.get(0));
            wrong.put("holds one item twice", twice);
            wrong.put("is empty", JSON.arrayNode());
            wrong.put("holds null", JSON.arrayNode().addNull());
        }
        return wrong;
    }

    /// Pointers to everything inside, of arrays only to the first item.
    private static List<JsonPointer> pointers(JsonNode body) {
        List<JsonPointer> pointers = new ArrayList<>();
        collect(body, JsonPointer.empty(), pointers);
        return pointers;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> pointers) {
        if (node.isObject()) {
            for (Entry<String, JsonNode> property : node.properties()) {
                JsonPointer inner = at.appendProperty(property.getKey());
                pointers.add(inner);
                collect(property.getValue(), inner, pointers);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            JsonPointer inner = at.appendIndex(0);
            pointers.add(inner);
            collect(node.get(0), inner, pointers);
        }
    }

    private static JsonNode replaced(JsonNode body, JsonPointer pointer, JsonNode value) {
        JsonNode copy = body.deepCopy();
        JsonNode parent = copy.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), value);
        }
        return copy;
    }

    private static JsonNode without(JsonNode body, JsonPointer pointer) {
        JsonNode copy = body.deepCopy();
        JsonNode parent = copy.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.remove(pointer.last().getMatchingIndex());
        } else {
            ((ObjectNode) parent).remove(pointer.last().getMatchingProperty());
        }
        return copy;
    }
}
