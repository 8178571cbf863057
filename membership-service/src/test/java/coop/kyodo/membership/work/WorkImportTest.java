package coop.kyodo.membership.work;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class WorkImportTest {

    private static final int MANY = 12_000;

    /// The bytes of a body that is no import.
    private static final int MOST = 8 << 20;

    private Coop coop;
    private UUID member;
    private UUID site;
    private UUID importId;

    @Inject Work work;

    @BeforeEach
    void aMemberAtASite() {
        coop = Coop.registered();
        member = coop.member(1);
        site = coop.site();
        importId = Ids.next();
    }

    @Test
    void everyLineIsTakenOrHasItsProblems() {
        UUID entry = Ids.next();
        coop.post("/work-periods/2025-03/closing", Map.of("closedOn", "2025-04-08"))
                .then()
                .statusCode(200);
        String named = "\"id\":\"" + entry + "\",";
        String body =
                String.join(
                        "\n",
                        line(named, member, site, "\"date\":\"2025-06-02\"", "480"),
                        line("", member, site, "\"month\":\"2025-07\"", "9600"),
                        "",
                        line("", Ids.next(), site, "\"date\":\"2025-06-02\"", "480"),
                        line("", member, Ids.next(), "\"date\":\"2025-06-02\"", "480"),
                        line("", member, site, "\"date\":\"2025-03-02\"", "480"),
                        line("", member, site, "\"date\":\"2025-06-02\"", "1441"),
                        line("", member, site, "\"grade\":1", "480"),
                        line(named, member, site, "\"date\":\"2025-06-03\"", "480"),
                        line("", member, site, "\"date\":\"2025-06-02\"", "480.0"),
                        line("", member, site, "\"date\":\"2025-6-2\"", "480"),
                        line("\"hours\":8,", member, site, "\"date\":\"2025-06-02\"", "480"),
                        "{\"minutes\":\"480\"",
                        line("", member, site, "\"date\":\"2025-06-02\"", "-1"),
                        line("", member, site, "\"date\":\"2999-01-01\"", "480"));

        JsonNode run = send("application/x-ndjson", body, 200);

        assertThat(run.path("state").asText()).isEqualTo("COMPLETED");
        assertThat(run.path("lastLine").asInt()).isEqualTo(15);
        assertThat(run.path("taken").asInt()).isEqualTo(2);
        assertThat(run.path("refused").asInt()).isEqualTo(12);
        problems("?limit=500")
                .then()
                .statusCode(200)
                .body("items.line", contains(4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))
                .body(
                        "items.code",
                        contains(
                                "member-not-found",
                                "site-not-found",
                                "period-closed",
                                "work-exceeds-time",
                                "date-or-month",
                                "work-entry-exists",
                                "malformed-json",
                                "malformed-json",
                                "malformed-json",
                                "malformed-json",
                                "validation-failed",
                                "date-too-late"));
        String next = problems("?limit=10").path("next");
        problems("?limit=10&cursor=" + next).then().body("items.line", contains(14, 15));
        coop.get("/work-entries/" + entry).then().body("minutes", equalTo(480));
        totals().then().body("items.minutes", contains(480, 9_600));
    }

    @Test
    void aMonthIsNotClosedWhileLinesOfItAreBeingTaken() {
        send("application/x-ndjson", line("", member, site, "\"date\":\"2025-06-02\"", "480"), 200);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Response> closing =
                    work.write(
                            coop.id(),
                            tx -> {
                                List<YearMonth> months = List.of(YearMonth.of(2025, 6));
                                assertThat(WorkPeriods.shared(tx, months)).isEmpty();
                                return Together.heldUp(
                                        threads,
                                        () ->
                                                coop.post(
                                                        "/work-periods/2025-06/closing",
                                                        Map.of("closedOn", "2025-07-08")));
                            });
            closing.join().then().statusCode(200);
        }
        assertThat(
                        work.<Set<YearMonth>>write(
                                coop.id(),
                                tx ->
                                        WorkPeriods.shared(
                                                tx,
                                                List.of(
                                                        YearMonth.of(2025, 6),
                                                        YearMonth.of(2025, 7)))))
                .containsExactly(YearMonth.of(2025, 6));
    }

    @Test
    void noLineIsOfADayAfterADeath() {
        coop.ended(member, "DEATH", "2025-06-10").then().statusCode(200);

        JsonNode run =
                send(
                        "application/x-ndjson",
                        String.join(
                                "\n",
                                line("", member, site, "\"date\":\"2025-06-10\"", "480"),
                                line("", member, site, "\"date\":\"2025-06-11\"", "480")),
                        200);

        assertThat(run.path("taken").asInt()).isEqualTo(1);
        problems("?limit=500")
                .then()
                .body("items.line", contains(2))
                .body("items.code", contains("member-died"));
    }

    @Test
    void workOfAWorkerIsTakenOfTheDaysTheyWorkHere() {
        UUID worker = Ids.next();
        coop.post(
                        "/workers",
                        Map.of(
                                "id", worker,
                                "siteId", site,
                                "kind", "EMPLOYEE",
                                "reference", "P-017",
                                "from", "2025-06-02"))
                .then()
                .statusCode(201);
        String body =
                line("", worker, site, "\"date\":\"2025-06-02\"", "480")
                        + "\n"
                        + line("", worker, site, "\"date\":\"2025-06-01\"", "480");

        JsonNode run = send("application/x-ndjson", body, 200);

        assertThat(run.path("taken").asInt()).isEqualTo(1);
        problems("")
                .then()
                .body("items.line", contains(2))
                .body("items.code", contains("worker-not-working"))
                .body("items.pointer", contains("/memberId"));
    }

    @Test
    void csvIsTakenByItsHeader() {
        String body =
                "\ufeffsiteId,memberId,date,minutes,days,grade\r\n%s,%s,2025-06-02,480,1,\r\n%s,%s,2025-06-03,480.5,1,7\r\n"
                        .formatted(site, member, site, member);

        JsonNode run = send("text/csv; charset=utf-8", body, 200);

        assertThat(run.path("taken").asInt()).isEqualTo(1);
        problems("")
                .then()
                .body("items.line", contains(3))
                .body("items.pointer", contains("/minutes"));
        assertThat(send("text/csv", "memberId,Hours\n", 400).path("code").asText())
                .isEqualTo("unknown-column");
    }

    @Test
    void sentAgainItChangesNothingAndOtherContentIsRefused() {
        String body = lines(3);
        JsonNode first = send("application/x-ndjson", body, 200);

        assertThat(send("application/x-ndjson", body, 200)).isEqualTo(first);
        for (String other :
                new String[] {body + lines(1), body.replace("480", "481"), lines(2), ""}) {
            assertThat(send("application/x-ndjson", other, 409).path("code").asText())
                    .isEqualTo("import-differs");
        }
        totals().then().body("items.minutes", contains(3 * 480));
        run().then().body("taken", equalTo(3));
    }

    @Test
    void anImportWhoseConnectionBrokeGoesOnAfterTheLastCommittedLine() throws IOException {
        String body = lines(MANY);
        breakOffAfter(body, 7_000);
        Events.eventually(
                "the first chunk to be committed",
                this::run,
                answer -> answer.statusCode() == 200 && answer.<Integer>path("lastLine") == 5_000);
        run().then().body("state", equalTo("RUNNING")).body("taken", equalTo(5_000));
        totals().then().body("items.minutes", contains(5_000 * 480));
        assertThat(send("application/x-ndjson", lines(4_999), 409).path("code").asText())
                .isEqualTo("import-differs");

        JsonNode whole = send("application/x-ndjson", body, 200);

        assertThat(whole.path("taken").asInt()).isEqualTo(MANY);
        assertThat(whole.path("state").asText()).isEqualTo("COMPLETED");
        totals().then().body("items.minutes", contains(MANY * 480));
    }

    @Test
    void manyWhoSendTheSameAtOnceTakeEachLineOnce() throws Exception {
        String body = lines(MANY);
        List<HttpResponse<String>> answers =
                Together.run(Collections.nCopies(4, () -> put("application/x-ndjson", body)));

        assertThat(answers)
                .allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allMatch(answer -> answer.body().contains("import-in-progress"));
        assertThat(send("application/x-ndjson", body, 200).path("taken").asInt()).isEqualTo(MANY);
        totals().then().body("items.minutes", contains(MANY * 480));
    }

    @Test
    void onlyAnImportMayBeLarge() throws IOException {
        String blank = (" ".repeat(9_999) + "\n").repeat(6_800);
        assertThat(send("application/x-ndjson", blank, 200).path("taken").asInt()).isZero();
        coop.post("/work-entries", " ".repeat(MOST - 2) + "{}")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
        String head =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(coop.path("/work-entries"), MOST + 1);
        try (Socket socket = new Socket("localhost", RestAssured.port);
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.flush();

            assertThat(in.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void anUnknownImportAndAnUnknownCoopAreNotThere() {
        run().then().statusCode(404).body("code", equalTo("import-not-found"));
        problems("").then().statusCode(404);
        assertThat(send("application/json", "{}", 415).path("code").asText())
                .isEqualTo("unsupported-media-type");
        assertThat(send("text/csv; charset=shift_jis", "", 400).path("code").asText())
                .isEqualTo("charset-not-utf-8");
        coop.get("/work-entries").then().body("items", hasSize(0));
    }

    private String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> line("", member, site, "\"date\":\"2025-06-02\"", "480") + "\n")
                .collect(Collectors.joining());
    }

    private static String line(String id, UUID who, UUID where, String when, String minutes) {
        return "{%s\"memberId\":\"%s\",\"siteId\":\"%s\",%s,\"minutes\":%s,\"days\":1}"
                .formatted(id, who, where, when, minutes);
    }

    private JsonNode send(String type, String body, int status) {
        try {
            HttpResponse<String> answer = put(type, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("the answer is not JSON", e);
        } catch (IOException e) {
            throw new AssertionError("the request broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private HttpResponse<String> put(String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address() + path()))
                        .header("Authorization", "Bearer " + coop.director())
                        .header("Content-Type", type)
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Announces the whole body and sends only its first lines.
    private void breakOffAfter(String body, int lines) throws IOException {
        byte[] all = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "PUT %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path(), coop.director(), all.length);
        try (Socket socket = new Socket("localhost", RestAssured.port);
                OutputStream out = socket.getOutputStream()) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(all, 0, all.length / MANY * lines);
            out.flush();
        }
    }

    private static String address() {
        return "http://localhost:" + RestAssured.port;
    }

    private String path() {
        return coop.path("/work-imports/" + importId);
    }

    private Response run() {
        return coop.get("/work-imports/" + importId);
    }

    private Response problems(String query) {
        return given().auth().oauth2(coop.director()).get(path() + "/problems" + query);
    }

    private Response totals() {
        return coop.get("/work-totals?by=PERIOD&from=2025-01&to=2025-12");
    }
}
