package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of the other services' events, in whatever order they come.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PictureTest {

    @Test
    void theLastClosingOfAMonthCountsWheneverItComes() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .worked("2026-03", 2, 1_000, 0, 0, 0)
                        .worked("2026-03", 1, 0, 1_000, 0, 0)
                        .worked("2026-02", 1, 0, 0, 0, 0)
                        .fourMembers()
                        .settled();

        shares(coop).then().body("shares.memberNumber", contains(1));
    }

    @Test
    void aMonthIsKnownWhenAllPagesOfItsClosingHaveComeInWhateverOrder() {
        Coop.Whole whole = new Coop.Whole(4, 2_000, 249);
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .worked("2026-02", 1, 0, 0, 0, 0)
                        .workedPage("2026-03", 1, 2, 2, Map.of(3, 450L, 4, 300L), whole)
                        .settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);
        coop.plan(1_000).then().statusCode(422).body("code", equalTo("months-not-closed"));

        coop.workedPage("2026-03", 1, 1, 2, Map.of(1, 800L, 2, 450L), whole).settled();

        coop.plan(1_000).then().statusCode(201).body("snapshot.members", equalTo(4));
        coop.verified();
    }

    @Test
    void aLaterClosingThatHasNotComeWholeKeepsItsMonthOpen() {
        Coop.Whole whole = new Coop.Whole(2, 20, 2);
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .worked("2026-02", 1, 8, 0, 0, 0)
                        .worked("2026-03", 1, 8, 0, 0, 0)
                        .workedPage("2026-03", 2, 1, 2, Map.of(1, 10L), whole)
                        .settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);

        coop.plan(1_000).then().statusCode(422).body("code", equalTo("months-not-closed"));
    }

    @Test
    void gradesThatMembershipTellsAreAMeasure() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .graded("2026-02", 100, 100, 0, 0)
                        .graded("2026-03", 200, 0, 0, 0)
                        .settled();
        Map<String, Object> byGrade =
                Map.of(
                        "measure",
                        "HOURS",
                        "weight",
                        "1",
                        "factor",
                        Map.of(
                                "measure", "GRADE",
                                "base", "1",
                                "perUnit", "1/300",
                                "most", "2"));
        coop.post("clerk", "policies", PolicyTest.policy("1/10", byGrade)).then().statusCode(201);

        shares(coop)
                .then()
                .statusCode(200)
                .body("shares.find { it.memberNumber == 1 }.amount.amount", equalTo("1200000"))
                .body("shares.find { it.memberNumber == 2 }.amount.amount", equalTo("800000"))
                .body("shares.find { it.memberNumber == 3 }.amount.amount", equalTo("600000"));
    }

    @Test
    void aClosingWhosePagesDoNotAddUpIsReported() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .workedPage("2026-03", 1, 1, 1, Map.of(1, 8L), new Coop.Whole(1, 9, 1))
                        .settled();

        coop.get("auditor", "verification")
                .then()
                .body("checks.find { it.name == 'work-totals-equal-closings' }.ok", equalTo(false));
    }

    @Test
    void aCorrectionMayTakeMoreFromAMonthThanItBrought() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .worked("2026-02", 1, 100, 100, 100, 100)
                        .worked("2026-03", 1, -100, -50, 0, 0)
                        .settled();

        shares(coop).then().body("shares.memberNumber", contains(2, 3, 4));
    }

    @Test
    void whoLeftOnTheLastDayHasAShareAndWhoLeftTheDayBeforeTheYearHasNot() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .leave(2, "2026-03-31")
                        .leave(3, "2026-01-31")
                        .leave(4, "2026-02-01")
                        .fourMembers()
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();

        shares(coop).then().body("shares.memberNumber", contains(1, 2, 4));
    }

    @Test
    void aNoticeIsALeavingAtTheYearsEndUnlessItIsCancelled() {
        Coop coop = Coop.under("JP_ACT_2022").fourMembers();
        notice(coop, 2, 9, "GIVEN", "2026-01-31");
        notice(coop, 3, 10, "CANCELLED", "2026-01-31");
        notice(coop, 3, 9, "GIVEN", "2026-01-31");
        notice(coop, 4, 9, "GIVEN", "2026-03-31");
        coop.worked("2026-02").worked("2026-03").settled();

        shares(coop).then().body("shares.memberNumber", contains(1, 3, 4));
    }

    @Test
    void whoDidNotLeaveAfterAllHasAShare() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .stayed(2, "2025-04-01", "2026-01-31")
                        .leave(2, "2026-01-31")
                        .leave(3, "2026-01-31")
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();

        shares(coop).then().body("shares.memberNumber", contains(1, 2, 4));
    }

    @Test
    void whoWasNeverAdmittedIsNamedAndGetsNothing() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .admit(1, "2025-04-01")
                        .admit(2, "2026-04-01")
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);

        coop.plan(1_000)
                .then()
                .statusCode(201)
                .body("snapshot.members", equalTo(1))
                .body("snapshot.notEligible", hasSize(3));
    }

    @Test
    void underTheActWorkAsNoMemberGetsNothingAndIsNamed() throws SQLException {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .admit(1, "2025-04-01")
                        .admit(2, "2025-04-01")
                        .admit(3, "2026-03-10")
                        .worked("2026-02", Map.of(1, 80L, 2, 80L), Map.of(3, 40L, 4, 24L))
                        .worked("2026-03", Map.of(1, 80L, 2, 80L, 3, 40L), Map.of(4, 24L))
                        .settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);

        Response made = coop.plan(900);

        made.then()
                .statusCode(201)
                .body("snapshot.members", equalTo(3))
                .body("snapshot.minutes", equalTo(360 * 60))
                .body(
                        "snapshot.notEligible.memberId",
                        contains(coop.member(4).toString(), coop.member(3).toString()))
                .body("snapshot.notEligible.minutes", contains(48 * 60, 40 * 60));
        coop.get("auditor", "plans/" + made.path("planId") + "/allocations")
                .then()
                .body("items.memberNumber", contains(1, 2, 3))
                .body("items.amount.amount", contains("400", "400", "100"));
        coop.verified();
        Coop.tamper(
                "update work_period set whole_others_minutes = whole_others_minutes + 1"
                        + " where tenant_id = '%s' and period = '2026-03'".formatted(coop.id));
        coop.get("auditor", "verification")
                .then()
                .body("checks.find { it.name == 'work-totals-equal-closings' }.ok", equalTo(false));
    }

    private static void notice(
            Coop coop, int number, long sequence, String state, String effectiveOn) {
        coop.deliver(
                "withdrawal-notice-changed",
                coop.member(number),
                sequence,
                Map.of(
                        "cooperativeId",
                        coop.id,
                        "memberId",
                        coop.member(number),
                        "memberNumber",
                        number,
                        "admittedOn",
                        "2025-04-01",
                        "state",
                        state,
                        "noticeOn",
                        "2025-10-01",
                        "effectiveOn",
                        effectiveOn));
    }

    private static Response shares(Coop coop) {
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);
        return coop.post("clerk", "simulations", Map.of("fiscalYear", "2025"));
    }
}
