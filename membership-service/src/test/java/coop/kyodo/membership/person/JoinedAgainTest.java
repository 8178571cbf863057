package coop.kyodo.membership.person;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One of four members lost their qualification on 2025-12-10, worked on under a contract, and
/// joined again on 2026-01-10: one person with two memberships.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class JoinedAgainTest {

    private Coop coop;
    private UUID site;
    private UUID before;
    private UUID again;

    @BeforeEach
    void oneOfFourJoinedAgain() {
        Time.on("2026-06-10");
        coop = Coop.registered();
        site = coop.site();
        List<UUID> members = Stream.generate(() -> coop.member(1)).limit(4).toList();
        for (UUID member : members) {
            place(member, "2025-04-10").then().statusCode(201);
            contract(member, "2025-04-10").then().statusCode(201);
        }
        before = members.getFirst();
        coop.ended(before, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        again = coop.joinsAgain(before, "2026-01-10");
    }

    /// JP-059: neither work nor the contract ended with the first membership.
    @Test
    void whoeverWorksOnWorksAsTheMemberTheyAreAgain() {
        share("JP-011", "2026-01-09", 3, 4);
        share("JP-010", "2026-01-10", 4, 4);
        share("JP-011", "2026-01-10", 4, 4);
        share("JP-014", "2026-01-10", 4, 4);
        share("JP-080", "2026-01-10", 4, 4);
    }

    @Test
    void whoeverWorksUnderBothMembershipsIsOneOfThoseWhoWork() {
        place(again, "2026-01-10").then().statusCode(201);
        contract(again, "2026-01-10").then().statusCode(201);
        work(before, "2026-01").then().statusCode(201);
        work(again, "2026-02").then().statusCode(201);

        share("JP-011", "2026-02-10", 4, 4);
        share("JP-014", "2026-02-10", 4, 4);
        coop.get("/business-reports/2026-03-31")
                .then()
                .statusCode(200)
                .body("staff.atEnd.membersUnderContract", equalTo(4))
                .body("staff.atEnd.employees", equalTo(0));
    }

    /// JP-080: only a director's duties have no contract, though nobody noted that the one of
    /// before had ended.
    @Test
    void whoeverIsADirectorAgainCountsUnderNoContract() {
        terms(again, "DIRECTOR", "2026-02-10").then().statusCode(201);

        share("JP-014", "2026-02-09", 4, 4);
        share("JP-014", "2026-02-10", 3, 4);
        share("JP-080", "2026-02-10", 4, 4);
        coop.get("/business-reports/2026-03-31")
                .then()
                .body("staff.atEnd.membersUnderContract", equalTo(3))
                .body("staff.atEnd.employees", equalTo(0));
    }

    @Test
    void whoeverDiedNeitherWorksNorIsEmployedUnderAnEarlierMembership() {
        coop.ended(again, "DEATH", "2026-03-30").then().statusCode(200);

        share("JP-011", "2026-03-30", 4, 4);
        share("JP-011", "2026-03-31", 3, 3);
        coop.get("/business-reports/2026-03-31")
                .then()
                .body("staff.atEnd.membersUnderContract", equalTo(3))
                .body("staff.atEnd.employees", equalTo(0));
    }

    @Test
    void nobodyIsPlacedUnderAnEarlierMembershipAfterTheirDeath() {
        coop.ended(again, "DEATH", "2026-03-30").then().statusCode(200);

        place(before, "2026-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("member-died"))
                .body("detail", containsString("2026-03-30"));
        place(before, "2026-03-30").then().statusCode(201);
    }

    @Test
    void workUnderAnEarlierMembershipEndsWithTheDeath() {
        coop.ended(again, "DEATH", "2026-03-30").then().statusCode(200);

        work(before, "2026-04").then().statusCode(409).body("code", equalTo("member-died"));
        work(again, "2026-03").then().statusCode(201);
    }

    /// The first membership ended on 2025-12-10, the second began on 2026-01-10; in between the
    /// person worked as an employee.
    @Test
    void workIsRecordedUnderTheMembershipOfItsDay() {
        for (String day : List.of("2025-12-10", "2025-12-11", "2026-01-09")) {
            workOn(before, day).then().statusCode(201);
        }
        workOn(before, "2026-01-10")
                .then()
                .statusCode(409)
                .body("code", equalTo("other-membership"))
                .body("detail", containsString(again.toString()))
                .body("detail", containsString("2026-01-10"));
        workOn(again, "2026-01-10").then().statusCode(201);
        workOn(again, "2025-12-09")
                .then()
                .statusCode(409)
                .body("code", equalTo("other-membership"))
                .body("detail", containsString(before.toString()))
                .body("detail", containsString("2025-12-10"));
        workOn(again, "2025-12-12").then().statusCode(201);
    }

    @Test
    void workOfAMonthIsRecordedUnderAMembershipThatHasADayOfIt() {
        work(before, "2026-01").then().statusCode(201);
        work(before, "2026-02").then().statusCode(409).body("code", equalTo("other-membership"));
        work(again, "2026-02").then().statusCode(201);
        work(again, "2025-11")
                .then()
                .statusCode(409)
                .body("code", equalTo("other-membership"))
                .body("detail", containsString(before.toString()));
        work(again, "2025-12").then().statusCode(201);
    }

    @Test
    void soItIsWhenWorkIsImported() {
        String lines =
                Stream.of(before, again)
                        .flatMap(member ->
                                Stream.of("2025-12-10", "2026-01-09", "2026-01-10")
                                        .map(day -> "%s,%s,%s,60,0".formatted(member, site, day)))
                        .collect(Collectors.joining("\n"));

        given().auth()
                .oauth2(coop.director())
                .contentType("text/csv; charset=UTF-8")
                .body("memberId,siteId,date,minutes,days\n" + lines)
                .put(coop.path("/work-imports/" + coop.id()))
                .then()
                .statusCode(200)
                .body("taken", equalTo(4));

        coop.get("/work-imports/" + coop.id() + "/problems")
                .then()
                .body("items.line", contains(4, 5))
                .body("items.code", everyItem(equalTo("other-membership")))
                .body("items[0].detail", containsString(again.toString()))
                .body("items[1].detail", containsString(before.toString()));
    }

    private void share(String rule, String asOf, int part, int whole) {
        String check = "checks.find { it.rule == '" + rule + "' }";
        coop.audit("/compliance?asOf=" + asOf)
                .then()
                .statusCode(200)
                .body(check + ".numerator", equalTo(part))
                .body(check + ".denominator", equalTo(whole));
    }

    private Response place(UUID member, String from) {
        return coop.post(
                "/members/" + member + "/placements",
                Map.of("siteId", site, "role", "調理", "from", from));
    }

    private Response contract(UUID member, String from) {
        return terms(member, "CONTRACT", from);
    }

    private Response terms(UUID member, String kind, String from) {
        return coop.post(
                "/members/" + member + "/labour-terms", Map.of("kind", kind, "from", from));
    }

    private Response workOn(UUID member, String day) {
        return coop.post(
                "/work-entries",
                Map.of(
                        "memberId", member,
                        "siteId", site,
                        "date", day,
                        "minutes", 60,
                        "days", 0));
    }

    private Response work(UUID member, String month) {
        return coop.post(
                "/work-entries",
                Map.of(
                        "memberId", member,
                        "siteId", site,
                        "month", month,
                        "minutes", 600,
                        "days", 2));
    }
}
