package coop.kyodo.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The JSON Schemas of the events that one service publishes, read where the producer keeps them:
/// `<type>.schema.json` with `<type>.example.json` beside it. Producers' and consumers' tests hold
/// real payloads (the event's `data`) to them.
public final class EventSchemas {

    private static final String SCHEMA = ".schema.json";
    private static final String EXAMPLE = ".example.json";
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .build();

    private final Path folder;
    private final Map<String, JsonSchema> schemas = new TreeMap<>();

    private EventSchemas(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SCHEMA))
                    .forEach(file ->
                            schemas.put(
                                    file.getFileName().toString().replace(SCHEMA, ""),
                                    FACTORY.getSchema(
                                            SchemaLocation.of(file.toUri().toString()),
                                            read(file),
                                            CONFIG)));
        } catch (IOException e) {
            throw new UncheckedIOException("no event schemas in " + folder, e);
        }
    }

    /// @param module for example `membership-service`
    public static EventSchemas of(String module) {
        return in(Repository.root().resolve(module).resolve("src/main/resources/events"));
    }

    static EventSchemas in(Path folder) {
        return new EventSchemas(folder);
    }

    /// Every type that has a schema, in order.
    public List<String> types() {
        return List.copyOf(schemas.keySet());
    }

    /// The example that stands beside the schema.
    public JsonNode example(String type) {
        return read(folder.resolve(type + EXAMPLE));
    }

    /// Fails unless the payload (the event's `data`) fits the schema of its type.
    ///
    /// @param data a record, a map or a JSON tree
    public void validate(String type, Object data) {
        assertThat(faults(type, JSON.valueToTree(data))).as(type + ": " + data).isEmpty();
    }

    /// Fails unless the CloudEvent is one of this producer's types and its data fits.
    public void validate(JsonNode cloudEvent) {
        validate(cloudEvent.path("type").asText(), cloudEvent.path("data"));
    }

    /// Fails unless there are schemas, and each has an example that fits it.
    public void validateExamples() {
        assertThat(schemas).as("schemas in " + folder).isNotEmpty();
        types().forEach(type -> validate(type, example(type)));
    }

    private List<String> faults(String type, JsonNode data) {
        JsonSchema schema = schemas.get(type);
        if (schema == null) {
            return List.of("there is no schema for this type in " + folder);
        }
        return schema.validate(data).stream()
                .map(message -> message.getInstanceLocation() + ": " + message.getError())
                .toList();
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON document: " + file, e);
        }
    }
}
