package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nine members of one unit. Two applicants were accepted: one of three units, 3 of 12, and one of
/// four units, 4 of 16 if the first one joins and 4 of 13 if not.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class AdmissionCapTest {

    private Coop coop;
    private UUID three;
    private UUID four;

    @BeforeEach
    void nineMembersAndTwoWhoWereAccepted() {
        coop = Coop.withMembers(9, 1);
        three = coop.accepted(3);
        four = coop.accepted(4);
    }

    @Test
    void whoeverIsBeyondTheCapAmongTheMembersOfTheDayIsNotAdmitted() {
        coop.post("/members/" + three + "/giving-up", Map.of("givenUpOn", "2025-04-30"))
                .then()
                .statusCode(200);
        coop.pay(four, 150_000, "2025-05-01")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("ACCEPTED"));

        beyond(coop.pay(four, 50_000, "2025-05-02"), 4, 13, 10);
        coop.get("/members/" + four)
                .then()
                .body("state", equalTo("ACCEPTED"))
                .body("paidIn.amount", equalTo("150000"));
        withinCaps("2025-05-02");
    }

    @Test
    void whoeverJoinsLaterMakesNoRoomForAnEarlierDay() {
        beyond(coop.pay(four, 200_000, "2025-06-01"), 4, 13, 10);
        coop.pay(three, 150_000, "2025-06-01").then().statusCode(201);

        beyond(coop.pay(four, 200_000, "2025-05-31"), 4, 13, 10);
        coop.pay(four, 200_000, "2025-06-01")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("MEMBER"));
        withinCaps("2025-06-01");
    }

    @Test
    void aFounderIsAMemberWithAnInstalmentAndAllUnitsCount() {
        UUID founder = coop.founder(5);
        beyond(coop.pay(founder, 62_500, "2025-04-10"), 5, 14, 10);

        coop.pay(three, 150_000, "2025-04-10").then().statusCode(201);
        coop.pay(four, 200_000, "2025-04-10").then().statusCode(201);
        coop.pay(founder, 62_500, "2025-04-10").then().statusCode(201);
        withinCaps("2025-04-10");
    }

    /// Accepted as the third one at most, who may hold what they like; by the payment there are
    /// three others.
    @Test
    void theExemptionIsThatOfTheDayToo() {
        Coop small = Coop.withMembers(2, 1);
        UUID large = small.accepted(2);
        small.member(1);
        beyond(small.pay(large, 100_000, "2025-04-10"), 2, 5, 4);

        Coop smaller = Coop.withMembers(2, 1);
        smaller.member(2);
    }

    @Test
    void atTheSameMomentNobodyGetsBeyondTheCap() throws Exception {
        List<Callable<Response>> both =
                List.of(
                        () -> coop.pay(four, 200_000, "2025-06-01"),
                        () -> coop.pay(three, 150_000, "2025-06-01"));

        List<Response> answers = Together.run(both);

        assertThat(answers.getLast().statusCode()).isEqualTo(201);
        assertThat(answers.getFirst().statusCode()).isIn(201, 422);
        withinCaps("2025-06-01");
    }

    private static void beyond(Response answer, int units, int total, int members) {
        answer.then()
                .statusCode(422)
                .body("code", equalTo("unit-cap-exceeded"))
                .body("rule", equalTo("JP-021"))
                .body("figures.unitsAfter", equalTo(units))
                .body("figures.totalUnitsAfter", equalTo(total))
                .body("figures.members", equalTo(members))
                .body("figures.cap", equalTo("1/4"));
    }

    private void withinCaps(String asOf) {
        coop.audit("/compliance?asOf=" + asOf).then().body("capBreaches", empty());
    }
}
