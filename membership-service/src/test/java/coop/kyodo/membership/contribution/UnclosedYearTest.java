package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nine members of one unit. Three gave notice and left on 2026-03-31; that year is not closed yet.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class UnclosedYearTest {

    private Time time;
    private Coop coop;
    private UUID buyer;
    private Instant beforeTheNotices;

    @BeforeEach
    void threeOfNineLeft() {
        time = Time.on("2026-06-10");
        coop = Coop.withMembers(5, 1);
        buyer = coop.member(1);
        UUID[] leavers = {coop.member(1), coop.member(1), coop.member(1)};
        beforeTheNotices = time.instant().plusSeconds(1);
        time.pass(Duration.ofMinutes(1));
        for (UUID leaver : leavers) {
            leaves(coop, leaver);
        }
    }

    @Test
    void whoeverLeftMakesNoRoomForAPurchaseOnTheNextDay() {
        beyond(coop.subscribe(buyer, 1, "2026-04-01"), 2, 7, 6);
        close(coop);
        beyond(coop.subscribe(buyer, 1, "2026-04-01"), 2, 7, 6);
    }

    @Test
    void whoeverLeavesAtTheEndOfADayCountsOnIt() {
        coop.subscribe(buyer, 1, "2026-03-31").then().statusCode(201);
        beyond(coop.subscribe(buyer, 1, "2026-04-01"), 3, 8, 6);
    }

    @Test
    void whoeverLeftMakesNoRoomForOneWhoJoins() {
        UUID joiner = coop.accepted(3);

        beyond(coop.pay(joiner, 150_000, "2026-04-01"), 3, 9, 7);
        coop.pay(joiner, 150_000, "2026-03-31")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("MEMBER"));
    }

    @Test
    void whoeverLeftMakesNoRoomForOneWhoIsAccepted() {
        UUID joiner = applicant(coop, 3);

        beyond(accept(coop, joiner, "2026-04-01"), 3, 9, 7);
        accept(coop, joiner, "2026-03-31").then().statusCode(200);
        coop.pay(joiner, 150_000, "2026-03-31")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("MEMBER"));
    }

    /// Of three members one leaves: whoever joins on the next day is the third.
    @Test
    void whoeverCanPayUnderTheExemptionIsAccepted() {
        Coop small = Coop.withMembers(2, 1);
        leaves(small, small.member(1));
        UUID joiner = applicant(small, 5);

        small.audit("/register?asOf=2026-04-01").then().body("members", equalTo(2));
        accept(small, joiner, "2026-04-01").then().statusCode(200);
        small.pay(joiner, 250_000, "2026-04-01")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("MEMBER"));
    }

    @Test
    void whoeverCanPayTodayIsAcceptedOnAnEarlierDay() {
        UUID joiner = applicant(coop, 3);
        joinsLater();
        joinsLater();
        beyond(accept(coop, joiner, "2026-04-01"), 3, 11, 9);

        joinsLater();
        accept(coop, joiner, "2026-04-01").then().statusCode(200);
        beyond(coop.pay(joiner, 150_000, "2026-04-01"), 3, 9, 7);
        coop.pay(joiner, 150_000, "2026-05-01").then().statusCode(201);
    }

    @Test
    void aShareIsReportedAlikeBeforeAndAfterTheClosing() {
        coop.subscribe(buyer, 1, "2026-03-31").then().statusCode(201);

        coop.audit("/compliance?asOf=2026-03-31").then().body("capBreaches", empty());
        String before = onTheNextDay();
        Instant unclosed = time.instant().plusSeconds(1);
        time.pass(Duration.ofMinutes(1));
        close(coop);

        assertThat(onTheNextDay()).isEqualTo(before);
        knownAt(unclosed).body("capBreaches[0].totalUnits", equalTo(7));
        knownAt(beforeTheNotices)
                .body("capBreaches", empty())
                .body("checks.find { it.rule == 'JP-021' }.denominator", equalTo(9));
    }

    /// Four members, of whom one leaves: the cap does not bind the three others from the next day
    /// on.
    @Test
    void theThreeWhoStayMayHoldWhatTheyLike() {
        Coop small = Coop.withMembers(2, 1);
        UUID holder = small.member(1);
        leaves(small, small.member(1));

        beyond(small.subscribe(holder, 5, "2026-03-31"), 6, 9, 4);
        small.subscribe(holder, 5, "2026-04-01").then().statusCode(201);
        small.audit("/compliance?asOf=2026-04-01")
                .then()
                .body("capBreaches", empty())
                .body(
                        "notAssessed.find { it.rule == 'JP-021' }.reason",
                        equalTo("three-members-or-fewer"));
    }

    /// 16 units, of which three were given up at the year's end: 4 of 18 on its last day, 4 of 15
    /// on the next.
    @Test
    void unitsThatWereGivenUpMakeNoRoomEither() {
        Coop larger = Coop.withMembers(5, 2);
        UUID holder = larger.member(2);
        UUID giver = larger.member(4);
        larger.post(
                        "/members/" + giver + "/reductions",
                        Map.of("units", 3, "noticeOn", "2025-12-01"))
                .then()
                .statusCode(201)
                .body("effectiveOn", equalTo("2026-03-31"));

        beyond(larger.subscribe(holder, 2, "2026-04-01"), 4, 15, 7);
        larger.subscribe(holder, 2, "2026-03-31").then().statusCode(201);
        larger.audit("/compliance?asOf=2026-04-01")
                .then()
                .body("capBreaches.memberId", contains(holder.toString()))
                .body("capBreaches[0].totalUnits", equalTo(15))
                .body("capBreaches[0].since", equalTo("2026-04-01"));
        close(larger);
        beyond(larger.subscribe(giver, 4, "2026-04-01"), 5, 19, 7);
    }

    /// The notice of a member who gave up a unit before counts all of that member's units once.
    @Test
    void unitsThatWereGivenUpByOneWhoLeavesCountOnce() {
        Coop larger = Coop.withMembers(5, 2);
        UUID holder = larger.member(2);
        UUID giver = larger.member(4);
        larger.post(
                        "/members/" + giver + "/reductions",
                        Map.of("units", 3, "noticeOn", "2025-12-01"))
                .then()
                .statusCode(201);
        leaves(larger, giver);

        beyond(larger.subscribe(holder, 2, "2026-04-01"), 4, 14, 6);
        close(larger);
        beyond(larger.subscribe(holder, 2, "2026-04-01"), 4, 14, 6);
    }

    private void joinsLater() {
        coop.pay(coop.accepted(1), 50_000, "2026-05-01").then().statusCode(201);
    }

    private static UUID applicant(Coop coop, int units) {
        UUID applicant = Ids.next();
        coop.apply(applicant, units).then().statusCode(201);
        return applicant;
    }

    private static Response accept(Coop coop, UUID applicant, String on) {
        return coop.post("/members/" + applicant + "/acceptance", Map.of("acceptedOn", on));
    }

    private String onTheNextDay() {
        Response answer = coop.audit("/compliance?asOf=2026-04-01");
        answer.then()
                .body("capBreaches.memberId", contains(buyer.toString()))
                .body("capBreaches[0].units", equalTo(2))
                .body("capBreaches[0].totalUnits", equalTo(7))
                .body("capBreaches[0].since", equalTo("2026-04-01"));
        return answer.asString();
    }

    private ValidatableResponse knownAt(Instant instant) {
        return coop.audit("/compliance?asOf=2026-04-01&knownAt=" + instant).then().statusCode(200);
    }

    private static void leaves(Coop coop, UUID member) {
        coop.giveNotice(member, "2025-12-01")
                .then()
                .statusCode(200)
                .body("effectiveOn", equalTo("2026-03-31"));
    }

    private static void close(Coop coop) {
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
    }

    private static void beyond(Response answer, int units, int total, int members) {
        answer.then()
                .statusCode(422)
                .body("code", equalTo("unit-cap-exceeded"))
                .body("rule", equalTo("JP-021"))
                .body("figures.unitsAfter", equalTo(units))
                .body("figures.totalUnitsAfter", equalTo(total))
                .body("figures.members", equalTo(members));
    }
}
