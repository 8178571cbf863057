package coop.kyodo.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every writing operation of the contract says in its description what it publishes, or stands
/// here with the reason why it publishes nothing; so no new operation forgets its event.
class EventCoverageTest {

    private static final Pattern PUBLISHES = Pattern.compile("[Pp]ublishes([^.]*)\\.");
    private static final Pattern NAME = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");
    private static final Pattern SHORT = Pattern.compile("coop\\.kyodo\\.membership\\.(.*)\\.v1");

    private static final String PLUMBING = "concerns the delivery of events itself";

    /// Operations that publish nothing, and why.
    private static final Map<String, String> SILENT =
            Map.ofEntries(
                    Map.entry("tryRegisterImport", "changes nothing"),
                    Map.entry("createWebhook", PLUMBING),
                    Map.entry("changeWebhook", PLUMBING),
                    Map.entry("rotateWebhookSecret", PLUMBING),
                    Map.entry("replayWebhookDelivery", PLUMBING),
                    Map.entry("replayWebhookRange", PLUMBING),
                    Map.entry("replayDeadLetter", PLUMBING));

    /// Types that follow from another service's event instead of an operation.
    private static final Set<String> BY_EVENTS =
            Set.of("dividend-not-applied", "dividend-units-issued");

    private final Map<String, String> operations = writing();
    private final Set<String> types =
            EventSchemas.of("membership-service").types().stream()
                    .map(SHORT::matcher)
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .collect(Collectors.toSet());

    @Test
    void everyWritingOperationPublishesOrSaysWhyNot() {
        assertThat(operations).hasSizeGreaterThan(60);
        assertThat(faults(operations, types)).isEmpty();
    }

    @Test
    void anOperationThatForgetsItsEventIsFound() {
        operations.put("newOperation", "Does something. Role: director.");

        assertThat(faults(operations, types)).containsExactly("newOperation publishes nothing");
    }

    @Test
    void aTypeThatThereIsNotIsFound() {
        operations.put("newOperation", "Publishes `debt-changed` and `debt-forgiven`.");

        assertThat(faults(operations, types))
                .containsExactly("newOperation publishes debt-forgiven, which has no schema");
    }

    @Test
    void aReasonThatIsNoneAnyMoreIsFound() {
        operations.put("createWebhook", "Publishes `work-approved`.");
        operations.remove("changeWebhook");

        assertThat(faults(operations, types))
                .containsExactlyInAnyOrder(
                        "createWebhook has an event and a reason to have none",
                        "changeWebhook is no operation");
    }

    @Test
    void aTypeThatNoOperationPublishesIsFound() {
        Set<String> more = new HashSet<>(types);
        more.add("site-painted");

        assertThat(faults(operations, more)).containsExactly("nothing publishes site-painted");
    }

    private static List<String> faults(Map<String, String> operations, Set<String> types) {
        List<String> faults = new ArrayList<>();
        Set<String> silent = new HashSet<>(types);
        silent.removeAll(BY_EVENTS);
        operations.forEach((operation, description) -> {
            Set<String> published = published(description);
            silent.removeAll(published);
            if (published.isEmpty() && !SILENT.containsKey(operation)) {
                faults.add(operation + " publishes nothing");
            }
            if (!published.isEmpty() && SILENT.containsKey(operation)) {
                faults.add(operation + " has an event and a reason to have none");
            }
            published.stream()
                    .filter(type -> !types.contains(type))
                    .forEach(type ->
                            faults.add(operation + " publishes " + type + ", which has no schema"));
        });
        SILENT.keySet().stream()
                .filter(operation -> !operations.containsKey(operation))
                .forEach(operation -> faults.add(operation + " is no operation"));
        silent.forEach(type -> faults.add("nothing publishes " + type));
        return faults;
    }

    private static Set<String> published(String description) {
        return PUBLISHES
                .matcher(description)
                .results()
                .flatMap(sentence -> NAME.matcher(sentence.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }

    /// The descriptions of the writing operations, by their ids.
    private static Map<String, String> writing() {
        Map<String, String> writing = new LinkedHashMap<>();
        for (JsonNode path : contract().path("paths")) {
            for (String method : List.of("post", "put", "patch", "delete")) {
                JsonNode operation = path.path(method);
                if (!operation.isMissingNode()) {
                    writing.put(
                            operation.path("operationId").asText(),
                            operation.path("description").asText());
                }
            }
        }
        return writing;
    }

    private static JsonNode contract() {
        try {
            return new YAMLMapper()
                    .readTree(
                            Repository.root()
                                    .resolve("membership-service/src/main/openapi/openapi.yaml")
                                    .toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
