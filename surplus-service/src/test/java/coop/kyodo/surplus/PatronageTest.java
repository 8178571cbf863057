package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Patronage dividends: owed before the year (US-03), paid within eight and a half months (US-04).
/// The year is February and March of 2026.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PatronageTest {

    private Coop coop = Coop.unknown();

    @BeforeEach
    void aYear() {
        coop = Coop.under("US_ICA").fourMembers().worked("2026-02").worked("2026-03").settled();
        Map<String, Object> figures = new HashMap<>(Coop.figures(2_000_000, 0));
        figures.put("memberResult", yen(2_000_000));
        figures.put("nonMemberResult", yen(0));
        coop.openYear(figures).then().statusCode(201);
    }

    @Test
    void aPolicyThatIsYoungerThanTheYearDoesNotDivideIt() {
        decide("2026-01-31");
        coop.plan(1_000_000).then().statusCode(201).body("policyVersion", equalTo(1));
        decide("2026-02-01");

        coop.plan(1_000_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("policy-younger-than-year"))
                .body("rule", equalTo("US-03"))
                .body("figures.policyVersion", equalTo(2))
                .body("figures.decidedOn", equalTo("2026-02-01"))
                .body("figures.from", equalTo("2026-02-01"));
        coop.post("clerk", "simulations", Map.of("fiscalYear", "2025")).then().statusCode(200);
        for (int version : new int[] {0, 1}) {
            coop.post(
                            "clerk",
                            "plans",
                            Map.of(
                                    "fiscalYear",
                                    "2025",
                                    "policyVersion",
                                    version,
                                    "distributed",
                                    yen(1_000_000)))
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void thePlanSaysByWhenItIsPaidAndWhatIsNotPaidByThenIsOverdue() {
        String plan = coop.adoptedPlan(1_000_000);
        coop.execute(plan)
                .then()
                .statusCode(200)
                .body("payBy.dueBy", equalTo("2026-12-15"))
                .body("payBy.rule", equalTo("US-04b"))
                .body("payBy.late", equalTo(false));
        overdue(plan, "2026-12-15").then().body("items.overdue", everyItem(equalTo(false)));
        overdue(plan, "2026-12-16")
                .then()
                .body("items.payBy", everyItem(equalTo("2026-12-15")))
                .body("items.overdue", everyItem(equalTo(true)));

        DividendBatchTest.accounts(coop, 1);
        Response batch = DividendBatchTest.prepare(coop, plan, 10, "2026-12-15");
        batch.then().body("payBy", equalTo("2026-12-15")).body("late", equalTo(false));
        overdue(plan, "2026-12-16")
                .then()
                .body("items[0].due.amount", equalTo("0"))
                .body("items[0].overdue", equalTo(true));
        for (String step : List.of("SENT", "PAID")) {
            coop.post(
                            "clerk",
                            "dividend-batches/" + batch.path("batch.batchId") + "/steps",
                            Map.of("step", step, "on", "2026-07-10"))
                    .then()
                    .statusCode(200);
        }
        overdue(plan, "2026-12-16").then().body("items.overdue", contains(false, true, true, true));
    }

    @Test
    void whatIsPaidLateIsPaidAndSaysSo() {
        QuarkusMock.installMockForType(
                Clock.fixed(Instant.parse("2026-12-31T00:00:00Z"), ZoneOffset.UTC), Clock.class);
        String plan = coop.adoptedPlan(1_000_000);
        Corrections.execute(coop, plan, "2026-12-16")
                .then()
                .statusCode(200)
                .body("payBy.late", equalTo(true));
        DividendBatchTest.accounts(coop, 1, 2);

        DividendBatchTest.prepare(coop, plan, 1, "2026-12-15")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"))
                .body("errors[0].pointer", equalTo("/executionOn"));
        DividendBatchTest.prepare(coop, plan, 1, "2026-12-16")
                .then()
                .statusCode(201)
                .body("late", equalTo(true));
    }

    @Test
    void elsewhereNoDayIsSet() {
        Coop other = Coop.withAYear();
        String plan = other.adoptedPlan(1_000_000);
        other.execute(plan).then().statusCode(200).body("payBy", equalTo(null));

        other.get("clerk", "plans/" + plan + "/dues?asOf=2030-01-01")
                .then()
                .body("items.overdue", everyItem(equalTo(false)));
    }

    private void decide(String on) {
        List<Object> own = coop.get("clerk", "policies/0").path("steps");
        coop.post("clerk", "policies", Map.of("decidedOn", on, "steps", own))
                .then()
                .statusCode(201);
    }

    private Response overdue(String plan, String asOf) {
        return coop.get("clerk", "plans/" + plan + "/dues?asOf=" + asOf);
    }
}
