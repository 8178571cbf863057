package coop.kyodo.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    private static final Path CHART = Path.of("kyodo");
    private static final List<String> SERVICES =
            List.of("federation", "governance", "membership", "surplus");

    @Test
    void lintsWithoutAWord() {
        LintResult result = new Helm(CHART).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages())
                .noneMatch(message -> message.contains("WARNING") || message.contains("ERROR"));
    }

    @Test
    void knowsEveryServiceOfTheRepository() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("../.."))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .filteredOn(name -> name.endsWith("-service"))
                    .containsExactlyInAnyOrderElementsOf(
                            SERVICES.stream().map(name -> name + "-service").toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy", "Job"})
    void eachServiceHasOne(String kind) {
        String suffix = kind.equals("Job") ? "-migration" : "";

        assertThat(rendered().stream().filter(is(kind)).map(ChartTest::name))
                .containsExactlyInAnyOrderElementsOf(
                        SERVICES.stream().map(name -> "kyodo-" + name + suffix).toList());
    }

    @Test
    void podsAskAboutHealthAndStayWithinLimits() {
        assertThat(containersOf("Deployment"))
                .hasSize(SERVICES.size())
                .allSatisfy(container -> {
                    assertThat(probe(container, "startupProbe")).isEqualTo("/q/health/started");
                    assertThat(probe(container, "livenessProbe")).isEqualTo("/q/health/live");
                    assertThat(probe(container, "readinessProbe")).isEqualTo("/q/health/ready");
                });
        assertThat(containers())
                .allSatisfy(container -> {
                    assertThat(container.at("/resources/limits/memory").asText())
                            .isEqualTo("512Mi");
                    assertThat(container.at("/resources/limits/cpu").asText()).isEqualTo("2");
                    assertThat(container.at("/resources/requests").size()).isEqualTo(2);
                });
    }

    @Test
    void podsMayDoNothingButTheirWork() {
        assertThat(pods())
                .hasSize(2 * SERVICES.size())
                .allSatisfy(pod -> {
                    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
                    assertThat(pod.at("/securityContext/runAsUser").asInt()).isGreaterThan(0);
                    assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                            .isEqualTo("RuntimeDefault");
                    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
                });
        assertThat(containers())
                .allSatisfy(container -> {
                    JsonNode security = container.path("securityContext");
                    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                    assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                    assertThat(container.at("/volumeMounts/0/mountPath").asText())
                            .isEqualTo("/tmp");
                });
    }

    @Test
    void aPodHasTimeToFinishWhatItBegan() {
        JsonNode pod = pod("Deployment", "kyodo-surplus");
        JsonNode container = pod.at("/containers/0");
        int before = container.at("/lifecycle/preStop/sleep/seconds").asInt();
        String drain = value(container, "QUARKUS_SHUTDOWN_TIMEOUT");

        assertThat(before).isPositive();
        assertThat(drain).isEqualTo("20s");
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(before + 20);
    }

    @Test
    void namesSecretsAndHoldsNone() {
        assertThat(rendered()).noneMatch(is("Secret"));
        assertThat(containers())
                .allSatisfy(container ->
                        assertThat(Yaml.items(container.path("env")))
                                .filteredOn(variable ->
                                        variable.path("name")
                                                .asText()
                                                .matches(".*(PASSWORD|USERNAME)"))
                                .hasSizeGreaterThanOrEqualTo(2)
                                .allSatisfy(variable -> {
                                    assertThat(variable.has("value")).isFalse();
                                    assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                                            .startsWith("kyodo-");
                                }));
    }

    @Test
    void onlyTheMigrationKnowsTheOwner() {
        assertThat(containersOf("Job"))
                .allSatisfy(container -> {
                    assertThat(secretOf(container, "QUARKUS_FLYWAY_PASSWORD"))
                            .endsWith("-database-owner");
                    assertThat(value(container, "QUARKUS_INIT_AND_EXIT")).isEqualTo("true");
                });
        assertThat(containersOf("Deployment"))
                .allSatisfy(container -> {
                    assertThat(container.toString()).doesNotContain("owner");
                    assertThat(value(container, "QUARKUS_FLYWAY_MIGRATE_AT_START"))
                            .isEqualTo("false");
                });
    }

    @Test
    void helmMigratesBeforeItInstallsAndUpgrades() throws IOException {
        JsonNode values = Yaml.documents(Files.readString(CHART.resolve("values.yaml"))).getFirst();

        assertThat(values.at("/migrations/annotations").path("helm.sh/hook").asText())
                .isEqualTo("pre-install,pre-upgrade");
    }

    @Test
    void servicesMayMigrateWhenTheyStartInstead() {
        List<JsonNode> objects = rendered(chart -> chart.set("migrations.mode", "start"));

        assertThat(objects).noneMatch(is("Job"));
        assertThat(objects.stream().filter(is("Deployment")).map(ChartTest::container))
                .allSatisfy(container -> {
                    assertThat(value(container, "QUARKUS_FLYWAY_MIGRATE_AT_START"))
                            .isEqualTo("true");
                    assertThat(secretOf(container, "QUARKUS_FLYWAY_PASSWORD"))
                            .endsWith("-database-owner");
                });
    }

    @Test
    void aServicesOwnValuesGoOnTopOfTheDefaults() {
        List<JsonNode> objects =
                rendered(chart ->
                        chart.set("services.surplus.replicas", 5)
                                .set("services.surplus.port", 9090)
                                .set("services.membership.autoscaling.enabled", true));

        JsonNode surplus = object(objects, "Deployment", "kyodo-surplus");
        assertThat(surplus.at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(container(surplus).at("/ports/0/containerPort").asInt()).isEqualTo(9090);
        assertThat(value(container(surplus), "QUARKUS_HTTP_PORT")).isEqualTo("9090");
        assertThat(
                        surplus.at("/spec/template/metadata/annotations")
                                .path("prometheus.io/port")
                                .asText())
                .isEqualTo("9090");
        assertThat(object(objects, "Deployment", "kyodo-governance").at("/spec/replicas").asInt())
                .isEqualTo(2);
        assertThat(object(objects, "Deployment", "kyodo-membership").at("/spec").has("replicas"))
                .isFalse();
        assertThat(objects.stream().filter(is("HorizontalPodAutoscaler")).map(ChartTest::name))
                .containsExactly("kyodo-membership");
    }

    @Test
    void everyServiceReadsTheProfilesThatWereAdded() {
        List<JsonNode> objects =
                rendered(chart -> chart.set("profiles.configMap", "kyodo-profiles"));

        for (String service : SERVICES) {
            JsonNode pod =
                    object(objects, "Deployment", "kyodo-" + service).at("/spec/template/spec");
            String folder = value(pod.at("/containers/0"), "KYODO_PROFILES_FOLDER");
            assertThat(pod.at("/volumes/1/configMap/name").asText()).isEqualTo("kyodo-profiles");
            assertThat(pod.at("/containers/0/volumeMounts/1/mountPath").asText())
                    .isEqualTo(folder)
                    .startsWith("/");
        }
        assertThat(containersOf("Deployment"))
                .noneMatch(container -> container.toString().contains("KYODO_PROFILES_FOLDER"));
    }

    @Test
    void everySelectorFindsItsPodsAndNoOther() {
        List<JsonNode> objects = rendered();
        for (String service : SERVICES) {
            JsonNode labels =
                    object(objects, "Deployment", "kyodo-" + service)
                            .at("/spec/template/metadata/labels");
            JsonNode selector = object(objects, "Service", "kyodo-" + service).at("/spec/selector");
            assertThat(selector.properties())
                    .isNotEmpty()
                    .allSatisfy(label ->
                            assertThat(labels.get(label.getKey())).isEqualTo(label.getValue()));
            assertThat(
                            object(objects, "NetworkPolicy", "kyodo-" + service)
                                    .at("/spec/podSelector/matchLabels"))
                    .isEqualTo(selector);
            assertThat(
                            object(objects, "PodDisruptionBudget", "kyodo-" + service)
                                    .at("/spec/selector/matchLabels"))
                    .isEqualTo(selector);
        }
        assertThat(objects.stream().filter(is("Service")).map(o -> o.at("/spec/selector")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "image.tag, latest",
        "oidc.issuer, keycloak",
        "kafka.bootstrapServers, kafka",
        "migrations.mode, sometimes",
        "defaults.podSecurityContext.runAsNonRoot, false",
        "defaults.securityContext.allowPrivilegeEscalation, true",
        "services.membership.database.url, jdbc:postgresql://db/membership?password=x",
        "services.membership.database.password, x",
        "services.payroll.replicas, 1"
    })
    void refusesValuesThatWouldHarm(String key, String value) {
        assertThatThrownBy(() -> rendered(chart -> chart.set(key, value)))
                .hasMessageContaining("values don't meet the specifications of the schema");
    }

    private static List<JsonNode> rendered() {
        return rendered(chart -> {});
    }

    /// The objects of the chart, also the jobs, which a rendering leaves out as long as they are
    /// hooks.
    private static List<JsonNode> rendered(Consumer<TemplateCommand> values) {
        TemplateCommand chart =
                new Helm(CHART)
                        .template()
                        .withName("kyodo")
                        .withNamespace("kyodo")
                        .withKubeVersion("1.30.0")
                        .set("migrations.annotations", "null");
        values.accept(chart);
        return Yaml.documents(chart.call());
    }

    private static Predicate<JsonNode> is(String kind) {
        return object -> object.path("kind").asText().equals(kind);
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static JsonNode object(List<JsonNode> objects, String kind, String name) {
        return objects.stream()
                .filter(is(kind))
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode pod(String kind, String name) {
        return object(rendered(), kind, name).at("/spec/template/spec");
    }

    private static List<JsonNode> pods() {
        return rendered().stream()
                .filter(is("Deployment").or(is("Job")))
                .map(object -> object.at("/spec/template/spec"))
                .toList();
    }

    private static List<JsonNode> containers() {
        return pods().stream().map(pod -> pod.at("/containers/0")).toList();
    }

    private static List<JsonNode> containersOf(String kind) {
        return rendered().stream().filter(is(kind)).map(ChartTest::container).toList();
    }

    private static JsonNode container(JsonNode object) {
        return object.at("/spec/template/spec/containers/0");
    }

    private static String probe(JsonNode container, String probe) {
        return container.path(probe).at("/httpGet/path").asText();
    }

    private static String value(JsonNode container, String variable) {
        return variable(container, variable).path("value").asText();
    }

    private static String secretOf(JsonNode container, String variable) {
        return variable(container, variable).at("/valueFrom/secretKeyRef/name").asText();
    }

    private static JsonNode variable(JsonNode container, String name) {
        return Yaml.items(container.path("env")).stream()
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variable " + name));
    }
}
