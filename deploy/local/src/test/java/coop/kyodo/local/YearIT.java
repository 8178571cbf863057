package coop.kyodo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.local.year.Cast;
import coop.kyodo.local.year.Witness;
import coop.kyodo.local.year.Year;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The year, told to the packaged services on a real PostgreSQL and a real Kafka. What is told can
/// be read in `target/year-*.txt`.
class YearIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = newConnection();

    private static final String REGISTRATION =
            """
            {
              "name": "NAME",
              "profile": "JP_ACT_2022",
              "effectiveOn": "2025-04-01",
              "articles": {
                "unitAmount": {"amount": "50000", "currency": "JPY"},
                "fiscalYearEnd": "03-31",
                "withdrawalNoticeDays": 90,
                "clearDays": 0,
                "reserveTarget": {"amount": "1500000", "currency": "JPY"},
                "meeting": {
                  "noticeDays": 10, "writtenVote": true, "electronicVote": true, "proxyVote": true,
                  "chairCountsAsPresent": true, "tieBase": "CAST", "unnotifiedMatters": false
                },
                "officers": {
                  "directors": 3, "auditors": 1, "method": "ELECTION",
                  "directorTermYears": 2, "auditorTermYears": 4
                },
                "surplus": {
                  "reserveRate": "1/10", "jobCreationRate": "1/20", "educationRate": "1/20",
                  "dividendsToUnpaidCapital": false
                },
                "particulars": {"business": ["配食"], "prefectures": ["神奈川県"], "offices": ["横浜市"],
                 "qualification": "組合の事業に従事する個人", "joiningAndLeaving": "承諾を得て加入し、予告して脱退する。",
                 "paymentMethod": "全額を払い込む。", "opinions": "毎月の会議で集める。",
                 "publicNotice": "掲示する。"}
              }
            }
            """;

    @TempDir static Path data;
    private static CastTokens tokens;
    private static Stack stack;

    @BeforeAll
    static void start() {
        Settings settings = Settings.onFreePorts(ROOT, data);
        Realm realm = Realm.in(settings.realm());
        BareIssuer issuer = BareIssuer.of(realm);
        tokens = new CastTokens(issuer, realm);
        stack = new Stack(settings, issuer, line -> {});
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void theYearCompletesAndCanBeToldAgain() throws IOException {
        tell(Cast.EXAMPLE, Witness.NONE, "first");
        Map<String, Map<String, Long>> written = written(Cast.EXAMPLE);

        String again = tell(Cast.EXAMPLE, Witness.NONE, "again");

        assertThat(again).endsWith("The year is complete.\n");
        assertThat(written(Cast.EXAMPLE)).as("what is written").isEqualTo(written);
    }

    @Test
    void theYearCompletesAlthoughEveryPartIsKilledOnce() throws IOException {
        Cast undisturbed = someCast();
        tell(undisturbed, Witness.NONE, "undisturbed");
        Reaper reaper =
                new Reaper()
                        .killBefore("pay-7", stack.service(Service.MEMBERSHIP))
                        .killDuring("vote-1-2-8", stack.service(Service.GOVERNANCE))
                        .killDuring("work-6-5", stack.databases())
                        .killBefore("close-9", stack.broker())
                        .killDuring("plan", stack.service(Service.SURPLUS))
                        .killDuring("dues-run", stack.service(Service.FEDERATION));

        Cast disturbed = someCast();
        String told = tell(disturbed, reaper, "disturbed");

        assertThat(told).endsWith("The year is complete.\n");
        assertThat(reaper.killed())
                .containsExactlyInAnyOrder(
                        "membership-service",
                        "governance-service",
                        "PostgreSQL",
                        "Kafka",
                        "surplus-service",
                        "federation-service");
        assertThat(stack.fallen()).isEmpty();
        assertThat(written(disturbed))
                .as("nothing lost, nothing doubled")
                .isEqualTo(written(undisturbed));
    }

    @Test
    void theSamePostFromTwoConnectionsAtOnceHasOneEffectAndOneAnswer() {
        URI cooperatives =
                stack.service(Service.MEMBERSHIP).uri().resolve("/v1/cooperatives?limit=500");
        String name = "労働者協同組合 " + UUID.randomUUID();
        HttpRequest registration =
                as("operator", Cast.EXAMPLE, cooperatives)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "register-at-once-" + UUID.randomUUID())
                        .POST(BodyPublishers.ofString(REGISTRATION.replace("NAME", name)))
                        .build();

        List<HttpResponse<String>> answers =
                Stream.of(newConnection(), newConnection())
                        .map(connection ->
                                connection.sendAsync(registration, BodyHandlers.ofString()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers.getFirst().body()).isEqualTo(answers.getLast().body());
        assertThat(get("operator", Cast.EXAMPLE, cooperatives).findValuesAsText("name"))
                .containsOnlyOnce(name);
    }

    /// What the services have written in a cast's year: the numbers that their checks give, such as
    /// journals, votes, audit entries and published events.
    private static Map<String, Map<String, Long>> written(Cast cast) {
        Map<String, Map<String, Long>> written = new TreeMap<>();
        stack.addresses()
                .forEach((service, uri) -> {
                    boolean ofFederation = service == Service.FEDERATION;
                    String tenant =
                            ofFederation
                                    ? "/v1/federations/" + cast.federation()
                                    : "/v1/cooperatives/" + cast.cooperative();
                    JsonNode report =
                            get(
                                    ofFederation ? "operator" : "auditor",
                                    cast,
                                    uri.resolve(tenant + "/verification"));
                    for (JsonNode check : report.path("checks")) {
                        Map<String, Long> figures = new TreeMap<>();
                        check.path("figures")
                                .properties()
                                .forEach(figure -> {
                                    if (figure.getValue().isIntegralNumber()) {
                                        figures.put(figure.getKey(), figure.getValue().asLong());
                                    }
                                });
                        written.put(service.id() + " " + check.path("name").asText(), figures);
                    }
                });
        return written;
    }

    private static JsonNode get(String user, Cast cast, URI uri) {
        try {
            return JSON.readTree(
                    HTTP.send(as(user, cast, uri).build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder as(String user, Cast cast, URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + tokens.of(cast).of(user));
    }

    private static HttpClient newConnection() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static String tell(Cast cast, Witness witness, String name) throws IOException {
        Path told = Path.of("target", "year-" + name + ".txt");
        Files.createDirectories(told.getParent());
        try (PrintStream out = new PrintStream(told.toFile(), StandardCharsets.UTF_8)) {
            new Year(cast, witness).tell(stack.addresses(), tokens.of(cast), out);
        }
        return Files.readString(told);
    }

    private static Cast someCast() {
        UUID random = UUID.randomUUID();
        return new Cast(
                new UUID(
                        random.getMostSignificantBits(),
                        random.getLeastSignificantBits() & ~0xFFFFL));
    }
}
