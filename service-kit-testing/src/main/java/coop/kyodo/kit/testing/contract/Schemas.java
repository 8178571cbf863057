package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi31;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The schemas of a contract, in OpenAPI 3.1's own dialect of JSON Schema, formats asserted.
final class Schemas {

    private static final JsonMetaSchema DIALECT =
            JsonMetaSchema.builder(OpenApi31.getInstance())
                    .keyword(new NonValidationKeyword("components"))
                    .build();
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(
                    VersionFlag.V202012,
                    builder -> builder.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()));
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .preloadJsonSchema(false)
                    .build();

    private final JsonNode components;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        this.components = document.path("components");
    }

    /// What the value has against the schema; each fault begins with the JSON Pointer into the
    /// value.
    List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(message -> {
                    String pointer = message.getInstanceLocation().toString();
                    return (pointer.isEmpty() ? "(the whole)" : pointer)
                            + ": "
                            + message.getError();
                })
                .distinct()
                .toList();
    }

    /// The schema stands alone with the document's components beside it, so that the references it
    /// holds resolve.
    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole =
                schema.isObject()
                        ? ((ObjectNode) schema).objectNode().setAll((ObjectNode) schema)
                        : JsonNodeFactory.instance.objectNode();
        if (schema.isBoolean() && !schema.asBoolean()) {
            whole.set("not", JsonNodeFactory.instance.objectNode());
        }
        whole.set("components", components);
        return FACTORY.getSchema(whole, CONFIG);
    }
}
