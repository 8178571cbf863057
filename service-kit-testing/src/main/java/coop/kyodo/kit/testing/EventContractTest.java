package coop.kyodo.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds a service to its AsyncAPI document: it is served with the schemas it refers to, and names
/// every event that has a schema and no other. A subclass is a `@QuarkusTest` that names its
/// module.
public abstract class EventContractTest {

    private static final String DOCUMENT = "/asyncapi/asyncapi.yaml";

    /// For example `membership-service`.
    protected abstract String module();

    @Test
    void everySchemaHasAnExampleThatFitsIt() {
        EventSchemas.of(module()).validateExamples();
    }

    @Test
    void theDocumentNamesExactlyTheEventsThatHaveASchema() throws IOException {
        JsonNode document = served();
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("components").path("messages"))
                .extracting(message -> message.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(EventSchemas.of(module()).types());
    }

    @Test
    void everyReferenceOfTheDocumentIsServedOrStandsInIt() throws IOException {
        JsonNode document = served();
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                given().noFilters().get(reference.replace("..", "")).then().statusCode(200);
            }
        }
    }

    private static JsonNode served() throws IOException {
        return new YAMLMapper().readTree(given().noFilters().get(DOCUMENT).asByteArray());
    }
}
