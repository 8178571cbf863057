package coop.kyodo.membership.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One of four members is placed from 2025-04-10 on, under a contract, and an employee works beside
/// them from 2025-05-01 on; an hour later it turns out that some of it was noted wrongly.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectionTest {

    private Coop coop;
    private UUID member;
    private UUID site;
    private UUID placement;
    private UUID term;
    private UUID worker;
    private Instant before;

    @BeforeEach
    void whatWasNotedWrongly() {
        Time time = Time.on("2026-04-10");
        coop = Coop.withMembers(3, 1);
        member = coop.member(1);
        site = coop.site();
        placement = Ids.next();
        term = Ids.next();
        worker = Ids.next();
        coop.post(
                        "/members/" + member + "/placements",
                        noted(placement, placed("調理", "2025-04-10")))
                .then()
                .statusCode(201)
                .body("corrected", nullValue());
        coop.post(
                        "/members/" + member + "/labour-terms",
                        noted(term, terms("CONTRACT", "2025-04-10", null)))
                .then()
                .statusCode(201);
        coop.post("/workers", noted(worker, working("EMPLOYEE", "2025-05-01", null)))
                .then()
                .statusCode(201);
        before = time.instant();
        time.pass(Duration.ofHours(1));
    }

    @Test
    void aPlacementIsWhatItShouldHaveBeenAndWasKnownAsItWasNoted() {
        UUID other = coop.site();
        Map<String, Object> right = placed("配達", "2025-06-10");
        right.put("siteId", other);
        right.put("to", "2025-09-30");
        right.put("supported", true);

        correctPlacement(right)
                .then()
                .statusCode(200)
                .body("placementId", equalTo(placement.toString()))
                .body("role", equalTo("配達"))
                .body("corrected", nullValue());

        on("2025-06-09", null).then().body("items", hasSize(0));
        on("2025-06-10", null)
                .then()
                .body("items.siteId", contains(other.toString()))
                .body("items.supported", contains(true));
        on("2025-10-01", null).then().body("items", hasSize(0));
        on("2025-06-09", before)
                .then()
                .body("items.siteId", contains(site.toString()))
                .body("items.role", contains("調理"))
                .body("items.corrected.reason", contains("取り違え"))
                .body("items.corrected.correctedAt", contains("2026-04-09T16:00:00Z"));
        coop.get("/members/" + member + "/placements").then().body("items.role", contains("配達"));
        coop.get("/members/" + member + "/placements?to=2025-06-09&knownAt=" + before)
                .then()
                .body("items.role", contains("調理"));
    }

    @Test
    void whatIsCorrectedEndsAndIsCorrectedAgain() {
        correctPlacement(placed("配達", "2025-06-10")).then().statusCode(200);
        coop.post(
                        "/members/" + member + "/placements/" + placement + "/end",
                        Map.of("to", "2025-12-31"))
                .then()
                .statusCode(200)
                .body("role", equalTo("配達"))
                .body("to", equalTo("2025-12-31"));
        correctPlacement(placed("配達", "2025-06-11")).then().statusCode(200).body("to", nullValue());
        strike("/members/" + member + "/placements/" + placement).then().statusCode(200);

        assertThat(Told.of(coop, "placement-changed"))
                .extracting(
                        event -> event.path("sequence").asText(),
                        event -> event.at("/data/from").asText(),
                        event -> event.at("/data/to").asText(),
                        event -> event.at("/data/struck").asBoolean())
                .containsExactly(
                        tuple("1", "2025-04-10", "", false),
                        tuple("2", "2025-06-10", "", false),
                        tuple("3", "2025-06-10", "2025-12-31", false),
                        tuple("4", "2025-06-11", "", false),
                        tuple("5", "2025-06-11", "", true));
        coop.verified();
    }

    @Test
    void whatIsStruckWasOnlyKnownBefore() {
        strike("/members/" + member + "/placements/" + placement)
                .then()
                .statusCode(200)
                .body("role", equalTo("調理"))
                .body("corrected.reason", equalTo("別人"));

        on("2025-06-10", null).then().body("items", hasSize(0));
        on("2025-06-10", before).then().body("items.role", contains("調理"));
        strike("/members/" + member + "/placements/" + placement)
                .then()
                .statusCode(404)
                .body("code", equalTo("placement-not-found"));
        coop.post(
                        "/members/" + member + "/placements/" + placement + "/end",
                        Map.of("to", "2025-12-31"))
                .then()
                .statusCode(404);
        coop.post("/members/" + member + "/placements", noted(placement, placed("x", "2025-06-10")))
                .then()
                .statusCode(409)
                .body("code", equalTo("engagement-exists"));
    }

    @Test
    void aCorrectionSaysOneThingAndSomethingElse() {
        String path = "/members/" + member + "/placements/" + placement + "/corrections";
        coop.post(path, Map.of("reason", "x"))
                .then()
                .statusCode(400)
                .body("code", equalTo("corrected-or-struck"));
        Map<String, Object> both = correction(placed("配達", "2025-04-10"));
        both.put("struck", true);
        coop.post(path, both).then().statusCode(400).body("code", equalTo("corrected-or-struck"));
        correctPlacement(placed("調理", "2025-04-10"))
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-correct"));
        coop.post("/members/" + coop.member(1) + "/placements/" + placement + "/corrections", both)
                .then()
                .statusCode(404);
        Map<String, Object> backwards = placed("調理", "2025-04-10");
        backwards.put("to", "2025-04-09");
        correctPlacement(backwards).then().statusCode(400).body("code", equalTo("date-too-early"));
    }

    @Test
    void aPlacementIsCorrectedToWhatIsPossible() {
        UUID closing = coop.site();
        coop.post("/sites/" + closing + "/closing", Map.of("closedOn", "2025-12-31"))
                .then()
                .statusCode(200);
        Map<String, Object> right = placed("調理", "2025-04-10");
        right.put("siteId", closing);
        correctPlacement(right).then().statusCode(409).body("code", equalTo("site-not-open"));
        right.put("to", "2025-12-31");
        correctPlacement(right).then().statusCode(200);
        coop.ended(member, "DEATH", "2026-01-10").then().statusCode(200);

        correctPlacement(placed("調理", "2026-01-11"))
                .then()
                .statusCode(409)
                .body("code", equalTo("member-died"));
        correctPlacement(placed("調理", "2026-01-10")).then().statusCode(200);
    }

    @Test
    void aSiteClosesWhereWhatIsOnRecordWasStruck() {
        Map<String, String> closing = Map.of("closedOn", "2025-12-31");
        strike("/members/" + member + "/placements/" + placement).then().statusCode(200);
        coop.post("/sites/" + site + "/closing", closing).then().statusCode(409);
        strike("/workers/" + worker).then().statusCode(200);
        coop.post("/sites/" + site + "/closing", closing).then().statusCode(200);
    }

    /// JP-080: the terms of before end on 2025-05-31 and were noted as a contract.
    @Test
    void termsAreCorrectedUpToOthersAndNotIntoThem() {
        coop.post(
                        "/members/" + member + "/labour-terms/" + term + "/end",
                        Map.of("to", "2025-05-31"))
                .then()
                .statusCode(200);
        coop.post("/members/" + member + "/labour-terms", terms("DIRECTOR", "2025-07-01", null))
                .then()
                .statusCode(201);

        correctTerm(terms("EXECUTING", "2025-04-10", "2025-07-01"))
                .then()
                .statusCode(422)
                .body("code", equalTo("labour-terms-overlap"))
                .body("rule", equalTo("JP-080"))
                .body("figures.standing", equalTo("DIRECTOR"))
                .body("figures.from", equalTo("2025-07-01"));
        correctTerm(terms("EXECUTING", "2025-04-10", "2025-06-30")).then().statusCode(200);

        terms(null).then().body("items.kind", contains("EXECUTING", "DIRECTOR"));
        terms(before)
                .then()
                .body("items.kind", contains("CONTRACT"))
                .body("items.to", contains(nullValue()));
        strike("/members/" + member + "/labour-terms/" + term).then().statusCode(200);
        coop.post(
                        "/members/" + member + "/labour-terms",
                        terms("CONTRACT", "2025-04-10", "2025-06-30"))
                .then()
                .statusCode(201);
    }

    /// JP-011 and JP-014, as known before and after.
    @Test
    void theMonitorKnowsWhatWasKnownThen() {
        correctTerm(terms("DIRECTOR", "2025-04-10", null)).then().statusCode(200);
        correctWorker(working("SUPPORTED", "2025-05-01", null)).then().statusCode(200);

        share("JP-014", null, 0, 4);
        share("JP-014", before, 1, 4);
        coop.post("/members/" + coop.member(1) + "/placements", placed("清掃", "2025-05-01"))
                .then()
                .statusCode(201);
        share("JP-011", null, 2, 2);
        share("JP-011", before, 1, 2);
        strike("/members/" + member + "/placements/" + placement).then().statusCode(200);
        share("JP-011", null, 1, 1);
        share("JP-011", before, 1, 2);
    }

    @Test
    void aBusinessReportCountsWhoWasThereAfterAll() {
        staff(1, 1);
        strike("/workers/" + worker).then().statusCode(200);
        strike("/members/" + member + "/labour-terms/" + term).then().statusCode(200);
        staff(0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01, 2025-08-01, true",
        "2025-06-02, 2025-08-01, false",
        "2025-06-01, 2025-07-31, false",
        "2025-05-01, , true"
    })
    void aWorkerWorksOnTheDaysOfTheWorkOnRecord(
            String from, @Nullable String to, boolean possible) {
        work("date", "2025-06-01").then().statusCode(201);
        work("month", "2025-08").then().statusCode(201);

        Response answer = correctWorker(working("SUPPORTED", from, to));

        answer.then().statusCode(possible ? 200 : 409);
        if (!possible) {
            answer.then()
                    .body("code", equalTo("work-on-record"))
                    .body("detail", containsString(from));
        }
    }

    @Test
    void aWorkerIsStruckWhenTheirWorkIsCorrectedToNothing() {
        String entry = work("date", "2025-06-01").then().statusCode(201).extract().path("entryId");
        strike("/workers/" + worker)
                .then()
                .statusCode(409)
                .body("code", equalTo("work-on-record"))
                .body("detail", containsString("2025-06-01"));
        coop.post(
                        "/work-entries/" + entry + "/corrections",
                        Map.of("period", "2025-06", "minutes", 0, "days", 0, "reason", "別人"))
                .then()
                .statusCode(201);

        strike("/workers/" + worker).then().statusCode(200);

        work("date", "2025-06-01").then().statusCode(404);
        coop.get("/workers?asOf=2025-06-01").then().body("items", hasSize(0));
        coop.get("/workers?asOf=2025-06-01&knownAt=" + before)
                .then()
                .body("items.reference", contains("P-017"));
    }

    @Test
    void theDatabaseKeepsOneFactOfEachAtATime() throws SQLException {
        correctPlacement(placed("配達", "2025-06-10")).then().statusCode(200);
        try (Connection app = Db.asApp();
                Statement sql = app.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");
            String copy =
                    "insert into %1$s (tenant_id, %2$s, member_id, site_id, role, from_on, recorded_at,"
                            + " turn) select tenant_id, %2$s, member_id, site_id, role, from_on,"
                            + " recorded_at + interval '%3$s', turn + 1 from %1$s where turn = 1";
            assertThatThrownBy(() -> sql.execute(copy.formatted("placement", "placement_id", "0h")))
                    .hasMessageContaining("follows what it corrects");
            assertThatThrownBy(() ->
                            sql.execute("update placement set to_on = '2026-12-31' where turn = 0"))
                    .hasMessageContaining("does not change any more");
            assertThatThrownBy(() ->
                            sql.execute("update placement set corrected_at = null where turn = 0"))
                    .hasMessageContaining("does not change any more");
            assertThatThrownBy(() ->
                            sql.execute("update placement set corrected_at = now() where turn = 1"))
                    .hasMessageContaining("violates check constraint");
        }
    }

    @Test
    void verificationFindsACorrectionThatDoesNotFollow() throws SQLException {
        correctWorker(working("SUPPORTED", "2025-05-01", null)).then().statusCode(200);
        coop.verified();
        try (Connection owner = Db.asOwner();
                Statement sql = owner.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");
            sql.execute(
                    "update worker set recorded_at = recorded_at + interval '1h' where turn = 1");
        }

        String check = "checks.find { it.name == 'engagements-corrected-in-turn' }";
        coop.audit("/verification")
                .then()
                .body(check + ".ok", equalTo(false))
                .body(check + ".faults[0]", containsString("worker " + worker));
    }

    private Map<String, Object> placed(String role, String from) {
        Map<String, Object> placed = new HashMap<>();
        placed.put("siteId", site);
        placed.put("role", role);
        placed.put("from", from);
        return placed;
    }

    private static Map<String, Object> terms(String kind, String from, @Nullable String to) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("kind", kind);
        terms.put("from", from);
        terms.put("to", to);
        return terms;
    }

    private Map<String, Object> working(String kind, String from, @Nullable String to) {
        Map<String, Object> working = terms(kind, from, to);
        working.put("siteId", site);
        working.put("reference", "P-017");
        return working;
    }

    private static Map<String, Object> noted(UUID id, Map<String, Object> what) {
        what.put("id", id);
        return what;
    }

    private static Map<String, Object> correction(Map<String, Object> corrected) {
        return new HashMap<>(Map.of("reason", "取り違え", "corrected", corrected));
    }

    private Response correctPlacement(Map<String, Object> corrected) {
        return coop.post(
                "/members/" + member + "/placements/" + placement + "/corrections",
                correction(corrected));
    }

    private Response correctTerm(Map<String, Object> corrected) {
        return coop.post(
                "/members/" + member + "/labour-terms/" + term + "/corrections",
                correction(corrected));
    }

    private Response correctWorker(Map<String, Object> corrected) {
        return coop.post("/workers/" + worker + "/corrections", correction(corrected));
    }

    private Response strike(String path) {
        return coop.post(path + "/corrections", Map.of("reason", "別人", "struck", true));
    }

    private Response work(String when, String date) {
        return coop.post(
                "/work-entries",
                Map.of("memberId", worker, "siteId", site, when, date, "minutes", 60, "days", 1));
    }

    private Response on(String day, @Nullable Instant knownAt) {
        return coop.get("/placements?asOf=" + day + (knownAt == null ? "" : "&knownAt=" + knownAt));
    }

    private Response terms(@Nullable Instant knownAt) {
        return coop.get(
                "/members/"
                        + member
                        + "/labour-terms"
                        + (knownAt == null ? "" : "?knownAt=" + knownAt));
    }

    private void share(String rule, @Nullable Instant knownAt, int part, int whole) {
        String check = "checks.find { it.rule == '" + rule + "' }";
        coop.audit("/compliance?asOf=2025-06-30" + (knownAt == null ? "" : "&knownAt=" + knownAt))
                .then()
                .statusCode(200)
                .body(check + ".numerator", equalTo(part))
                .body(check + ".denominator", equalTo(whole));
    }

    private void staff(int members, int employees) {
        coop.get("/business-reports/2026-03-31")
                .then()
                .statusCode(200)
                .body("staff.atEnd.membersUnderContract", equalTo(members))
                .body("staff.atEnd.employees", equalTo(employees));
    }
}
