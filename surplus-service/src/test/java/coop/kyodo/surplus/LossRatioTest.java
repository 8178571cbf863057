package coop.kyodo.surplus;

import static coop.kyodo.surplus.CapitalAccountTest.approve;
import static coop.kyodo.surplus.CapitalAccountTest.loss;
import static coop.kyodo.surplus.CapitalAccountTest.open;
import static coop.kyodo.surplus.CapitalAccountTest.withALoss;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// US-07: members bear a loss by the measures by which a surplus of the year would have been
/// divided. Of the 25,000 the collective account bears 4,167, which came of non-members' work.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LossRatioTest {

    @Test
    void membersBearALossByThePayOfThePolicyAndNotByTheirHours() {
        Coop coop = withALoss();
        decideOnPay(coop, "2026-01-31");
        loss(coop, "SAME_RATIO").then().statusCode(409).body("code", equalTo("measure-missing"));
        pay(coop, 10_000, 10_000, 0);

        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(201)
                .body("policyVersion", equalTo(1))
                .body("collective.amount", equalTo("4167"))
                .body("members.amount.amount", contains("10417", "10416"));
        coop.verified();
    }

    /// US-07 names both methods; Mondragon's practice only the ratio.
    @Test
    void aLossIsChargedByTheMethodsOfTheProfileOnly() {
        Coop coop = Coop.under("MONDRAGON").admit(1, "2025-04-01").settled();
        coop.openYear(Coop.figures(-1, 0)).then().statusCode(201);

        loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(422)
                .body("code", equalTo("loss-method-not-allowed"))
                .body("rule", equalTo("ES-03c"))
                .body("figures.method", equalTo("COLLECTIVE_FIRST"))
                .body("figures.allowed", contains("SAME_RATIO"));
        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(409)
                .body("code", equalTo("book-value-not-approved"));
    }

    @Test
    void us03APolicyThatIsYoungerThanTheYearDividesNoLossOfIt() {
        Coop coop = withALoss();
        decideOnPay(coop, "2026-02-01");
        pay(coop, 10_000, 10_000, 0);

        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(422)
                .body("code", equalTo("policy-younger-than-year"))
                .body("rule", equalTo("US-03"))
                .body("figures.policyVersion", equalTo(1));
        lossByVersion(coop, 2).then().statusCode(404).body("code", equalTo("policy-not-found"));
        lossByVersion(coop, 0)
                .then()
                .statusCode(201)
                .body("policyVersion", equalTo(0))
                .body("members.amount.amount", contains("10417", "7812", "2604"));
        coop.verified();
    }

    /// A fifth of the members' 20,833 is 4,167; with the loss of non-members' work it is 8,334.
    @Test
    void us07TheCollectiveAccountMayBearAPartAndTheMembersTheRest() {
        Coop coop = withALoss();
        for (String none : List.of("0", "-1/2", "6/5")) {
            lossInPart(coop, "COLLECTIVE_FIRST", none)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("collective-part-invalid"))
                    .body("errors[0].pointer", equalTo("/collectivePart"));
        }
        lossInPart(coop, "SAME_RATIO", "1/5")
                .then()
                .statusCode(400)
                .body("code", equalTo("collective-part-invalid"));

        lossInPart(coop, "COLLECTIVE_FIRST", "1/5")
                .then()
                .statusCode(201)
                .body("collective.amount", equalTo("8334"))
                .body("members.amount.amount", contains("8333", "6250", "2083"));
        coop.verified();
    }

    @Test
    void es03aWherePayIsTheOnlyMeasureALossIsBorneByPay() {
        Coop coop =
                Coop.under("MONDRAGON")
                        .admit(1, "2025-04-01")
                        .admit(2, "2025-04-01")
                        .worked("2026-02", 1, 100, 100)
                        .worked("2026-03", 1, 100, 100)
                        .settled();
        open(coop, 1, 101_250, "2025-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 2, 33_750, "2025-03-31", "2025-04-01").then().statusCode(201);
        coop.openYear(Coop.figures(-40_001, 0)).then().statusCode(201);
        approve(coop, 1);
        pay(coop, 3_000_000, 1_000_000);

        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(201)
                .body("collective.amount", equalTo("0"))
                .body("members.amount.amount", contains("30001", "10000"));
        coop.verified();
    }

    @Test
    void theCollectiveAccountMayBeNamedForAllThatItHolds() {
        lossInPart(withALoss(), "COLLECTIVE_FIRST", "1")
                .then()
                .statusCode(201)
                .body("collective.amount", equalTo("10000"));
    }

    @Test
    void noLossIsDividedBeforeEachMonthOfItsYearIsClosed() {
        Coop coop =
                Coop.under("MONDRAGON")
                        .admit(1, "2025-04-01")
                        .admit(2, "2025-04-01")
                        .worked("2026-02", 1, 100, 100)
                        .settled();
        open(coop, 1, 101_250, "2025-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 2, 33_750, "2025-03-31", "2025-04-01").then().statusCode(201);
        coop.openYear(Coop.figures(-40_001, 0)).then().statusCode(201);
        approve(coop, 1);
        pay(coop, 3_000_000, 1_000_000);

        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(422)
                .body("code", equalTo("months-not-closed"))
                .body("errors[0].pointer", equalTo("/year"));

        coop.worked("2026-03", 1, 100, 100).settled();
        loss(coop, "SAME_RATIO").then().statusCode(201);
    }

    private static Response lossByVersion(Coop coop, int policyVersion) {
        return coop.post(
                "director",
                "capital-accounts/losses",
                Map.of("year", "2025", "method", "SAME_RATIO", "policyVersion", policyVersion));
    }

    private static Response lossInPart(Coop coop, String method, String part) {
        return coop.post(
                "director",
                "capital-accounts/losses",
                Map.of("year", "2025", "method", method, "collectivePart", part));
    }

    private static void pay(Coop coop, long... pay) {
        MeasureTest.send(coop, "PAY", UUID.randomUUID(), MeasureTest.pay(coop, pay))
                .then()
                .statusCode(200);
    }

    private static void decideOnPay(Coop coop, String day) {
        List<Map<String, Object>> own = coop.get("clerk", "policies/0").path("steps");
        List<Map<String, Object>> steps = new ArrayList<>(own);
        Map<String, Object> patronage = new HashMap<>(steps.removeLast());
        patronage.put(
                "split",
                Map.of(
                        "measures",
                        List.of(Map.of("measure", "PAY", "weight", "1")),
                        "cash",
                        "1/5"));
        steps.add(patronage);
        coop.post("clerk", "policies", Map.of("decidedOn", day, "steps", steps))
                .then()
                .statusCode(201);
    }
}
