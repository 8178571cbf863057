package coop.kyodo.membership.person;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        work(before, "2026-03").then().statusCode(201);
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
