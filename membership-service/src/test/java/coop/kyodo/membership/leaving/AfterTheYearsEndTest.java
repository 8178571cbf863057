package coop.kyodo.membership.leaving;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nine members, of whom one gave notice for 2026-03-31. Whoever left is gone on the next day,
/// though that year is closed months later (JP-050).
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class AfterTheYearsEndTest {

    private Time time;
    private Coop coop;
    private UUID stays;
    private UUID leaver;

    @BeforeEach
    void oneOfNineLeaves() {
        time = Time.on("2026-03-31");
        coop = Coop.withMembers(7, 1);
        stays = coop.member(2);
        leaver = coop.member(1);
        coop.giveNotice(leaver, "2025-12-01")
                .then()
                .statusCode(200)
                .body("effectiveOn", equalTo("2026-03-31"));
    }

    @Test
    void aCertificateHoldsUpToTheLastDayAndIsIssuedNoMore() {
        certificate(leaver, "2026-03-31").then().statusCode(201).body("state", equalTo("CURRENT"));

        daysPass(1);

        coop.get("/members/" + leaver + "/certificates")
                .then()
                .body("items.state", contains("SUPERSEDED"));
        certificate(leaver, "2026-04-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("member-has-left"))
                .body("rule", equalTo("JP-051"))
                .body("figures.lastDay", equalTo("2026-03-31"))
                .body("figures.day", equalTo("2026-04-01"));
        certificate(stays, "2026-04-01").then().statusCode(201);
    }

    @Test
    void unitsThatWereGivenUpStandOnNoCertificateAfterTheYearsEnd() {
        coop.post("/members/" + stays + "/reductions", Map.of("units", 1, "noticeOn", "2025-12-01"))
                .then()
                .statusCode(201);
        certificate(stays, "2026-03-31").then().statusCode(201).body("units", equalTo(2));

        daysPass(1);

        coop.get("/members/" + stays + "/certificates")
                .then()
                .body("items.state", contains("SUPERSEDED"));
        certificate(stays, "2026-03-31")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        certificate(stays, "2026-04-01")
                .then()
                .statusCode(201)
                .body("units", equalTo(1), "paidIn.amount", equalTo("50000"));
        coop.verified();
        close();
        certificate(stays, "2026-03-31").then().statusCode(400);
        coop.get("/members/" + stays + "/certificates")
                .then()
                .body("items.state", contains("CURRENT", "SUPERSEDED"));
        coop.verified();
    }

    /// JP-003: the last day of the membership that ends included.
    @Test
    void whoeverLeftJoinsAgainBeforeTheYearIsClosed() {
        String person = coop.get("/members/" + leaver).path("personId");
        applied(person, "2026-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("memberships-overlap"))
                .body("rule", equalTo("JP-003"))
                .body("figures.earlierUntil", equalTo("2026-03-31"))
                .body("figures.laterSince", equalTo("2026-03-31"));
        daysPass(9);
        String again = joinsAgain(person);

        coop.get("/persons/" + person)
                .then()
                .body("memberships.state", containsInAnyOrder("LEAVING", "MEMBER"));
        coop.closeYear("2026-03-31", 1_000_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(10))
                .body("leavers", equalTo(1));
        coop.get("/members/" + leaver)
                .then()
                .body("state", equalTo("LEFT"), "leftOn", equalTo("2026-03-31"));
        coop.payRefund(leaver, "2026-04-09", "old")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("50000"));
        coop.get("/members/" + again).then().body("state", equalTo("MEMBER"));
        coop.verified();
    }

    @Test
    void whatEndedForSomebodyWhoJoinedAgainStaysEnded() {
        String person = coop.get("/members/" + leaver).path("personId");
        daysPass(9);
        joinsAgain(person);

        applied(person, "2026-04-09")
                .then()
                .statusCode(409)
                .body("code", equalTo("person-is-member"))
                .body("rule", equalTo("JP-003"))
                .body("figures.since", equalTo("2026-04-02"));
        coop.post(
                        "/members/" + leaver + "/withdrawal/cancellation",
                        Map.of("cancelledOn", "2026-03-31"))
                .then()
                .statusCode(409)
                .body("code", equalTo("memberships-overlap"));
        coop.ended(leaver, "DEATH", "2026-03-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("person-died"))
                .body("figures.diedOn", equalTo("2026-03-30"));
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2026-03-30").then().statusCode(200);
    }

    @Test
    void nobodyIsExpelledWhoLeftTheDayBefore() {
        daysPass(1);

        expulsion("2026-04-01").then().statusCode(409).body("code", equalTo("member-has-left"));
        expulsion("2026-03-31").then().statusCode(201);
    }

    @Test
    void aMonthAfterTheYearsEndIsClosedAlikeBeforeAndAfterTheClosingOfTheYear() {
        daysPass(70);
        UUID site = coop.site();
        for (String month : List.of("2026-03", "2026-04", "2026-05")) {
            for (UUID person : List.of(stays, leaver)) {
                coop.post(
                                "/work-entries",
                                Map.of(
                                        "memberId", person,
                                        "siteId", site,
                                        "month", month,
                                        "minutes", 600,
                                        "days", 2))
                        .then()
                        .statusCode(201);
            }
        }

        closed("2026-03", 2);
        closed("2026-04", 1);
        close();
        closed("2026-05", 1);
    }

    @Test
    void aBenefitIsForWhatHappensUpToTheLastDay() {
        coop.post(
                        "/benefit-schemes",
                        Map.of(
                                "code", "SEVERANCE",
                                "effectiveOn", "2025-04-01",
                                "terms", terms()))
                .then()
                .statusCode(201);
        daysPass(1);

        claim("2026-04-01").then().statusCode(422).body("code", equalTo("benefit-after-leaving"));
        claim("2026-03-31").then().statusCode(201);
    }

    @Test
    void nothingIsCalledOfAFounderWhoLeft() {
        Coop young = Coop.registered();
        UUID founder = young.founder(1);
        young.pay(founder, 25_000, "2025-04-10").then().statusCode(201);
        UUID other = young.founder(1);
        young.pay(other, 25_000, "2025-04-10").then().statusCode(201);
        young.giveNotice(founder, "2025-12-01").then().statusCode(200);
        call(young, "2026-03-31", 5_000).then().statusCode(201).body("members", equalTo(2));
        young.get("/arrears?on=2026-03-31").then().body("items", empty());
        daysPass(70);

        young.get("/arrears?on=2026-05-01")
                .then()
                .body("items.memberId", contains(other.toString()));
        arrears(young, founder, "2026-03-30", "25000", "0");
        arrears(young, founder, "2026-05-01", "0", "0");
        arrears(young, other, "2026-05-01", "25000", "5000");
        call(young, "2026-04-01", 5_000).then().statusCode(201).body("members", equalTo(1));
    }

    /// Seven units, two of who stays and the leaver's, who died in the year after all.
    @Test
    void unitsOfANoticeThatWasCancelledCountOnceAtTheClosing() {
        coop.post(
                        "/members/" + leaver + "/withdrawal/cancellation",
                        Map.of("cancelledOn", "2025-12-20"))
                .then()
                .statusCode(200);
        coop.ended(leaver, "DEATH", "2026-03-01").then().statusCode(200);
        daysPass(1);

        coop.closeYear("2026-03-31", 1_000_000)
                .then()
                .statusCode(201)
                .body("leavers", equalTo(1))
                .body("units", equalTo(10));
        coop.verified();
    }

    /// 5,000 yen were called for before the notice takes effect, and nobody paid.
    @Test
    void aFoundersArrearsAreThereUpToTheDayBeforeTheLast() {
        Coop young = Coop.registered();
        UUID leaves = young.founder(1);
        young.pay(leaves, 25_000, "2025-04-10").then().statusCode(201);
        UUID other = young.founder(1);
        young.pay(other, 25_000, "2025-04-10").then().statusCode(201);
        young.giveNotice(leaves, "2025-12-01").then().statusCode(200);
        young.post(
                        "/capital-calls",
                        Map.of(
                                "calledOn", "2026-01-10",
                                "dueOn", "2026-02-10",
                                "amountPerUnit", Coop.yen(5_000)))
                .then()
                .statusCode(201);
        daysPass(70);

        for (boolean closed : new boolean[] {false, true}) {
            if (closed) {
                young.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
            }
            young.get("/arrears?on=2026-03-30")
                    .then()
                    .body(
                            "items.memberId",
                            containsInAnyOrder(leaves.toString(), other.toString()));
            young.get("/arrears?on=2026-03-31")
                    .then()
                    .body("items.memberId", contains(other.toString()));
        }
    }

    private Response applied(String person, String on) {
        return coop.post("/members", Map.of("personId", person, "units", 1, "appliedOn", on));
    }

    private String joinsAgain(String person) {
        String again =
                applied(person, "2026-04-01").then().statusCode(201).extract().path("memberId");
        coop.post("/members/" + again + "/acceptance", Map.of("acceptedOn", "2026-04-01"))
                .then()
                .statusCode(200);
        coop.pay(UUID.fromString(again), Coop.UNIT, "2026-04-02").then().statusCode(201);
        return again;
    }

    private static void arrears(
            Coop coop, UUID member, String on, String outstanding, String arrears) {
        coop.get("/members/" + member + "/arrears?on=" + on)
                .then()
                .body("outstanding.amount", equalTo(outstanding))
                .body("arrears.amount", equalTo(arrears));
    }

    private void daysPass(int days) {
        time.pass(Duration.ofDays(days));
    }

    private void close() {
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
    }

    private Response certificate(UUID member, String issuedOn) {
        return coop.post("/members/" + member + "/certificates", Map.of("issuedOn", issuedOn));
    }

    private Response expulsion(String notifiedOn) {
        return coop.post(
                "/members/" + leaver + "/expulsion",
                Map.of(
                        "ground", "NO_WORK",
                        "explanation", "長期間の不就労",
                        "notifiedOn", notifiedOn,
                        "meetingOn", "2026-06-20"));
    }

    private void closed(String month, int members) {
        coop.post("/work-periods/" + month + "/closing", Map.of("closedOn", "2026-06-08"))
                .then()
                .statusCode(200)
                .body("members", equalTo(members), "minutes", equalTo(600 * members));
    }

    private Response claim(String happenedOn) {
        return coop.post(
                "/benefit-claims",
                Map.of(
                        "scheme",
                        "SEVERANCE",
                        "memberId",
                        leaver,
                        "happenedOn",
                        happenedOn,
                        "claimedOn",
                        "2026-04-01",
                        "evidence",
                        List.of()));
    }

    private static Map<String, Object> terms() {
        return Map.of(
                "title", Map.of("ja", "弔慰金", "en", "Condolence"),
                "source", "Rules on benefits, art. 7",
                "basis", "EVENT",
                "award", Map.of("kind", "FIXED", "amount", Coop.yen(10_000)),
                "conditions", Map.of("evidence", List.of()));
    }

    private static Response call(Coop young, String calledOn, long perUnit) {
        return young.post(
                "/capital-calls",
                Map.of(
                        "calledOn",
                        calledOn,
                        "dueOn",
                        "2026-04-15",
                        "amountPerUnit",
                        Coop.yen(perUnit)));
    }
}
