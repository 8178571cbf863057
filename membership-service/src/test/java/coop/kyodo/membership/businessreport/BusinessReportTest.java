package coop.kyodo.membership.businessreport;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class BusinessReportTest {

    private Coop coop;
    private List<UUID> members;

    @BeforeEach
    void aCoopOfFiveMembersWithFourUnitsEach() {
        coop = Coop.registered();
        members = List.of(member(), member(), member(), member(), member());
    }

    @Test
    void theYearShowsWhoJoinedAndLeftAndHowUnitsChanged() {
        coop.subscribe(members.get(2), 1).then().statusCode(201);
        coop.ended(members.get(0), "DEATH", "2025-09-01").then().statusCode(200);
        coop.giveNotice(members.get(1), "2025-06-01").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);

        report("2026-03-31")
                .statusCode(200)
                .body("rule", equalTo("JP-186"))
                .body("from", equalTo("2025-04-01"))
                .body("yearClosed", equalTo(true))
                .body("members.atStart", equalTo(0))
                .body("members.joined", equalTo(5))
                .body("members.left", aMapWithSize(2))
                .body("members.left.DEATH", equalTo(1))
                .body("members.left.WITHDRAWAL", equalTo(1))
                .body("members.atEnd", equalTo(3))
                .body("members.change", equalTo(3))
                .body("units.atStart", equalTo(0))
                .body("units.moved.ADMISSION", equalTo(20))
                .body("units.moved.SUBSCRIPTION", equalTo(1))
                .body("units.moved.WITHDRAWAL", equalTo(-8))
                .body("units.atEnd", equalTo(13))
                .body("capital.subscribed.amount", equalTo("650000"))
                .body("capital.unpaid.amount", equalTo("50000"))
                .body("before", hasSize(0));
    }

    @Test
    void aYearBeginsWithWhatTheYearBeforeEndedWith() {
        coop.giveNotice(members.get(1), "2025-06-01").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        Map<String, Object> articles = Coop.articles();
        articles.put("fiscalYearEnd", "09-30");
        Coop.posting(coop.director(), Coop.key())
                .header("If-Match", "\"1\"")
                .body(
                        Map.of(
                                "name", "労働者協同組合みどり",
                                "effectiveOn", "2026-04-01",
                                "articles", articles))
                .post(coop.path("/articles"))
                .then()
                .statusCode(201);

        report("2026-09-30")
                .statusCode(200)
                .body("from", equalTo("2026-04-01"))
                .body("yearClosed", equalTo(false))
                .body("members.atStart", equalTo(4))
                .body("members.joined", equalTo(0))
                .body("members.left", aMapWithSize(0))
                .body("units.atStart", equalTo(16))
                .body("before", hasSize(1))
                .body("before[0].fiscalYearEnd", equalTo("2026-03-31"))
                .body("before[0].members", equalTo(4))
                .body("before[0].units", equalTo(16))
                .body("before[0].subscribed.amount", equalTo("800000"));
    }

    @Test
    void staffAreMembersUnderContractAndEmployees() {
        UUID site = coop.site();
        coop.post(
                        "/members/" + members.get(0) + "/labour-terms",
                        Map.of("kind", "CONTRACT", "from", "2025-04-10"))
                .then()
                .statusCode(201);
        coop.post(
                        "/members/" + members.get(1) + "/labour-terms",
                        Map.of("kind", "DIRECTOR", "from", "2025-04-10"))
                .then()
                .statusCode(201);
        UUID worker = Ids.next();
        coop.post(
                        "/workers",
                        Map.of(
                                "id", worker,
                                "siteId", site,
                                "kind", "EMPLOYEE",
                                "reference", "P-017",
                                "from", "2025-04-10"))
                .then()
                .statusCode(201);
        String whileEmployed = Instant.now().toString();
        coop.post("/workers/" + worker + "/end", Map.of("to", "2026-03-31")).then().statusCode(200);

        report("2026-03-31")
                .body("staff.atStart.membersUnderContract", equalTo(0))
                .body("staff.atEnd.membersUnderContract", equalTo(1))
                .body("staff.atEnd.employees", equalTo(0))
                .body("staff.change", equalTo(1))
                .body("sites.atStart", equalTo(1))
                .body("sites.atEnd", equalTo(1));
        coop.get("/business-reports/2026-03-31?knownAt=" + whileEmployed)
                .then()
                .body("knownAt", equalTo(whileEmployed))
                .body("staff.atEnd.employees", equalTo(1));
    }

    /// Of three under a contract one leaves and stays employed, one dies; another leaves who had
    /// none.
    @Test
    void whoLeavesUnderAContractStaysEmployedAndWhoDiesDoesNot() {
        for (UUID member : members.subList(0, 3)) {
            coop.post(
                            "/members/" + member + "/labour-terms",
                            Map.of("kind", "CONTRACT", "from", "2025-04-10"))
                    .then()
                    .statusCode(201);
        }
        String before = Instant.now().toString();
        coop.ended(members.get(0), "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        coop.ended(members.get(1), "DEATH", "2025-12-10").then().statusCode(200);
        coop.ended(members.get(3), "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);

        report("2026-03-31")
                .body("members.atEnd", equalTo(2))
                .body("staff.atEnd.membersUnderContract", equalTo(1))
                .body("staff.atEnd.employees", equalTo(1))
                .body("staff.change", equalTo(2));
        coop.get("/business-reports/2026-03-31?knownAt=" + before)
                .then()
                .body("staff.atEnd.membersUnderContract", equalTo(3))
                .body("staff.atEnd.employees", equalTo(0));
    }

    @Test
    void sitesAreCountedOnTheirDays() {
        site("2025-03-31", "2026-03-30");
        site("2025-04-01", null);
        site("2026-03-31", null);
        site("2026-04-01", null);

        report("2026-03-31")
                .body("sites.atStart", equalTo(1))
                .body("sites.opened", equalTo(2))
                .body("sites.closed", equalTo(1))
                .body("sites.atEnd", equalTo(2));
    }

    @Test
    void aSiteWhoseClosingWasNotKnownThenIsShownAsOpen() {
        UUID site = site("2025-04-10", null);
        String before = Instant.now().toString();
        coop.post("/sites/" + site + "/closing", Map.of("closedOn", "2025-12-31"))
                .then()
                .statusCode(200);

        report("2026-03-31").body("sites.closed", equalTo(1)).body("sites.atEnd", equalTo(0));
        coop.get("/business-reports/2026-03-31?knownAt=" + before)
                .then()
                .body("sites.opened", equalTo(1))
                .body("sites.closed", equalTo(0))
                .body("sites.atEnd", equalTo(1));
    }

    @Test
    void whatWasNotKnownThenIsNotShown() {
        report("2026-03-31").body("members.atEnd", equalTo(5)).body("knownAt", nullValue());

        coop.get("/business-reports/2026-03-31?knownAt=2025-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("members.atEnd", equalTo(0))
                .body("units.atEnd", equalTo(0));
    }

    @Test
    void aReportIsOfAYearThatIsOver() {
        report("2026-03-30").statusCode(400).body("code", equalTo("not-a-fiscal-year-end"));
        report("2099-03-31").statusCode(409).body("code", equalTo("year-not-over"));
        report("2024-03-31").statusCode(404).body("code", equalTo("articles-not-in-force"));
    }

    @Test
    void everyMemberReadsItAndNobodyElsesMember() {
        String path = coop.path("/business-reports/2026-03-31");
        given().auth()
                .oauth2(coop.tokens().member(members.get(3)).bearer())
                .get(path)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.of(Ids.next()).role("director").bearer())
                .get(path)
                .then()
                .statusCode(404);
    }

    private UUID member() {
        return coop.member(4);
    }

    private ValidatableResponse report(String fiscalYearEnd) {
        return coop.get("/business-reports/" + fiscalYearEnd).then();
    }

    private UUID site(String openedOn, @Nullable String closedOn) {
        UUID site = Ids.next();
        coop.post("/sites", Map.of("id", site, "name", "配食", "openedOn", openedOn))
                .then()
                .statusCode(201);
        if (closedOn != null) {
            coop.post("/sites/" + site + "/closing", Map.of("closedOn", closedOn))
                    .then()
                    .statusCode(200);
        }
        return site;
    }
}
