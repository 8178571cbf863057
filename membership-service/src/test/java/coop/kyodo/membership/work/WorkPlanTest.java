package coop.kyodo.membership.work;

import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// For whom work is planned.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class WorkPlanTest {

    private Coop coop;
    private UUID member;
    private UUID site;

    @BeforeEach
    void aMemberAtASite() {
        coop = Coop.registered();
        member = coop.member(1);
        site = coop.site();
    }

    @Test
    void nobodysWorkIsPlannedAfterTheirDeath() {
        coop.ended(member, "DEATH", "2025-06-10").then().statusCode(200);

        plan("date", "2025-06-10").then().statusCode(201);
        plan("date", "2025-06-11").then().statusCode(409).body("code", equalTo("member-died"));
        plan("month", "2025-06").then().statusCode(201);
        plan("month", "2025-07").then().statusCode(409).body("code", equalTo("member-died"));
    }

    @Test
    void whoLeftMayGoOnWorking() {
        coop.member(1);
        coop.giveNotice(member, "2025-12-01").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);

        plan("date", "2026-04-01").then().statusCode(201);
    }

    @Test
    void noWorkIsPlannedForARefusedApplicantOrForNobody() {
        member = Ids.next();
        plan("month", "2025-06").then().statusCode(404).body("code", equalTo("member-not-found"));
        coop.apply(member, 1).then().statusCode(201);
        plan("month", "2025-06").then().statusCode(201);
        coop.post(
                        "/members/" + member + "/refusal",
                        Map.of("refusedOn", "2025-04-05", "cause", "NO_VACANCY"))
                .then()
                .statusCode(200);

        plan("month", "2025-06").then().statusCode(409).body("code", equalTo("not-a-member"));
    }

    private Response plan(String when, String value) {
        return coop.post(
                "/work-plans",
                Map.of("memberId", member, "siteId", site, when, value, "minutes", 60, "days", 1));
    }
}
