package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.standardwebhooks.Webhook;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Receiver;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What this service publishes goes to webhooks too; how they are retried, replayed and disabled is
/// tested where the others' are.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class WebhookTest {

    private static final String EXECUTED = "coop.kyodo.surplus.allocation-executed.v1";
    private static final String APPROVED = "coop.kyodo.surplus.fiscal-year-approved.v1";
    private static final String SUBMITTED = "coop.kyodo.surplus.surplus-plan-submitted.v1";

    private final Receiver receiver = new Receiver();
    private Coop coop = Coop.unknown();

    @BeforeEach
    void aYear() {
        coop = Coop.withAYear();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anExecutedPlanIsSentSignedAsTheStandardSays() throws Exception {
        Response created = create(List.of(EXECUTED));
        String plan = coop.adoptedPlan(3_200_000);
        coop.execute(plan).then().statusCode(200);

        Receiver.Message message = received(1).getFirst();

        assertThat(message.body()).contains(EXECUTED).contains(plan).contains(message.id());
        assertThat(message.signature())
                .isEqualTo(
                        new Webhook(created.<String>path("secret"))
                                .sign(
                                        message.id(),
                                        Long.parseLong(message.timestamp()),
                                        message.body()));
        Events.eventually(
                        "the delivery",
                        () -> coop.get("director", path(created) + "/deliveries?state=DELIVERED"),
                        page -> !page.<List<?>>path("items").isEmpty())
                .then()
                .body("items.eventType", contains(EXECUTED));
    }

    @Test
    void withoutTypesEverythingIsSentAndNothingOfAnotherCoop() {
        create(List.of());
        Coop other = Coop.withAYear();
        other.execute(other.adoptedPlan(1)).then().statusCode(200);
        coop.execute(coop.adoptedPlan(1)).then().statusCode(200);

        assertThat(received(3))
                .allSatisfy(message -> assertThat(message.body()).contains(coop.id.toString()))
                .anySatisfy(message -> assertThat(message.body()).contains(SUBMITTED))
                .anySatisfy(message -> assertThat(message.body()).contains(APPROVED))
                .anySatisfy(message -> assertThat(message.body()).contains(EXECUTED));
    }

    @Test
    void aTypeOfAnotherServiceIsNotAskedForHere() {
        coop.post(
                        "director",
                        "webhooks",
                        Map.of(
                                "url",
                                receiver.url("127.0.0.1"),
                                "eventTypes",
                                List.of("coop.kyodo.membership.member-admitted.v1")))
                .then()
                .statusCode(400)
                .body("code", equalTo("event-type-unknown"));
    }

    @Test
    void aClerkHasNoWebhooksAndAnotherCoopDoesNotFindThem() {
        Response created = create(List.of(EXECUTED));

        coop.post("clerk", "webhooks", Map.of("url", receiver.url("127.0.0.1")))
                .then()
                .statusCode(403);
        Coop other = Coop.under("JP_ACT_2022").settled();
        other.get("director", path(created)).then().statusCode(404);
        other.as(Tokens.of(coop.id).role("director")).get(path(created)).then().statusCode(404);
    }

    private Response create(List<String> types) {
        Response created =
                coop.post(
                        "director",
                        "webhooks",
                        types.isEmpty()
                                ? Map.of("url", receiver.url("127.0.0.1"))
                                : Map.of("url", receiver.url("127.0.0.1"), "eventTypes", types));
        created.then().statusCode(201);
        return created;
    }

    private static String path(Response created) {
        return "webhooks/" + UUID.fromString(created.path("webhook.webhookId"));
    }

    private List<Receiver.Message> received(int messages) {
        return Events.eventually(
                messages + " messages", receiver::messages, all -> all.size() >= messages);
    }
}
