package coop.kyodo.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContainersTest {

    private static final Path DEPLOY = Path.of("..");
    private static final Pattern PINNED =
            Pattern.compile(".+:(\\d[\\w.-]*|\\$\\{KYODO_VERSION:-\\d[\\w.]*})");

    @Test
    void composeKnowsEachPartOfTheStack() throws IOException {
        assertThat(services().keySet())
                .containsExactlyInAnyOrder(
                        "postgres",
                        "kafka",
                        "keycloak",
                        "membership",
                        "governance",
                        "surplus",
                        "federation");
    }

    @Test
    void everyPartOfComposeIsPinnedAndAskedAboutItsHealth() throws IOException {
        assertThat(services())
                .allSatisfy((name, service) -> {
                    assertThat(service.path("image").asText()).matches(PINNED);
                    assertThat(service.at("/healthcheck/test").size()).isGreaterThan(1);
                });
    }

    @Test
    void composeTakesEveryPasswordFromTheEnvironmentFile() throws IOException {
        String compose = Files.readString(DEPLOY.resolve("compose.yaml"));
        List<String> example =
                Files.readAllLines(DEPLOY.resolve(".env.example")).stream()
                        .filter(line -> line.contains("PASSWORD"))
                        .toList();

        assertThat(example).allMatch(line -> line.endsWith("="));
        assertThat(variables(compose, "\\$\\{(\\w+_PASSWORD):\\?}"))
                .isEqualTo(variables(String.join("\n", example), "(?m)^(\\w+)=$"));
        assertThat(compose.lines().filter(line -> line.matches(".*PASSWORD: .*")))
                .allMatch(line -> line.matches(".*: \\$\\{\\w+:\\?}"));
    }

    @Test
    void theImageIsPinnedAndDoesNotRunAsRoot() throws IOException {
        List<String> lines = Files.readAllLines(DEPLOY.resolve("images/Dockerfile"));

        assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
                .singleElement()
                .asString()
                .matches("FROM eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre");
        assertThat(lines).contains("ARG SERVICE", "USER 10001:10001");
    }

    private static Map<String, JsonNode> services() throws IOException {
        JsonNode compose =
                Yaml.documents(Files.readString(DEPLOY.resolve("compose.yaml"))).getFirst();
        return compose.path("services").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()));
    }

    private static TreeSet<String> variables(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
