package coop.kyodo.surplus;

import static coop.kyodo.surplus.Corrections.adopted;
import static coop.kyodo.surplus.Corrections.correct;
import static coop.kyodo.surplus.Corrections.execute;
import static coop.kyodo.surplus.Corrections.executed;
import static coop.kyodo.surplus.Corrections.planOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Corrections of what is retained for members: the internal account counts it once, and nothing is
/// taken from it that is not there any more.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectedAccountTest {

    @Test
    void retainedPatronageCountsTheCorrectionOnceAndAClosedYearStaysAsItWas() {
        Coop coop = CapitalAccountTest.withAYear();
        CapitalAccountTest.approve(coop, 2);
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        String plan = planOf(coop);
        coop.worked("2026-03", 2, 1_000, 750, 1_250).settled();
        String correction = executed(coop, correct(coop, plan, 50_000));
        coop.get("auditor", "capital-accounts/members?on=2026-06-30")
                .then()
                .body("items.retained.amount", contains("16000", "12000", "12000"));
        coop.get("auditor", "capital-accounts/members/" + coop.member(1) + "?on=2026-06-30")
                .then()
                .body("moves.kind", contains("ALLOCATION", "CORRECTION"))
                .body("moves.amount.amount", contains("20000", "-4000"))
                .body("vintages.left.amount", contains("16000"));
        CapitalAccountTest.close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("55000"))
                .body("paidOut.amount", equalTo("10000"));

        coop.worked("2026-03", 3, 1_000, 750, 250).settled();
        String second = adopted(coop, correct(coop, correction, 50_000));
        execute(coop, second, "2026-08-01").then().statusCode(200);

        coop.get("auditor", "capital-accounts/members?on=2026-08-01")
                .then()
                .body("items.retained.amount", contains("20000", "15000", "5000"));
        coop.verified();
    }

    /// 20,000 for a day, 2; the 4,000 that the correction credited on 1 August for 51 days, 27.
    @Test
    void aLeaversInterestOnWhatACorrectionCreditsAfterThePayoutRunsFromThenOn() {
        Coop coop = CapitalAccountTest.withAYear();
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        coop.leave(1, "2026-07-01").settled();
        CapitalAccountTest.payOut(coop, "2026-07-02").then().statusCode(201);
        coop.worked("2026-03", 2, 2_000, 750, 250).settled();
        String correction = adopted(coop, correct(coop, planOf(coop), 50_000));
        execute(coop, correction, "2026-08-01").then().statusCode(200);

        CapitalAccountTest.payOut(coop, "2026-09-21")
                .then()
                .statusCode(201)
                .body("retained.amount", equalTo("0"))
                .body("moves.findAll { it.kind == 'INTEREST' }.amount.amount", contains("2", "27"));
        coop.verified();
    }

    @Test
    void aShareThatWasRedeemedIsNotCorrectedBelowNothing() {
        Coop coop = CapitalAccountTest.withAYear();
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        String plan = planOf(coop);
        CapitalAccountTest.redeem(coop, "2026-03-31", "2026-07-31").then().statusCode(201);
        coop.worked("2026-03", 2, 1_000, 750, 1_250).settled();

        correct(coop, plan, 50_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("corrected-share-redeemed"))
                .body("figures.held.amount", equalTo("0"))
                .body("figures.reduction.amount", oneOf("4000", "3000"));
    }
}
