package coop.kyodo.kit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ExportsTest {

    private final UUID coop = Ids.next();

    @ParameterizedTest
    @CsvSource({
        "CSV, text/csv;charset=UTF-8, notes.csv",
        "NDJSON, application/x-ndjson, notes.ndjson",
        "XLSX, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, notes.xlsx"
    })
    void aFileSaysWhatItIs(String format, String type, String name) throws SQLException {
        notes(3, "text");

        Response file = export(format);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.contentType()).isEqualToIgnoringCase(type);
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + name + "\"");
    }

    @Test
    void everyRowComesInItsOrder() throws SQLException {
        notes(20_000, "text");

        List<String> lines = export("CSV").asString().lines().toList();

        assertThat(lines).hasSize(20_001);
        assertThat(lines.getFirst()).isEqualTo("number,text,amount");
        assertThat(lines.get(1)).isEqualTo("1,text,1");
        assertThat(lines.getLast()).isEqualTo("20000,text,1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "NDJSON", "XLSX"})
    void theHashThatIsAskedForApartIsTheFilesHash(String format) throws SQLException {
        notes(1_000, "協同");
        byte[] file = export(format).asByteArray();

        asClerk("/notes/export/hash?format=" + format)
                .then()
                .statusCode(200)
                .body("sha256", equalTo(HexFormat.of().formatHex(sha256(file))))
                .body("bytes", equalTo(file.length))
                .body("rows", equalTo(1_000))
                .body("format", equalTo(format));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000})
    void theTrailerIsTheFilesHash(int notes) throws SQLException, IOException {
        notes(notes, "text");
        byte[] file = export("CSV").asByteArray();

        String answer;
        try (Socket raw = requested()) {
            answer = new String(raw.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("trailer: repr-digest");
        assertThat(answer.substring(answer.lastIndexOf("\r\n0\r\n")))
                .containsIgnoringCase(
                        "repr-digest: sha-256=:"
                                + Base64.getEncoder().encodeToString(sha256(file))
                                + ":");
    }

    @Test
    void aFileThatBreaksIsNotMistakenForAWholeOne() throws SQLException {
        notes(5_000, "text");
        notes(5_001, 1, NoteResource.UNWRITABLE);

        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address() + path("/notes/export")))
                        .header("Authorization", "Bearer " + clerk())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatBreaksBeforeTheFirstRowIsAnAnswer() throws SQLException {
        notes(1, NoteResource.UNWRITABLE);

        export("CSV").then().statusCode(500).body("code", equalTo("internal-error"));
    }

    @Test
    void anUnknownFormatIsABadRequest() {
        export("PDF").then().statusCode(400).body("errors.pointer", hasItem("query:format"));
    }

    @Test
    void callersWhoReadSlowlyDoNotTakeAllConnections() throws SQLException, IOException {
        notes(60_000, "x".repeat(200));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                slow.add(requested());
            }
            eventually(() ->
                    export("CSV").then().statusCode(429).body("code", equalTo("too-many-exports")));
            asClerk("/notes").then().statusCode(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
        eventually(() -> export("CSV").then().statusCode(200));
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    /// A request that was sent, and whose answer nobody has read yet.
    private Socket requested() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        String request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                        .formatted(path("/notes/export"), clerk());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Response export(String format) {
        return asClerk("/notes/export?format=" + format);
    }

    private Response asClerk(String path) {
        return given().auth().oauth2(clerk()).get(path(path));
    }

    private String clerk() {
        return Tokens.of(coop).role("clerk").bearer();
    }

    private String path(String path) {
        return "/v1/cooperatives/" + coop + path;
    }

    private static String address() {
        return "http://localhost:" + RestAssured.port;
    }

    private static byte[] sha256(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void notes(int count, String text) throws SQLException {
        notes(1, count, text);
    }

    private void notes(int first, int count, String text) throws SQLException {
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop + "'");
            statement.execute(
                    "insert into note select '%s', n, '%s', 1 from generate_series(%d, %d) n"
                            .formatted(coop, text, first, first + count - 1));
            app.commit();
        }
    }
}
