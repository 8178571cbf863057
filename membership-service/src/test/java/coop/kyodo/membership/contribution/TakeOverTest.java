package coop.kyodo.membership.contribution;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Five members of four units; one leaves, and another takes the place of it.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class TakeOverTest {

    private Coop coop;
    private UUID leaver;
    private UUID taker;

    @BeforeEach
    void oneOfFiveGaveNotice() {
        coop = Coop.withMembers(3, 4);
        taker = coop.member(4);
        leaver = coop.member(4);
        coop.giveNotice(leaver, "2025-12-01").then().statusCode(200);
    }

    @Test
    void withoutApprovalTheUsualCapHolds() {
        takeOver(1, "2025-12-10").statusCode(201).body("units", equalTo(5));
        takeOver(1, "2025-12-10")
                .statusCode(422)
                .body("code", equalTo("take-over-not-approved"))
                .body("rule", equalTo("JP-022"))
                .body("figures.unitsAfter", equalTo(6))
                .body("figures.totalUnitsAfter", equalTo(22));
    }

    @Test
    void withApprovalItIsThirtyFiveHundredths() {
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-12-05");

        takeOver(3, "2025-12-04").statusCode(422).body("code", equalTo("take-over-not-approved"));
        takeOver(3, "2025-12-05").statusCode(201).body("units", equalTo(7));
        coop.subscribe(taker, 1, "2025-12-06")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-021"));
        coop.audit("/compliance?asOf=2025-12-31").then().body("capBreaches", empty());
    }

    /// 5 of 21 units are less than a quarter, 8 of 24 more.
    @Test
    void whoseUnitsWereTakenOverWithApprovalDoesNotStay() {
        takeOver(1, "2025-12-03").statusCode(201);
        cancel("2025-12-04").statusCode(200);
        coop.giveNotice(leaver, "2025-12-05").then().statusCode(200);
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-12-06");
        takeOver(3, "2025-12-07").statusCode(201).body("units", equalTo(8));

        cancel("2025-12-08")
                .statusCode(409)
                .body("code", equalTo("units-taken-over"))
                .body("rule", equalTo("JP-022"))
                .body("figures.unitsTakenOver", equalTo(3))
                .body("figures.capWithApproval", equalTo("7/20"));
        coop.get("/members/" + leaver).then().body("state", equalTo("LEAVING"));
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
    }

    /// As it was possible before: 7 of 23 units, and nobody leaves.
    @Test
    void theRaisedCapIsNoOnesWhenTheLeaverStays() throws SQLException {
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-12-05");
        takeOver(3, "2025-12-05").statusCode(201);
        coop.audit("/compliance?asOf=2025-12-31").then().body("capBreaches", empty());
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");
            statement.execute(
                    """
                    update withdrawal set open = false, cancelled_on = '2025-12-06',
                      cancelled_at = now() where member_id = '%s'\
                    """
                            .formatted(leaver));
            app.commit();
        }

        coop.audit("/compliance?asOf=2025-12-31")
                .then()
                .body("ok", equalTo(false))
                .body("capBreaches.memberId", contains(taker.toString()))
                .body("capBreaches[0].units", equalTo(7))
                .body("capBreaches[0].totalUnits", equalTo(23))
                .body("capBreaches[0].cap", equalTo("1/4"))
                .body("capBreaches[0].since", equalTo("2025-12-05"));
    }

    @Test
    void anApprovalFromBeforeTheNoticeIsOfNoLeaving() {
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-11-30");

        takeOver(3, "2025-12-10")
                .statusCode(422)
                .body("code", equalTo("take-over-not-approved"))
                .body("rule", equalTo("JP-022"))
                .body("figures.approvals", equalTo(0))
                .body("figures.approvalFrom", equalTo("2025-12-01"))
                .body("figures.approvalUntil", equalTo("2025-12-10"));
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-12-01");
        takeOver(3, "2025-12-10").statusCode(201);
    }

    /// 7 of 27 units, then 8 of 28: both with the approval of the first leaver's units. 9 of 29 are
    /// less than 35 hundredths too, and are another leaver's.
    @Test
    void anApprovalCountsForOneLeaver() {
        UUID other = coop.member(4);
        coop.giveNotice(other, "2025-12-02").then().statusCode(200);
        coop.subscribe(taker, 2, "2025-07-01").then().statusCode(201);
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-12-05");
        takeOver(1, "2025-12-06").statusCode(201).body("units", equalTo(7));
        takeOver(1, "2025-12-07").statusCode(201).body("units", equalTo(8));

        takeOver(coop, taker, other, 1, "2025-12-08")
                .statusCode(422)
                .body("code", equalTo("take-over-not-approved"))
                .body("figures.approvalFrom", equalTo("2025-12-02"));
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-12-06");
        takeOver(coop, taker, other, 1, "2025-12-08").statusCode(201).body("units", equalTo(9));
    }

    @Test
    void anOrdinaryResolutionApprovesNothing() {
        AdoptedResolutions.adopt(coop.id(), "ORDINARY", "UNIT_CAP_35", taker, null, "2025-12-05");

        takeOver(3, "2025-12-05").statusCode(422).body("code", equalTo("take-over-not-approved"));
    }

    /// 9 of 25 units are more than 35 hundredths, 8 of 24 are less.
    @Test
    void beyondThirtyFiveHundredthsNoApprovalHelps() {
        coop.subscribe(taker, 1, "2025-07-01").then().statusCode(201);
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-12-05");

        takeOver(4, "2025-12-05")
                .statusCode(422)
                .body("code", equalTo("unit-cap-exceeded"))
                .body("rule", equalTo("JP-022"))
                .body("figures.unitsAfter", equalTo(9))
                .body("figures.totalUnitsAfter", equalTo(25))
                .body("figures.cap", equalTo("7/20"));
        takeOver(3, "2025-12-05").statusCode(201);
    }

    @Test
    void noMoreIsTakenOverThanTheLeaverHas() {
        takeOver(5, "2025-12-10").statusCode(422).body("code", equalTo("take-over-too-many"));
    }

    @Test
    void itIsTooLateWhenTheLeaverIsGone() {
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);

        takeOver(1, "2026-04-01")
                .statusCode(422)
                .body("code", equalTo("take-over-out-of-time"))
                .body("figures.until", equalTo("2026-03-31"));
    }

    @Test
    void onlyALeaversUnitsAreTakenOver() {
        takeOver(coop, taker, coop.member(4), 1, "2025-12-10")
                .statusCode(409)
                .body("code", equalTo("not-leaving"))
                .body("rule", equalTo("JP-022"))
                .body("figures.subscribedOn", equalTo("2025-12-10"));
        takeOver(coop, taker, taker, 1, "2025-12-10").statusCode(400);
    }

    /// When the leaver is gone, each of the four others holds a quarter: no breach. When one of
    /// them took a unit more before, 5 of 17 are more than a quarter from the next day on.
    @Test
    void aShareThatGrowsBecauseOthersLeaveIsReportedWithItsFirstDay() {
        coop.subscribe(taker, 1, "2025-07-01").then().statusCode(201);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);

        coop.audit("/compliance?asOf=2026-03-31").then().body("capBreaches", empty());
        coop.audit("/compliance?asOf=2026-06-30")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("capBreaches.memberId", contains(taker.toString()))
                .body("capBreaches[0].units", equalTo(5))
                .body("capBreaches[0].totalUnits", equalTo(17))
                .body("capBreaches[0].cap", equalTo("1/4"))
                .body("capBreaches[0].since", equalTo("2026-04-01"));
    }

    /// When the leaver is gone, the taker holds 5 of 17, and three others hold four each: after one
    /// unit less they hold a quarter.
    @Test
    void theHolderNearestToTheCapDecidesHowManyUnitsOthersMayGiveUp() {
        AdoptedResolutions.special(coop.id(), "UNIT_CAP_35", taker, "2025-12-05");
        takeOver(1, "2025-12-05").statusCode(201);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);

        capOn(coop, "2026-06-30")
                .body("checks.find { it.rule == 'JP-021' }.headroom.changes", contains(1));
    }

    /// 5 of 17 where nobody else holds more than three: 5 of 15 are less than 35 hundredths, 5 of
    /// 14 more.
    @Test
    void whoMayHoldMoreBearsThatOthersGiveUpMore() {
        Coop few = Coop.withMembers(4, 3);
        UUID holder = few.member(4);
        UUID gone = few.member(1);
        few.giveNotice(gone, "2025-12-01").then().statusCode(200);
        AdoptedResolutions.special(few.id(), "UNIT_CAP_35", holder, "2025-12-05");
        takeOver(few, holder, gone, 1, "2025-12-05").statusCode(201);
        few.closeYear("2026-03-31", 1_000_000).then().statusCode(201);

        capOn(few, "2026-06-30")
                .body("checks.find { it.rule == 'JP-021' }.headroom.changes", contains(2));
    }

    private static ValidatableResponse capOn(Coop coop, String day) {
        return coop.audit("/compliance?asOf=" + day)
                .then()
                .body("capBreaches", empty())
                .body("checks.find { it.rule == 'JP-021' }.ok", equalTo(true))
                .body("checks.find { it.rule == 'JP-021' }.numerator", equalTo(5))
                .body("checks.find { it.rule == 'JP-021' }.denominator", equalTo(17));
    }

    private ValidatableResponse cancel(String on) {
        return coop.post(
                        "/members/" + leaver + "/withdrawal/cancellation",
                        Map.of("cancelledOn", on))
                .then();
    }

    private ValidatableResponse takeOver(int units, String on) {
        return takeOver(coop, taker, leaver, units, on);
    }

    private static ValidatableResponse takeOver(
            Coop coop, UUID taker, UUID leaver, int units, String on) {
        return coop.post(
                        "/members/" + taker + "/subscriptions",
                        Map.of("units", units, "subscribedOn", on, "takesOverFrom", leaver))
                .then();
    }
}
