package coop.kyodo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many co-ops close the same year on the same day, each with a thousand leavers, while the
/// packaged service is killed in the middle and starts again.
class ClosingIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int CO_OPS = 25;
    private static final int LEAVERS = 1_000;
    private static final int STAYING = 4;
    private static final int UNITS = 2 * (LEAVERS + STAYING);
    private static final long PAID_IN = 100_000;
    private static final int CLERKS = 4;
    private static final int CLOSED_BEFORE_THE_KILL = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path data;
    private static Stack stack;
    private static ServiceProcess membership;
    private static String token;
    private static List<UUID> coops;

    @BeforeAll
    static void start() throws SQLException, IOException {
        BareIssuer issuer =
                new BareIssuer(user ->
                        Map.of(
                                "scope",
                                "cooperative:write capital:write capital:read audit:read",
                                "cooperatives",
                                Map.of("*", List.of("operator", "director", "auditor"))));
        stack = new Stack(Settings.onFreePorts(ROOT, data), issuer, line -> {});
        stack.databases().start();
        stack.broker().start();
        stack.identity().start();
        membership = stack.service(Service.MEMBERSHIP);
        membership.start();
        token = issuer.bearers().of("director");
        coops = IntStream.range(0, CO_OPS).mapToObj(ClosingIT::registered).toList();
        seed();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyLeaverOfEveryCoopIsSettledOnceAlthoughTheServiceIsKilled()
            throws InterruptedException, SQLException {
        CountDownLatch someAreClosed = new CountDownLatch(CLOSED_BEFORE_THE_KILL);
        CountDownLatch allAreClosed = new CountDownLatch(CO_OPS);
        try (ExecutorService clerks = Executors.newFixedThreadPool(CLERKS)) {
            for (int number = 0; number < CO_OPS; number++) {
                int coop = number;
                clerks.submit(() -> {
                    closeUntilItIs(coop);
                    someAreClosed.countDown();
                    allAreClosed.countDown();
                });
            }
            assertThat(someAreClosed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            membership.kill9();
            assertThat(allAreClosed.getCount()).isPositive();
            membership.start();
            assertThat(allAreClosed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        for (int number = 0; number < CO_OPS; number++) {
            long refund = Math.min(netAssets(number) * 2 / UNITS, PAID_IN);
            UUID coop = coops.get(number);
            assertThat(count(coop, "settlement where refund = " + refund)).isEqualTo(LEAVERS);
            assertThat(count(coop, "settlement")).isEqualTo(LEAVERS);
            assertThat(count(coop, "refund_claim where amount = " + refund)).isEqualTo(LEAVERS);
            assertThat(count(coop, "journal where kind = 'WITHDRAWAL'")).isEqualTo(LEAVERS);
            assertThat(count(coop, "member where left_on = '2026-03-31'")).isEqualTo(LEAVERS);
            assertThat(count(coop, "outbox where payload like '%.member-left.v1%'"))
                    .isEqualTo(LEAVERS);
        }
        coops.forEach(coop ->
                Awaitility.await("the checks of " + coop)
                        .atMost(PATIENCE)
                        .until(() -> verified(coop)));
    }

    private static long netAssets(int number) {
        return 90_000_001L + number * 777_777L;
    }

    private static void closeUntilItIs(int number) {
        String body =
                """
                {"fiscalYearEnd": "2026-03-31", "netAssets": {"amount": "%d", "currency": "JPY"}}\
                """
                        .formatted(netAssets(number));
        Awaitility.await("closing of " + number)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> {
                    try {
                        return post(
                                                "/v1/cooperatives/"
                                                        + coops.get(number)
                                                        + "/year-ends",
                                                "close-" + number,
                                                body)
                                        .statusCode()
                                == 201;
                    } catch (UncheckedIOException notYetThereAgain) {
                        return false;
                    }
                });
    }

    private static boolean verified(UUID coop) throws IOException {
        return JSON.readTree(
                        send(request("/v1/cooperatives/" + coop + "/verification").GET()).body())
                .path("ok")
                .asBoolean();
    }

    private static UUID registered(int number) {
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer =
                post("/v1/cooperatives", "register-" + number, registration(id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private static String registration(UUID id) {
        return """
        {"id": "%s", "name": "労働者協同組合みどり", "profile": "JP_ACT_2022",
         "effectiveOn": "2025-04-01",
         "articles": {"unitAmount": {"amount": "50000", "currency": "JPY"},
          "fiscalYearEnd": "03-31", "withdrawalNoticeDays": 90, "clearDays": 0,
          "reserveTarget": {"amount": "60000000", "currency": "JPY"},
          "meeting": {"noticeDays": 10, "writtenVote": true, "electronicVote": true,
           "proxyVote": true, "chairCountsAsPresent": true, "tieBase": "CAST",
           "unnotifiedMatters": false},
          "officers": {"directors": 3, "auditors": 1, "method": "ELECTION",
           "directorTermYears": 2, "auditorTermYears": 4},
          "surplus": {"reserveRate": "1/10", "jobCreationRate": "1/20",
           "educationRate": "1/20", "dividendsToUnpaidCapital": false},
          "particulars": {"business": ["配食"], "prefectures": ["神奈川県"], "offices": ["横浜市"],
           "qualification": "組合の事業に従事する個人", "joiningAndLeaving": "承諾を得て加入し、予告して脱退する。",
           "paymentMethod": "全額を払い込む。", "opinions": "毎月の会議で集める。",
           "publicNotice": "掲示する。"}}}
        """
                .formatted(id);
    }

    private static HttpResponse<String> post(String path, String key, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(membership.uri() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Members as a year of joining would leave them: paying each through the service would take an
    /// hour.
    private static void seed() throws SQLException, IOException {
        try (InputStream script =
                        Objects.requireNonNull(ClosingIT.class.getResourceAsStream("leavers.sql"));
                Connection owner = stack.database(Service.MEMBERSHIP).asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '*'");
            statement.execute("set kyodo.leavers = '" + LEAVERS + "'");
            statement.execute("set kyodo.staying = '" + STAYING + "'");
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static long count(UUID coop, String from) throws SQLException {
        try (Connection owner = stack.database(Service.MEMBERSHIP).asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '" + coop + "'");
            try (ResultSet row = statement.executeQuery("select count(*) from " + from)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
