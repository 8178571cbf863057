package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.testing.EventSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The events this service publishes, as they are described.
class EventSchemasTest {

    private static final EventSchemas SCHEMAS = EventSchemas.of("surplus-service");

    @Test
    void everyExampleFitsItsSchema() {
        SCHEMAS.validateExamples();
    }

    @Test
    void everySchemaIsAMessageOfTheDescription() throws IOException {
        JsonNode description =
                new YAMLMapper()
                        .readTree(Path.of("src", "main", "asyncapi", "asyncapi.yaml").toFile());
        List<String> names = new ArrayList<>();
        description
                .path("components")
                .path("messages")
                .forEach(message -> names.add(message.path("name").asText()));

        assertThat(names).containsExactlyInAnyOrderElementsOf(SCHEMAS.types());
    }
}
