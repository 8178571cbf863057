package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Plans of co-ops with more members than are planned for at once; tests begin with 4,600.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LargePlanTest {

    private static final int AT_ONCE = 4_600;
    private static final long POOL = 80_000_000;

    @Test
    void aCoopOfAsManyMembersAsArePlannedForAtOnceHasItsPlanWithTheAnswer()
            throws SQLException, IOException {
        Coop coop = Coop.withMany(AT_ONCE);

        Response made = coop.plan(POOL);

        made.then().statusCode(201).body("state", equalTo("DRAFT"));
        coop.get("clerk", "plan-computations/" + made.path("planId"))
                .then()
                .statusCode(404)
                .body("code", equalTo("plan-not-found"));
    }

    @Test
    void aCoopOfOneMoreIsAnsweredAtOnceAndHasItsPlanAfterIt() throws SQLException, IOException {
        Coop coop = Coop.withMany(AT_ONCE + 1);
        String id = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();
        Map<String, Object> request =
                Map.of("id", id, "fiscalYear", "2025", "distributed", Coop.yen(POOL));

        coop.as("clerk")
                .header("Idempotency-Key", key)
                .body(request)
                .post("plans")
                .then()
                .statusCode(202)
                .header("Location", containsString("/plan-computations/" + id))
                .body("state", equalTo("COMPUTING"));
        coop.post("clerk", "plans", request)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-exists"));

        awaitState(coop, id, "MADE");
        coop.get("clerk", "plan-computations/" + id)
                .then()
                .body("written", equalTo(2 * (AT_ONCE + 1)));
        coop.get("member", "plans/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("snapshot.members", equalTo(AT_ONCE + 1))
                .body("distributed.amount", equalTo(Long.toString(POOL)));
        coop.as("clerk")
                .header("Idempotency-Key", key)
                .body(request)
                .post("plans")
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true");
        coop.verified();
    }

    @Test
    void whatARuleRefusesIsSaidByTheComputationAndThereIsNoPlan() throws SQLException, IOException {
        Coop coop = Coop.withMany(AT_ONCE + 1);
        String id = coop.plan(1_000_000_000).then().statusCode(202).extract().path("planId");

        awaitState(coop, id, "REFUSED");

        coop.get("clerk", "plan-computations/" + id)
                .then()
                .body("problem.code", equalTo("distribution-above-available"))
                .body("problem.rule", equalTo("JP-203"));
        coop.get("member", "plans/" + id).then().statusCode(404);
        coop.plan(POOL).then().statusCode(202);
    }

    @Test
    void whatInterruptsTheMakingLeavesNoPlanUntilItIsBegunAnewAndWhole()
            throws SQLException, IOException {
        Coop coop = Coop.withMany(AT_ONCE + 1);
        LargeExecutionTest.interrupt(coop, "plan_share", "new.ordinal = 4600");
        String id = coop.plan(POOL).then().statusCode(202).extract().path("planId");
        coop.get("member", "plans/" + id).then().statusCode(404);
        coop.get("clerk", "plan-computations/" + id).then().body("state", equalTo("COMPUTING"));

        LargeExecutionTest.mend(coop, "plan_share");

        awaitState(coop, id, "MADE");
        assertThat(Coop.number("select count(*) from plan_share where plan_id = '" + id + "'"))
                .isEqualTo(AT_ONCE + 1);
        coop.verified();
    }

    @Test
    void aDraftIsComputedAgainAfterTheAnswerAndStaysAsItWasUntilThen()
            throws SQLException, IOException {
        Coop coop = Coop.withMany(AT_ONCE + 1);
        String id = coop.plan(POOL).then().statusCode(202).extract().path("planId");
        awaitState(coop, id, "MADE");
        LargeExecutionTest.interrupt(coop, "plan_share", "new.revision = 2");
        revise(coop, id, 2, POOL - 1).then().statusCode(412);

        revise(coop, id, 1, POOL - 1)
                .then()
                .statusCode(202)
                .header("Location", containsString("/plan-computations/" + id))
                .body("state", equalTo("COMPUTING"))
                .body("revision", equalTo(2));
        revise(coop, id, 1, POOL - 2)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-being-computed"));
        coop.get("member", "plans/" + id)
                .then()
                .body("revision", equalTo(1))
                .body("distributed.amount", equalTo(Long.toString(POOL)));

        LargeExecutionTest.mend(coop, "plan_share");
        awaitState(coop, id, "MADE");
        coop.get("member", "plans/" + id)
                .then()
                .body("revision", equalTo(2))
                .body("snapshot.members", equalTo(AT_ONCE + 1))
                .body("distributed.amount", equalTo(Long.toString(POOL - 1)));
        coop.verified();
    }

    @Test
    void aRevisionThatARuleRefusesLeavesTheDraftAndAnotherMayBeAskedFor()
            throws SQLException, IOException {
        Coop coop = Coop.withMany(AT_ONCE + 1);
        String id = coop.plan(POOL).then().statusCode(202).extract().path("planId");
        awaitState(coop, id, "MADE");

        revise(coop, id, 1, 1_000_000_000).then().statusCode(202);
        awaitState(coop, id, "REFUSED");

        coop.get("clerk", "plan-computations/" + id)
                .then()
                .body("revision", equalTo(2))
                .body("problem.code", equalTo("distribution-above-available"));
        coop.get("member", "plans/" + id).then().body("revision", equalTo(1));
        revise(coop, id, 1, POOL).then().statusCode(202);
        awaitState(coop, id, "MADE");
        coop.submit(id).then().statusCode(200);
        revise(coop, id, 3, POOL)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-bound-by-hash"));
    }

    private static Response revise(Coop coop, String plan, int seen, long distributed) {
        return coop.as("clerk")
                .header("If-Match", "\"" + seen + "\"")
                .body(Map.of("distributed", Coop.yen(distributed)))
                .put("plans/" + plan);
    }

    private static void awaitState(Coop coop, String plan, String state) {
        Awaitility.await(state + " " + plan)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        coop.get("clerk", "plan-computations/" + plan)
                                .then()
                                .body("state", equalTo(state)));
    }
}
