package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JP-241: a co-op that is certified when it decides or pays distributes nothing, whatever year the
/// surplus is from.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CertifiedLaterTest {

    @Test
    void aCertifiedCoopMakesAndSubmitsNoDistributionOfAnEarlierYear() {
        Coop coop = Coop.withAYear();
        Response before = coop.plan(1_000_000);
        Years.certify(coop, "2026-04-20");

        isForbidden(coop.plan(1_000_000), "2026-04-20");
        isForbidden(coop.submit(before.path("planId")), "2026-04-20");
        isForbidden(
                coop.as("clerk").body(Map.of("fiscalYear", "2025")).post("simulations"),
                "2026-04-20");
        Map<String, Object> nothing = Map.of("fiscalYear", "2025", "distributed", yen(0));
        coop.as("clerk").body(nothing).post("simulations").then().statusCode(200);
        Response none = coop.plan(0);
        none.then().statusCode(201);
        coop.execute(Years.adopted(coop, none, "2026-06-20")).then().statusCode(200);
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-20, SUBMITTED", "2026-06-21, ADOPTED"})
    void aResolutionOfACertifiedCoopAdoptsNoDistribution(String certified, String state) {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        coop.submit(made.path("planId")).then().statusCode(200);
        Years.certify(coop, certified);

        Years.adopt(coop, made.path("planId"), made.path("hash"), "2026-06-20");

        coop.get("member", "plans/" + made.path("planId")).then().body("state", equalTo(state));
        if (state.equals("SUBMITTED")) {
            coop.get("member", "plans/" + made.path("planId"))
                    .then()
                    .body("mismatches.reason", contains("DISTRIBUTION_FORBIDDEN"));
        }
    }

    @Test
    void whatWasAdoptedBeforeTheCertificationIsNotExecutedAfterIt() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        Years.certify(coop, "2026-06-25");

        isForbidden(coop.execute(plan), "2026-06-25")
                .body("figures.requested.amount", equalTo("1000000"))
                .body("figures.on", equalTo("2026-06-30"));
        Years.execute(coop, plan, "2026-06-24").then().statusCode(200);
    }

    @Test
    void aCertifiedCoopCorrectsADistributionDownwardsOnly() {
        Coop coop = Coop.withAYear();
        coop.execute(coop.adoptedPlan(1_000_000)).then().statusCode(200);
        Years.certify(coop, "2026-08-01");
        String plan = Corrections.planOf(coop);

        isForbidden(Corrections.correct(coop, plan, 1_000_001), "2026-08-01")
                .body("figures.available.amount", equalTo("1000000"));
        Corrections.correct(coop, plan, 900_000).then().statusCode(201);
    }

    private static ValidatableResponse isForbidden(Response answer, String since) {
        return answer.then()
                .statusCode(422)
                .body("code", equalTo("distribution-forbidden"))
                .body("rule", equalTo("JP-241"))
                .body("figures.articlesOf", equalTo(since));
    }
}
