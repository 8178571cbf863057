package coop.kyodo.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import coop.kyodo.kit.testing.contract.Contract;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The filter must let the right exchange pass and stop each kind of wrong one.
class ContractFilterTest {

    private static final String ID = "0199aaaa-0000-7000-8000-000000000001";
    private static final String MEMBER = "/v1/members/" + ID;
    private static final String GOOD = "{\"id\":\"" + ID + "\",\"name\":\"Aiko\",\"note\":null}";

    private final HttpServer server = server();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void letsTheRightAnswerPass() {
        answering(200, "application/json", GOOD);

        assertThat(request().get(MEMBER).jsonPath().getString("name")).isEqualTo("Aiko");
    }

    @Test
    void stopsAWrongTypeAndPointsAtIt() {
        answering(200, "application/json", GOOD.replace("null", "3"));

        refuses(() -> request().get(MEMBER), "response 200 /note: ");
    }

    @Test
    void stopsAMissingProperty() {
        answering(200, "application/json", "{\"id\":\"" + ID + "\"}");

        refuses(() -> request().get(MEMBER), "'name'");
    }

    @Test
    void stopsAnImpossibleDateInsideAReferredSchema() {
        String friend =
                GOOD.replace(
                        "null",
                        "null,\"friend\":"
                                + GOOD.replace("null", "null,\"joinedOn\":\"2025-02-30\""));
        answering(200, "application/json", friend);

        refuses(() -> request().get(MEMBER), "/friend/joinedOn: ");
    }

    @Test
    void stopsAnUndocumentedStatus() {
        answering(409, "application/problem+json", "{}");

        refuses(() -> request().get(MEMBER), "status 409 is not documented");
    }

    @Test
    void stopsAnErrorThatIsNoProblemDocument() {
        answering(404, "text/html", "<h1>no</h1>");

        refuses(() -> request().get(MEMBER), "text/html");
    }

    @Test
    void stopsAnUnknownOperation() {
        answering(200, "application/json", GOOD);

        refuses(() -> request().get("/v1/others"), "no such operation");
    }

    @Test
    void stopsABodyThatIsNotDocumented() {
        answering(204, "application/json", "");
        assertThatCode(() -> request().get("/v1/members/search?limit=3"))
                .doesNotThrowAnyException();

        refuses(() -> request().get("/v1/members/search?limit=300"), "query parameter limit");
        refuses(() -> request().get("/v1/members/search?offset=3"), "offset is not documented");
    }

    @Test
    void stopsAcceptedRequestsThatBreakTheContract() {
        answering(201, "application/json", GOOD);
        assertThatCode(() -> json(GOOD).header("Idempotency-Key", "k").post("/v1/members"))
                .doesNotThrowAnyException();

        refuses(() -> json(GOOD).post("/v1/members"), "parameter Idempotency-Key is required");
        refuses(
                () -> json("{}").header("Idempotency-Key", "k").post("/v1/members"),
                "request body (the whole): required property 'id'");
    }

    @Test
    void findsTheScopesTheContractMentions() {
        assertThat(contract().scopes()).containsExactly("member:read");
    }

    private static void refuses(Runnable exchange, String because) {
        assertThatThrownBy(exchange::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }

    private RequestSpecification json(String body) {
        return request().contentType("application/json").body(body);
    }

    private RequestSpecification request() {
        return given().baseUri("http://127.0.0.1")
                .port(server.getAddress().getPort())
                .filter(new ContractFilter(contract()));
    }

    private void answering(int status, String type, String body) {
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", type);
                        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
    }

    private static Contract contract() {
        try (InputStream in =
                Objects.requireNonNull(
                        ContractFilterTest.class.getResourceAsStream("/members.yaml"))) {
            return Contract.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
