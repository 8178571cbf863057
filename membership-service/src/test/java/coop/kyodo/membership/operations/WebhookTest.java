package coop.kyodo.membership.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.standardwebhooks.Webhook;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Receiver;
import coop.kyodo.kit.webhook.Names;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class WebhookTest {

    private static final String ADMITTED = "coop.kyodo.membership.member-admitted.v1";

    private final Receiver receiver = new Receiver();
    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registered();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void everyEventIsSentAsItStandsOnTheTopicAndSignedAsTheStandardSays() throws Exception {
        Response created = create(receiver.url("127.0.0.1") + "/hooks?from=kyodo");
        String secret = created.path("secret");
        UUID member = coop.member(1);

        List<Receiver.Message> messages = received(4);

        assertThat(messages)
                .extracting(message -> type(message.body()))
                .containsExactly(
                        "coop.kyodo.membership.membership-applied-for.v1",
                        "coop.kyodo.membership.applicant-accepted.v1",
                        ADMITTED,
                        "coop.kyodo.membership.capital-paid-in.v1");
        for (Receiver.Message message : messages) {
            assertThat(message.path()).isEqualTo("/hooks?from=kyodo");
            assertThat(message.body()).contains(message.id()).contains(member.toString());
            assertThat(message.signature())
                    .isEqualTo(
                            new Webhook(secret)
                                    .sign(
                                            message.id(),
                                            Long.parseLong(message.timestamp()),
                                            message.body()));
        }
        assertThat(deliveries(created, "DELIVERED").<List<?>>path("items")).hasSize(4);
    }

    @Test
    void onlyTheTypesAskedForAreSent() {
        Response created =
                create(Map.of("url", receiver.url("127.0.0.1"), "eventTypes", List.of(ADMITTED)));
        coop.member(1);

        received(1);

        all(created).then().body("items.eventType", equalTo(List.of(ADMITTED)));
    }

    @Test
    void theSecretIsShownOnceAndAfterARotationBothSign() throws Exception {
        Response created = create(receiver.url("127.0.0.1"));
        String first = created.path("secret");
        get(created, "").then().statusCode(200).body("secret", nullValue());

        Response rotated = coop.post(path(created) + "/secrets", "");
        String second = rotated.then().statusCode(201).extract().path("secret");
        coop.member(1);

        Receiver.Message message = received(1).getFirst();
        long timestamp = Long.parseLong(message.timestamp());
        assertThat(message.signature().split(" ", -1))
                .containsExactly(
                        new Webhook(second).sign(message.id(), timestamp, message.body()),
                        new Webhook(first).sign(message.id(), timestamp, message.body()));
    }

    @Test
    void theOldSecretStopsSigningWhenItsTimeIsOver() {
        Response created = create(receiver.url("127.0.0.1"));
        coop.post(path(created) + "/secrets", "").then().statusCode(201);
        Time time = Time.stopped();

        time.pass(Duration.ofHours(24));
        coop.member(1);

        assertThat(received(1).getFirst().signature().split(" ", -1)).hasSize(1);
    }

    @Test
    void aFailureIsTriedAgainWithGrowingPausesAndAllOfItIsLogged() {
        Time time = Time.stopped();
        receiver.answers(500, "x".repeat(2_000));
        Response created =
                create(Map.of("url", receiver.url("127.0.0.1"), "eventTypes", List.of(ADMITTED)));
        coop.member(1);

        awaitAttempts(created, 1);
        time.pass(Duration.ofMillis(5_100));
        awaitAttempts(created, 2);
        receiver.answers(204, "");
        time.pass(Duration.ofSeconds(301));
        awaitAttempts(created, 3);

        String event = all(created).path("items[0].eventId");
        get(created, "/deliveries/" + event)
                .then()
                .statusCode(200)
                .body("delivery.state", equalTo("DELIVERED"))
                .body("log.responseStatus", equalTo(List.of(500, 500, 204)))
                .body("log[0].responseStart", equalTo("x".repeat(500)))
                .body("log.number", equalTo(List.of(1, 2, 3)));
        get(created, "").then().body("failingSince", nullValue());
    }

    @Test
    void beforeItsPauseIsOverAFailureIsNotTriedAgain() {
        Time time = Time.stopped();
        receiver.answers(500, "");
        Response created =
                create(Map.of("url", receiver.url("127.0.0.1"), "eventTypes", List.of(ADMITTED)));
        coop.member(1);
        awaitAttempts(created, 1);

        time.pass(Duration.ofMillis(4_900));
        Response other =
                create(
                        Map.of(
                                "url",
                                receiver.url("127.0.0.1") + "/other",
                                "eventTypes",
                                List.of(ADMITTED)));
        coop.member(1);
        awaitAttempts(other, 1);

        all(created)
                .then()
                .body("items.attempts", hasItem(1))
                .body("items[1].attempts", equalTo(1));
    }

    @Test
    void afterFiveDaysOfFailuresOnlyItIsDisabledAndWhatWaitsIsGivenUp() {
        Time time = Time.stopped();
        receiver.answers(503, "");
        Response created =
                create(Map.of("url", receiver.url("127.0.0.1"), "eventTypes", List.of(ADMITTED)));
        coop.member(1);
        awaitAttempts(created, 1);

        time.pass(Duration.ofDays(5));

        Events.eventually(
                        "the webhook to be disabled",
                        () -> get(created, ""),
                        webhook -> "DISABLED".equals(webhook.path("state")))
                .then()
                .body("disabledReason", equalTo(get(created, "").path("disabledReason")));
        all(created).then().body("items.state", equalTo(List.of("GIVEN_UP")));
        coop.audit("/audit-entries?limit=500")
                .then()
                .body("items.entry.action", hasItem("webhook-disabled"));
        coop.member(1);
        all(created).then().body("items", hasSize(1));
        coop.post(path(created) + "/replays", range()).then().statusCode(409);
    }

    @Test
    void whoAnswersGoneIsDisabledAtOnceAndComesBackByAChange() {
        receiver.answers(410, "");
        Response created =
                create(Map.of("url", receiver.url("127.0.0.1"), "eventTypes", List.of(ADMITTED)));
        coop.member(1);
        Events.eventually(
                "the webhook to be disabled",
                () -> get(created, ""),
                webhook -> "DISABLED".equals(webhook.path("state")));
        receiver.answers(204, "");

        change(created, "\"2\"", true).then().statusCode(200).body("state", equalTo("ACTIVE"));
        coop.post(path(created) + "/replays", range())
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(1));

        received(2);
    }

    @Test
    void oneDeliveryIsReplayedWithTheSameMessageId() {
        Response created =
                create(Map.of("url", receiver.url("127.0.0.1"), "eventTypes", List.of(ADMITTED)));
        coop.member(1);
        String id = received(1).getFirst().id();
        deliveries(created, "DELIVERED");

        coop.post(path(created) + "/deliveries/" + id + "/replay", "")
                .then()
                .statusCode(200)
                .body("state", equalTo("PENDING"));

        assertThat(received(2).getLast().id()).isEqualTo(id);
    }

    @Test
    void aRangeIsReplayedWithWhatCameBeforeTheWebhook() {
        coop.member(1);
        Response created =
                create(Map.of("url", receiver.url("127.0.0.1"), "eventTypes", List.of(ADMITTED)));

        coop.post(path(created) + "/replays", range())
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(1));
        received(1);
        deliveries(created, "DELIVERED");

        coop.post(path(created) + "/replays", range()).then().body("deliveries", equalTo(0));
        Map<String, Object> everything = new LinkedHashMap<>(range());
        everything.put("undeliveredOnly", false);
        coop.post(path(created) + "/replays", everything).then().body("deliveries", equalTo(1));
        received(2);
    }

    @Test
    void noRedirectIsFollowed() {
        receiver.answers(307, "");
        Response created =
                create(Map.of("url", receiver.url("127.0.0.1"), "eventTypes", List.of(ADMITTED)));
        coop.member(1);

        awaitAttempts(created, 1);

        assertThat(receiver.messages()).extracting(Receiver.Message::path).containsOnly("/");
        get(created, "/deliveries/" + all(created).path("items[0].eventId"))
                .then()
                .body("delivery.state", equalTo("PENDING"))
                .body("log[0].responseStatus", equalTo(307));
    }

    @Test
    void theConnectionGoesToTheAddressThatWasChecked() {
        var lookups = new AtomicReference<>(List.of("127.0.0.1"));
        QuarkusMock.installMockForType(new FakeNames("rebinding.example", lookups), Names.class);
        create(Map.of("url", receiver.url("rebinding.example"), "eventTypes", List.of(ADMITTED)));
        coop.member(1);

        assertThat(received(1).getFirst().host()).isEqualTo("rebinding.example:" + receiver.port());
    }

    @Test
    void aHostWithOneAddressThatIsNotPublicIsNotConnectedTo() {
        var lookups = new AtomicReference<>(List.of("127.0.0.1", "127.0.0.2"));
        QuarkusMock.installMockForType(new FakeNames("inside.example", lookups), Names.class);
        Response created =
                create(
                        Map.of(
                                "url",
                                receiver.url("inside.example"),
                                "eventTypes",
                                List.of(ADMITTED)));
        coop.member(1);

        awaitAttempts(created, 1);

        assertThat(receiver.messages()).isEmpty();
        get(created, "/deliveries/" + all(created).path("items[0].eventId"))
                .then()
                .body(
                        "log[0].error",
                        equalTo("The host inside.example has an address that is not public."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.2/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest",
                "https://localhost/",
                "https://LOCALHOST:8443/",
                "https://localhost./",
                "https://hooks.localhost/"
            })
    void anAddressThatIsNotPublicIsRefusedAtOnce(String url) {
        coop.post("/webhooks", Map.of("url", url))
                .then()
                .statusCode(422)
                .body("code", equalTo("webhook-address-forbidden"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://hooks.coop.example/",
                "https://user:secret@hooks.coop.example/",
                "https:///nowhere",
                "https://hooks.coop.example/#part",
                "https://hooks.coop.example:0/",
                "https://hooks.coop.example:65536/",
                "hooks.coop.example",
                "https://hooks.coop.example/a b",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://127.0.0.1./",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[::1%25lo]/",
                "https://[::1%251]/"
            })
    void whatCannotBeSentToIsMalformed(String url) {
        coop.post("/webhooks", Map.of("url", url))
                .then()
                .statusCode(400)
                .body("code", equalTo("webhook-url-malformed"));
    }

    @Test
    void anEventThatNobodyPublishesIsNotAskedFor() {
        coop.post(
                        "/webhooks",
                        Map.of(
                                "url",
                                "https://hooks.coop.example/",
                                "eventTypes",
                                List.of(ADMITTED, "coop.kyodo.membership.unheard-of.v1")))
                .then()
                .statusCode(400)
                .body("code", equalTo("event-type-unknown"))
                .body("errors[0].pointer", equalTo("/eventTypes/1"));
    }

    @Test
    void aChangeNeedsTheVersionItStartsFrom() {
        Response created = create(receiver.url("127.0.0.1"));

        change(created, "\"7\"", true).then().statusCode(412);
        change(created, "\"1\"", false).then().statusCode(200).body("state", equalTo("OFF"));
        coop.member(1);
        all(created).then().body("items", hasSize(0));
    }

    @Test
    void anotherCoopsEventsAreNotSent() {
        Response created = create(receiver.url("127.0.0.1"));
        Coop.withMembers(1, 1);
        coop.member(1);

        received(4);

        all(created).then().body("items", hasSize(4));
        assertThat(receiver.messages())
                .allSatisfy(message -> assertThat(message.body()).contains(coop.id().toString()));
    }

    @Test
    void whatWasNotDoneIsNotSent() {
        UUID applicant = Ids.next();
        coop.apply(applicant, 1).then().statusCode(201);
        Response created = create(receiver.url("127.0.0.1"));

        coop.pay(applicant, Coop.UNIT, "2025-04-10").then().statusCode(409);

        all(created).then().body("items", hasSize(0));
    }

    private Response create(String url) {
        return create(Map.of("url", url));
    }

    private Response create(Map<String, ?> webhook) {
        Response created = coop.post("/webhooks", webhook);
        created.then().statusCode(201);
        return created;
    }

    private Response change(Response created, String version, boolean active) {
        return given().auth()
                .oauth2(coop.director())
                .contentType(ContentType.JSON)
                .header("If-Match", version)
                .body(
                        Map.of(
                                "url",
                                receiver.url("127.0.0.1"),
                                "eventTypes",
                                List.of(ADMITTED),
                                "active",
                                active))
                .put(coop.path(path(created)));
    }

    private static String path(Response created) {
        return "/webhooks/" + created.path("webhook.webhookId");
    }

    private Response get(Response created, String rest) {
        return coop.get(path(created) + rest);
    }

    private Response all(Response created) {
        return get(created, "/deliveries");
    }

    private Response deliveries(Response created, String state) {
        return Events.eventually(
                "deliveries " + state,
                () -> all(created),
                response ->
                        response.<List<String>>path("items.state").stream()
                                .allMatch(state::equals));
    }

    private void awaitAttempts(Response created, int attempts) {
        Events.eventually(
                "attempt " + attempts,
                () -> all(created),
                response ->
                        !response.<List<Integer>>path("items.attempts").isEmpty()
                                && response.<List<Integer>>path("items.attempts").getFirst()
                                        == attempts);
    }

    private List<Receiver.Message> received(int messages) {
        return Events.eventually(
                messages + " messages", receiver::messages, all -> all.size() >= messages);
    }

    private static Map<String, Object> range() {
        return Map.of("from", "2020-01-01T00:00:00Z", "until", "2100-01-01T00:00:00Z");
    }

    private static String type(String body) {
        return io.restassured.path.json.JsonPath.from(body).getString("type");
    }

    /// Answers for one host with what the test says, and then with an address nobody may connect
    /// to. What is on its way to other webhooks goes on as usual, and takes no answer away.
    private static final class FakeNames extends Names {

        private final String of;
        private final AtomicReference<List<String>> answers;

        FakeNames(String of, AtomicReference<List<String>> answers) {
            this.of = of;
            this.answers = answers;
        }

        @Override
        public List<InetAddress> addresses(String host) throws UnknownHostException {
            return host.equals(of)
                    ? answers.getAndSet(List.of("127.0.0.2")).stream()
                            .map(InetAddress::ofLiteral)
                            .toList()
                    : super.addresses(host);
        }
    }
}
