package coop.kyodo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.testing.servers.Database;
import coop.kyodo.local.year.Cast;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged surplus service is killed again and again in an execution of 100,000 lines, and in
/// its correction.
class ExecutionIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int LINES = 100_000;
    private static final long POOL = 800_000_000;
    private static final long CORRECTED_POOL = POOL - 1_000_001;
    private static final Cast CAST =
            new Cast(new UUID(UUID.randomUUID().getMostSignificantBits(), 1L << 63));

    @TempDir static Path data;
    private static BareIssuer issuer;
    private static CastTokens tokens;
    private static Databases databases;
    private static Broker broker;
    private static ServiceProcess service;

    /// The service is killed when a table has this many rows, and before it has more than the most.
    private record Kill(String table, long rows, long most) {}

    @BeforeAll
    static void start() {
        Settings settings = Settings.onFreePorts(ROOT, data);
        Realm realm = Realm.in(settings.realm());
        issuer = BareIssuer.of(realm);
        tokens = new CastTokens(issuer, realm);
        databases = new Databases(settings);
        broker = new Broker(settings);
        service =
                new ServiceProcess(
                        settings,
                        Service.SURPLUS,
                        databases.of(Service.SURPLUS),
                        broker.address(),
                        issuer.issuer());
        issuer.start();
        databases.start();
        broker.start();
        service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
        databases.close();
        issuer.close();
    }

    @Test
    void anExecutionAndItsCorrectionKilledAgainAndAgainAreFinishedToTheLastYenAfterTheRestarts()
            throws SQLException, IOException {
        load();
        String plan = adoptedPlan();

        executeKilledAt(
                plan,
                new Kill("allocation", 1, LINES - 1),
                new Kill("allocation", LINES / 5, LINES - 1),
                new Kill("allocation", LINES / 2, LINES - 1),
                new Kill("allocation", LINES, LINES),
                new Kill("payout", 1, LINES - 1),
                new Kill("payout", LINES / 5, LINES - 1),
                new Kill("payout", LINES, LINES));

        assertThat(allocation("count(*)")).isEqualTo(LINES);
        assertThat(allocation("count(distinct member_id)")).isEqualTo(LINES);
        assertThat(allocation("sum(amount)")).isEqualTo(POOL);
        JsonNode execution = get("plans/" + plan).path("execution");
        assertThat(execution.path("written").asInt()).isEqualTo(LINES);
        assertThat(execution.path("amount").path("amount").asText()).isEqualTo(Long.toString(POOL));
        assertThat(get("journals").path("items").findValuesAsText("kind"))
                .containsExactly("RESULT", "DISPOSITION", "PAYOUT");
        assertThat(number("count(*)", "payout")).isEqualTo(LINES);
        assertThat(number("sum(gross)", "payout")).isEqualTo(POOL);
        awaitVerified();

        correct(plan);
    }

    private static void correct(String plan) throws SQLException, IOException {
        String correction =
                adopted(
                        """
                        {"fiscalYear": "2025", "distributed": {"amount": "%d", "currency": "JPY"},
                         "corrects": {"planId": "%s", "reason": "A loan was forgotten"}}\
                        """
                                .formatted(CORRECTED_POOL, plan));

        executeKilledAt(
                correction,
                new Kill("payout", LINES + 1, 2 * LINES - 1),
                new Kill("payout", LINES + LINES / 5, 2 * LINES - 1),
                new Kill("payout", 2 * LINES, 2 * LINES));

        assertThat(number("count(*)", "payout")).isEqualTo(2 * LINES);
        assertThat(number("sum(gross)", "payout")).isEqualTo(CORRECTED_POOL);
        assertThat(number("sum(gross)", "payout where corrects is not null"))
                .isEqualTo(CORRECTED_POOL - POOL);
        assertThat(get("journals").path("items").findValuesAsText("kind"))
                .containsExactly("RESULT", "DISPOSITION", "PAYOUT", "DISPOSITION", "PAYOUT");
        awaitVerified();
    }

    /// Executes a plan and kills the service as soon as so many rows are written, time after time.
    private static void executeKilledAt(String plan, Kill... kills)
            throws SQLException, IOException {
        JsonNode begun =
                post(
                        "director",
                        "plans/" + plan + "/execution",
                        "{\"executedOn\": \"2026-06-30\"}");
        assertThat(begun.path("state").asText()).isEqualTo("EXECUTING");
        for (Kill kill : kills) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> number("count(*)", kill.table()) >= kill.rows());
            service.kill9();
            assertThat(number("count(*)", kill.table())).isBetween(kill.rows(), kill.most());
            service.start();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> get("plans/" + plan).path("state").asText().equals("EXECUTED"));
    }

    private static void awaitVerified() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("verification").path("ok").asBoolean());
    }

    private static String adoptedPlan() throws IOException {
        post(
                "clerk",
                "fiscal-years",
                """
                {"year": "2025", "from": "2026-03-01", "to": "2026-03-31", "figures": {
                  "netProfit": {"amount": "1000000000", "currency": "JPY"},
                  "carriedForward": {"amount": "0", "currency": "JPY"},
                  "reserveBalance": {"amount": "0", "currency": "JPY"},
                  "jobCreationBalance": {"amount": "0", "currency": "JPY"},
                  "educationCarryOver": {"amount": "0", "currency": "JPY"},
                  "capital": {"amount": "5000000000", "currency": "JPY"}}}\
                """);
        post(
                "director",
                "fiscal-years/2025/approval",
                "{\"figuresVersion\": 1, \"approvedOn\": \"2026-05-20\"}");
        return adopted(
                """
                {"fiscalYear": "2025", "distributed": {"amount": "%d", "currency": "JPY"}}\
                """
                        .formatted(POOL));
    }

    /// An adopted plan whose making is killed in the middle too.
    private static String adopted(String request) throws IOException {
        JsonNode made = post("clerk", "plans", request);
        String plan = made.path("planId").asText();
        assertThat(made.path("state").asText()).isEqualTo("COMPUTING");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> get("plan-computations/" + plan).path("written").asInt() > 0);
        service.kill9();
        service.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        get("plan-computations/" + plan).path("state").asText().equals("MADE"));
        post("clerk", "plans/" + plan + "/submission", "{\"submittedOn\": \"2026-05-28\"}");
        adopt(plan, get("plans/" + plan).path("hash").asText());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("plans/" + plan).path("state").asText().equals("ADOPTED"));
        return plan;
    }

    /// As the governance service reports the assembly's resolution.
    private static void adopt(String plan, String hash) {
        UUID resolution = UUID.randomUUID();
        String event =
                """
                {"specversion": "1.0", "id": "%s", "source": "/kyodo/governance",
                 "type": "coop.kyodo.governance.resolution-adopted.v1", "subject": "%s",
                 "time": "2026-06-20T01:00:00Z", "datacontenttype": "application/json",
                 "cooperative": "%s", "sequence": 1,
                 "data": {"cooperativeId": "%3$s", "assemblyId": "%2$s", "resolutionId": "%2$s",
                   "kind": "ORDINARY", "adoptedOn": "2026-06-20",
                   "matter": {"type": "SURPLUS_PLAN", "reference": "%s", "hash": "%s"}}}\
                """
                        .formatted(UUID.randomUUID(), resolution, CAST.cooperative(), plan, hash);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()),
                        new StringSerializer(),
                        new StringSerializer())) {
            assertThat(
                            producer.send(
                                    new ProducerRecord<>(
                                            "kyodo.governance.v1", resolution.toString(), event)))
                    .succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private static void load() throws SQLException, IOException {
        String script =
                Files.readString(
                        ROOT.resolve("deploy/benchmark/src/main/resources/benchmark/surplus.sql"));
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    script.replace(":tenant", "'" + CAST.cooperative() + "'")
                            .replace(":members", Integer.toString(LINES))
                            .replace(":months", "1"));
        }
    }

    private static long allocation(String what) throws SQLException {
        return number(what, "allocation");
    }

    private static long number(String what, String table) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '" + CAST.cooperative() + "'");
            try (ResultSet row = statement.executeQuery("select " + what + " from " + table)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Connection owner() throws SQLException {
        Database database = databases.of(Service.SURPLUS);
        return DriverManager.getConnection(
                database.jdbcUrl(), database.owner().role(), database.owner().password());
    }

    private static JsonNode get(String path) throws IOException {
        return answer(request("auditor", path).build());
    }

    private static JsonNode post(String user, String path, String body) {
        try {
            return answer(
                    request(user, path)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(BodyPublishers.ofString(body))
                            .build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(String user, String path) {
        URI uri = service.uri().resolve("/v1/cooperatives/" + CAST.cooperative() + "/" + path);
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + tokens.of(CAST).of(user));
    }

    private static JsonNode answer(HttpRequest request) throws IOException {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(request.uri() + " " + answer.body())
                    .isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
