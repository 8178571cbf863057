package coop.kyodo.surplus;

import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Corrections are no years' own plans: they neither stand for one nor set its day.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectedYearsInOrderTest {

    @Test
    void aYearWhosePlanWasCorrectedIsNotDisposedOfAgain() {
        Coop coop = Corrections.withLateHours();
        String plan = Corrections.planOf(coop);
        Corrections.executed(coop, Corrections.correct(coop, plan, 1_000_000));

        coop.plan(0)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-already-executed"))
                .body("rule", equalTo("JP-203"))
                .body("figures.fiscalYear", equalTo("2025"))
                .body("figures.executed", equalTo(plan));
    }

    /// The plan of 2024 was executed on 30 June 2025, and its correction on 15 July 2026.
    @Test
    void theDayOfACorrectionKeepsNoLaterYearsPlanFromAnEarlierDay() {
        Coop coop = Years.one();
        String earlier = Corrections.planOf(coop);
        Years.open2025(coop, Years.continued());
        String plan = Years.adopted(coop, coop.plan("2025", 0), "2026-06-20");
        Map<String, Object> request = Corrections.request(earlier, 900_000);
        request.put("fiscalYear", "2024");
        Response made = coop.post("clerk", "plans", request);
        Years.execute(coop, Years.adopted(coop, made, "2026-06-20"), "2026-07-15")
                .then()
                .statusCode(200);

        Years.execute(coop, plan, "2026-07-01").then().statusCode(200);
    }
}
