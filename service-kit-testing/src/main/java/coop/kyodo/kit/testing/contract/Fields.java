package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

/// The fields that a body may have by its schema, at any depth.
public final class Fields {

    private static final List<String> PARTS = List.of("allOf", "anyOf", "oneOf");
    private static final String REST = "additionalProperties";

    private final Contract contract;

    public Fields(Contract contract) {
        this.contract = contract;
    }

    /// Where the schema lets a body have fields that it does not name; each place is a path of
    /// fields.
    List<String> open(JsonNode schema) {
        List<String> open = new ArrayList<>();
        open(schema, "", Collections.newSetFromMap(new IdentityHashMap<>()), open);
        return open;
    }

    private void open(JsonNode reference, String where, Set<JsonNode> seen, List<String> open) {
        JsonNode schema = contract.resolve(reference);
        if (!seen.add(schema)) {
            return;
        }
        boolean isObject = Contract.types(schema).contains("object") || schema.has("properties");
        if (isObject && !saysWhatElse(schema)) {
            open.add(where.isEmpty() ? "/" : where);
        }
        for (String part : PARTS) {
            schema.path(part).forEach(each -> open(each, where, seen, open));
        }
        for (Entry<String, JsonNode> property : schema.path("properties").properties()) {
            open(property.getValue(), where + "/" + property.getKey(), seen, open);
        }
        if (schema.has("items")) {
            open(schema.get("items"), where + "/0", seen, open);
        }
        if (schema.path(REST).isObject()) {
            open(schema.get(REST), where + "/*", seen, open);
        }
    }

    private static boolean saysWhatElse(JsonNode schema) {
        JsonNode rest = schema.path(REST);
        return rest.isObject() || rest.isBoolean() && !rest.asBoolean();
    }

    /// Pointers to the fields that the schema names and the body does not have, in the objects that
    /// it has.
    public List<JsonPointer> absent(JsonNode schema, JsonNode body) {
        List<JsonPointer> absent = new ArrayList<>();
        absent(schema, body, JsonPointer.empty(), absent);
        return absent;
    }

    private void absent(
            JsonNode reference, JsonNode body, JsonPointer at, List<JsonPointer> absent) {
        JsonNode schema = contract.resolve(reference);
        for (String part : PARTS) {
            schema.path(part).forEach(each -> absent(each, body, at, absent));
        }
        if (body.isArray() && !body.isEmpty()) {
            absent(schema.path("items"), body.get(0), at.appendIndex(0), absent);
        }
        if (!body.isObject()) {
            return;
        }
        for (Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonPointer inner = at.appendProperty(property.getKey());
            JsonNode value = body.path(property.getKey());
            if (value.isMissingNode()) {
                absent.add(inner);
            } else {
                absent(property.getValue(), value, inner, absent);
            }
        }
    }
}
