package coop.kyodo.surplus;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A resolution of a day that has not come has decided nothing yet.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ResolutionAheadTest {

    private static final String DAY_BEFORE = "2026-07-19";
    private static final String DAY = "2026-07-20";

    @Test
    void aPlanIsAdoptedOnTheDayOfTheResolutionAndNotBefore() {
        todayIs(DAY_BEFORE);
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        String plan = made.path("planId");
        coop.submit(plan).then().statusCode(200);
        Map<String, Object> decided =
                new HashMap<>(coop.resolution(UUID.randomUUID(), plan, made.path("hash")));

        String letter = deadLetterOf(coop, decided);

        coop.get("clerk", "plans/" + plan)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("mismatches.size()", equalTo(0));
        replay(letter)
                .then()
                .statusCode(409)
                .body("code", equalTo("dead-letter-fails-again"))
                .body("detail", containsString("date-too-late"));
        todayIs(DAY);
        replay(letter).then().statusCode(200);
        coop.get("clerk", "plans/" + plan)
                .then()
                .body("state", equalTo("ADOPTED"))
                .body("adoption.adoptedOn", equalTo(DAY));
        coop.verified();
    }

    @Test
    void norIsTheUseOfAFundApprovedBefore() {
        todayIs(DAY_BEFORE);
        Coop coop = Coop.under("JWCU_2008").admit(1, "2025-04-01").settled();
        FundUseTest.deposit(coop, "JOB_CREATION_FUND", 50_000).then().statusCode(201);
        String use = FundUseTest.asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", 30_000);
        String hash = coop.get("clerk", "fund-uses/" + use).path("hash");
        Map<String, Object> decided = new HashMap<>(coop.resolution(UUID.randomUUID(), use, hash));
        decided.put("matter", Map.of("type", "BUDGET", "reference", use, "hash", hash));

        String letter = deadLetterOf(coop, decided);

        coop.get("clerk", "fund-uses/" + use).then().body("state", equalTo("REQUESTED"));
        todayIs(DAY);
        replay(letter).then().statusCode(200);
        coop.get("clerk", "fund-uses/" + use).then().body("state", equalTo("APPROVED"));
    }

    /// Delivers the resolution with the day, and answers the dead letter that it becomes.
    private static String deadLetterOf(Coop coop, Map<String, Object> decided) {
        decided.put("adoptedOn", DAY);
        UUID resolution = (UUID) Objects.requireNonNull(decided.get("resolutionId"));
        Events.deliver(Coop.RESOLUTION, resolution, 1, coop.id, decided);
        Response letters =
                Events.eventually(
                        "the dead letter",
                        () -> operator().get("/v1/dead-letters"),
                        answer ->
                                answer.<List<String>>path("items.tenantId")
                                        .contains(coop.id.toString()));
        String own = "items.find { it.tenantId == '" + coop.id + "' }.";
        letters.then()
                .body(own + "reason", containsString("date-too-late"))
                .body(own + "reason", containsString(DAY))
                .body(own + "reason", containsString(DAY_BEFORE));
        return letters.path(own + "id");
    }

    private static Response replay(String letter) {
        return operator().post("/v1/dead-letters/" + letter + "/replay");
    }

    private static RequestSpecification operator() {
        return RestAssured.given().auth().oauth2(Tokens.operator().bearer());
    }

    private static void todayIs(String day) {
        QuarkusMock.installMockForType(
                Clock.fixed(Instant.parse(day + "T00:00:00Z"), ZoneOffset.UTC), Clock.class);
    }
}
