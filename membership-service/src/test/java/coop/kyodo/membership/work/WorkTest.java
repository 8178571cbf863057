package coop.kyodo.membership.work;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    void nobodyWorksAfterTheirDeath() {
        coop.ended(member, "DEATH", "2025-06-10").then().statusCode(200);

        day("2025-06-10", 480, 1).then().statusCode(201);
        day("2025-06-11", 480, 1).then().statusCode(409).body("code", equalTo("member-died"));
        month(Ids.next(), "2025-06", 4_800, 8).then().statusCode(201);
        month(Ids.next(), "2025-07", 480, 1).then().statusCode(409);
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
    void aCoopThatIsNotThereHasNoTotals() {
        UUID other = Ids.next();
        String totals = "/work-totals?by=PERIOD&from=2025-04&to=2025-04";

        given().auth()
                .oauth2(Tokens.of(other).role("director").bearer())
                .get("/v1/cooperatives/" + other + totals)
                .then()
                .statusCode(404)
                .body("code", equalTo("cooperative-not-found"));
        coop.get(totals).then().statusCode(200).body("items", hasSize(0));
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
    void aWorkerHasWorkOnTheDaysTheyWorkHere() {
        UUID worker = Ids.next();
        Map<String, Object> noted = new LinkedHashMap<>();
        noted.put("id", worker);
        noted.put("siteId", site);
        noted.put("kind", "EMPLOYEE");
        noted.put("reference", "P-017");
        noted.put("from", "2025-04-10");
        noted.put("to", "2025-05-20");
        coop.post("/workers", noted).then().statusCode(201);
        Map<String, Object> entry = entry(480, 1);
        entry.put("memberId", worker);

        for (String day : List.of("2025-04-10", "2025-05-20")) {
            entry.put("date", day);
            coop.post("/work-entries", entry).then().statusCode(201);
        }
        for (String day : List.of("2025-04-09", "2025-05-21")) {
            entry.put("date", day);
            coop.post("/work-entries", entry)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("worker-not-working"));
        }
        entry.remove("date");
        for (String month : List.of("2025-04", "2025-05")) {
            entry.put("month", month);
            coop.post("/work-entries", entry).then().statusCode(201);
        }
        for (String month : List.of("2025-03", "2025-06")) {
            entry.put("month", month);
            coop.post("/work-entries", entry).then().statusCode(409);
        }

        coop.get("/work-totals?by=MEMBER&from=2025-04&to=2025-05")
                .then()
                .body("items.key", contains(worker.toString()))
                .body("items.minutes", contains(4 * 480));
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

    @Test
    void gradeAndResponsibilityAddUpAsMinutesDoAndAreCorrectedApart() {
        UUID entry = Ids.next();
        Map<String, Object> work = entry(9_600, 20);
        work.put("id", entry);
        work.put("month", "2025-04");
        work.put("grade", 300);
        work.put("responsibility", 5);
        coop.post("/work-entries", work).then().statusCode(201).body("grade", equalTo(300));
        day("2025-04-30", 60, 1).then().statusCode(201).body("grade", nullValue());
        work.put("minutes", 9_600);
        work.put("period", "2025-04");
        work.put("reason", "等級の誤記");
        work.keySet().retainAll(Set.of("period", "minutes", "days", "reason"));
        work.put("grade", 280);

        coop.post("/work-entries/" + entry + "/corrections", work)
                .then()
                .statusCode(201)
                .body("minutes", equalTo(0))
                .body("grade", equalTo(-20))
                .body("responsibility", nullValue());

        coop.get("/work-totals?by=MEMBER&from=2025-04&to=2025-04")
                .then()
                .body("items.minutes", contains(9_660))
                .body("items.grade", contains(280))
                .body("items.responsibility", contains(5));
        close("2025-04", "2025-05-08").then().body("grade", equalTo(280));
        work.put("grade", 1_000_001);
        coop.post("/work-entries/" + entry + "/corrections", work).then().statusCode(400);
    }

    @Test
    void plansNeverCountAndAPlanIsReplacedOnce() {
        UUID first = Ids.next();
        plan(first, null, 9_600).then().statusCode(201).body("period", equalTo("2025-04"));
        plan(first, null, 9_600).then().statusCode(409).body("code", equalTo("work-plan-exists"));
        plan(Ids.next(), first, 9_000).then().statusCode(201);
        plan(Ids.next(), first, 8_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("work-plan-replaced"));
        plan(Ids.next(), Ids.next(), 8_000)
                .then()
                .statusCode(404)
                .body("code", equalTo("work-plan-not-found"));

        coop.get("/work-plans?period=2025-04").then().body("items.minutes", contains(9_000));
        coop.get("/work-totals?by=PERIOD&kind=PLAN&from=2025-04&to=2025-04")
                .then()
                .body("items.minutes", contains(9_000));
        coop.get("/work-totals?by=PERIOD&from=2025-04&to=2025-04").then().body("items", hasSize(0));
        close("2025-04", "2025-05-08").then().body("minutes", equalTo(0));
    }

    @Test
    void aMonthIsClosedWhenSomebodyElseHasApprovedItsWork() {
        coop.get("/work-settings").then().body("approval", equalTo("AUTOMATIC"));
        coop.post("/work-settings", Map.of("approval", "REQUIRED")).then().statusCode(200);
        coop.get("/work-settings").then().body("approval", equalTo("REQUIRED"));
        UUID entry = Ids.next();
        month(entry, "2025-04", 9_600, 20);
        month(Ids.next(), "2025-04", 60, 1);

        approve(coop.director(), Map.of())
                .then()
                .statusCode(200)
                .body("approved", equalTo(0))
                .body("own", equalTo(2))
                .body("open", equalTo(2));
        close("2025-04", "2025-05-08")
                .then()
                .statusCode(409)
                .body("code", equalTo("work-not-approved"));
        String other = coop.tokens().role("clerk").subject("another").bearer();
        approve(other, Map.of("recordedUpTo", "2025-01-01T00:00:00Z"))
                .then()
                .body("approved", equalTo(0))
                .body("open", equalTo(2));
        approve(other, Map.of("siteId", Ids.next())).then().body("approved", equalTo(0));
        approve(other, Map.of("memberId", member, "siteId", site))
                .then()
                .body("approved", equalTo(2))
                .body("own", equalTo(0))
                .body("open", equalTo(0));
        coop.get("/work-entries/" + entry).then().body("approvedAt", notNullValue());
        correct(entry, "2025-04", 9_000, 20).then().statusCode(201);
        close("2025-04", "2025-05-08").then().statusCode(409);
        approve(other, Map.of()).then().body("approved", equalTo(1));

        close("2025-04", "2025-05-08").then().statusCode(200);
        approve(other, Map.of()).then().statusCode(409).body("code", equalTo("period-closed"));
    }

    @Test
    void theDatabaseKeepsClosedMonthsAndForeignApprovalsToo() throws SQLException {
        UUID entry = Ids.next();
        month(entry, "2025-04", 9_600, 20);
        close("2025-04", "2025-05-08");
        month(Ids.next(), "2025-05", 60, 1);
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");
            Savepoint before = app.setSavepoint();

            assertThatThrownBy(() ->
                            statement.execute(
                                    "insert into work_entry (tenant_id, entry_id, member_id,"
                                            + " site_id, period, minutes, days, recorded_at)"
                                            + " select tenant_id, gen_random_uuid(), member_id,"
                                            + " site_id, period, 1, 1, now() from work_entry"))
                    .hasMessageContaining("period 2025-04 is closed");
            app.rollback(before);
            assertThatThrownBy(() ->
                            statement.execute(
                                    "insert into work_entry (tenant_id, entry_id, member_id,"
                                            + " site_id, period, minutes, days, recorded_at)"
                                            + " select tenant_id, gen_random_uuid(),"
                                            + " gen_random_uuid(), site_id, period, 1, 1, now()"
                                            + " from work_entry where period = '2025-05'"))
                    .hasMessageContaining("work is of a member, an applicant or a worker");
            app.rollback(before);
            assertThatThrownBy(() ->
                            statement.execute(
                                    "insert into work_approval select tenant_id, entry_id,"
                                            + " recorded_by, now() from work_entry"))
                    .hasMessageContaining("approved by whoever recorded it");
        }
    }

    private Response approve(String token, Map<String, Object> which) {
        return Coop.posting(token, Coop.key())
                .body(which)
                .post(coop.path("/work-periods/2025-04/approval"));
    }

    private Response plan(UUID id, @Nullable UUID replaces, int minutes) {
        Map<String, Object> plan = entry(minutes, 20);
        plan.put("id", id);
        plan.put("month", "2025-04");
        plan.put("replaces", replaces);
        return coop.post("/work-plans", plan);
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
