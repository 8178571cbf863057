package coop.kyodo.membership.work;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class WorkTest {

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
    void sitesStandUnderOneAnother() {
        UUID child = Ids.next();

        coop.post("/sites", Map.of("id", child, "name", "厨房", "parentId", site))
                .then()
                .statusCode(201)
                .body("parentId", equalTo(site.toString()));
        coop.post("/sites", Map.of("id", child, "name", "厨房"))
                .then()
                .statusCode(409)
                .body("code", equalTo("site-exists"));
        coop.post("/sites", Map.of("name", "厨房", "parentId", Ids.next()))
                .then()
                .statusCode(404)
                .body("code", equalTo("site-not-found"));
        coop.audit("/sites").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void workIsRecordedByMonthAndByDay() {
        UUID entry = Ids.next();

        month(entry, "2025-04", 9_600, 20)
                .then()
                .statusCode(201)
                .body("period", equalTo("2025-04"));
        day("2025-05-01", 1_440, 1).then().statusCode(201).body("period", equalTo("2025-05"));

        coop.get("/work-entries/" + entry).then().statusCode(200).body("minutes", equalTo(9_600));
        coop.get("/work-entries?period=2025-05").then().body("items", hasSize(1));
        coop.get("/work-entries?memberId=" + Ids.next()).then().body("items", hasSize(0));
        coop.get("/work-entries/" + Ids.next()).then().statusCode(404);
    }

    @Test
    void aDayHoldsNoMoreThanADay() {
        day("2025-05-01", 1_441, 1)
                .then()
                .statusCode(400)
                .body("code", equalTo("work-exceeds-time"));
        day("2025-05-01", 480, 2).then().statusCode(400);
    }

    @Test
    void aMonthHoldsNoMoreThanAMonth() {
        month(Ids.next(), "2025-04", 43_200, 30).then().statusCode(201);
        month(Ids.next(), "2025-04", 43_201, 30).then().statusCode(400);
        month(Ids.next(), "2025-04", 480, 31).then().statusCode(400);
    }

    @Test
    void workIsOfADateOrOfAMonth() {
        Map<String, Object> entry = entry(480, 1);

        coop.post("/work-entries", entry)
                .then()
                .statusCode(400)
                .body("code", equalTo("date-or-month"));
    }

    @Test
    void workIsOfSomebodyKnownAtAKnownSite() {
        Map<String, Object> entry = entry(480, 1);
        entry.put("month", "2025-04");
        entry.put("siteId", Ids.next());
        coop.post("/work-entries", entry)
                .then()
                .statusCode(404)
                .body("code", equalTo("site-not-found"));
        entry.put("memberId", Ids.next());
        coop.post("/work-entries", entry)
                .then()
                .statusCode(404)
                .body("code", equalTo("member-not-found"));
    }

    @Test
    void anIdIsTakenOnce() {
        UUID entry = Ids.next();
        month(entry, "2025-04", 9_600, 20);

        month(entry, "2025-04", 9_600, 20)
                .then()
                .statusCode(409)
                .body("code", equalTo("work-entry-exists"));
    }

    @Test
    void aClosedMonthTakesNothingMore() {
        UUID entry = Ids.next();
        month(entry, "2025-04", 9_600, 20);

        close("2025-04", "2025-05-08")
                .then()
                .statusCode(200)
                .body("minutes", equalTo(9_600))
                .body("days", equalTo(20))
                .body("members", equalTo(1));

        close("2025-04", "2025-05-08")
                .then()
                .statusCode(409)
                .body("code", equalTo("period-closed"));
        month(Ids.next(), "2025-04", 60, 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("period-closed"));
        correct(entry, "2025-04", 9_120, 19).then().statusCode(409);
    }

    @Test
    void aMonthIsNotClosedBeforeItsEnd() {
        close("2025-04", "2025-04-29").then().statusCode(400);
        close("2025-04", "2025-04-30").then().statusCode(200);
    }

    @Test
    void aCorrectionBooksTheDifferenceInAnOpenMonth() {
        UUID entry = Ids.next();
        month(entry, "2025-04", 9_600, 20);
        close("2025-04", "2025-05-08");

        correct(entry, "2025-05", 9_120, 19)
                .then()
                .statusCode(201)
                .body("minutes", equalTo(-480))
                .body("days", equalTo(-1))
                .body("corrects", equalTo(entry.toString()));
        correct(entry, "2025-06", 9_180, 19)
                .then()
                .statusCode(201)
                .body("minutes", equalTo(60))
                .body("days", equalTo(0));

        coop.get("/work-totals?by=PERIOD&from=2025-04&to=2025-06")
                .then()
                .statusCode(200)
                .body("items.key", contains("2025-04", "2025-05", "2025-06"))
                .body("items.minutes", contains(9_600, -480, 60));
        coop.get("/work-totals?by=MEMBER&from=2025-04&to=2025-06")
                .then()
                .body("items.key", contains(member.toString()))
                .body("items.minutes", contains(9_180))
                .body("items.days", contains(19));
        coop.get("/work-totals?by=SITE&from=2025-04&to=2025-04&siteId=" + site)
                .then()
                .body("items.minutes", contains(9_600));
    }

    @Test
    void onlyAnOriginalIsCorrectedAndNotWithoutADifference() {
        UUID entry = Ids.next();
        month(entry, "2025-04", 9_600, 20);
        String correction = correct(entry, "2025-04", 9_120, 19).path("entryId");

        correct(entry, "2025-04", 9_120, 19)
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-correct"));
        correct(UUID.fromString(correction), "2025-04", 60, 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("is-a-correction"));
        correct(entry, "2025-03", 60, 1)
                .then()
                .statusCode(400)
                .body("code", equalTo("period-too-early"));
        correct(entry, "2025-04", 43_201, 1).then().statusCode(400);
    }

    @Test
    void workBeforeMembershipIsNoMembersWork() {
        UUID applicant = coop.accepted(1);
        Map<String, Object> entry = entry(480, 1);
        entry.put("memberId", applicant);
        entry.put("month", "2025-04");
        coop.post("/work-entries", entry).then().statusCode(201);

        close("2025-04", "2025-05-08").then().statusCode(200).body("members", equalTo(0));
    }

    @Test
    void aRefusedApplicantDoesNotWork() {
        UUID refused = Ids.next();
        coop.apply(refused, 1);
        coop.post(
                "/members/" + refused + "/refusal",
                Map.of("refusedOn", "2025-04-05", "cause", "NO_VACANCY"));
        Map<String, Object> entry = entry(480, 1);
        entry.put("memberId", refused);
        entry.put("month", "2025-04");

        coop.post("/work-entries", entry)
                .then()
                .statusCode(409)
                .body("code", equalTo("not-a-member"));
    }

    private Response month(UUID id, String month, int minutes, int days) {
        Map<String, Object> entry = entry(minutes, days);
        entry.put("id", id);
        entry.put("month", month);
        return coop.post("/work-entries", entry);
    }

    private Response day(String date, int minutes, int days) {
        Map<String, Object> entry = entry(minutes, days);
        entry.put("date", date);
        return coop.post("/work-entries", entry);
    }

    private Map<String, Object> entry(int minutes, int days) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("memberId", member);
        entry.put("siteId", site);
        entry.put("minutes", minutes);
        entry.put("days", days);
        return entry;
    }

    private Response correct(UUID entry, String period, int minutes, int days) {
        return coop.post(
                "/work-entries/" + entry + "/corrections",
                Map.of("period", period, "minutes", minutes, "days", days, "reason", "休暇の誤記"));
    }

    private Response close(String period, String closedOn) {
        return coop.post("/work-periods/" + period + "/closing", Map.of("closedOn", closedOn));
    }
}
