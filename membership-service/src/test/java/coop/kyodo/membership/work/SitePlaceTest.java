package coop.kyodo.membership.work;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.imports.Line;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A head office and a shop below it, both opened on 2024-04-01.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SitePlaceTest {

    private final UUID head = Ids.next();
    private final UUID shop = Ids.next();
    private Coop coop;

    @Inject Work work;

    @BeforeEach
    void aHeadOfficeAndAShop() {
        coop = Coop.registered();
        open(head, "HEAD_OFFICE", null, "2024-04-01").then().statusCode(201);
        open(shop, "ESTABLISHMENT", head, "2024-04-01").then().statusCode(201);
    }

    @Test
    void aDivisionStandsBelowNoEstablishment() {
        UUID division = Ids.next();
        open(division, "DIVISION", shop, "2025-04-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("site-kind-order"))
                .body("errors[0].pointer", equalTo("/parentId"))
                .body("detail", containsString("DIVISION"));
        open(division, "DIVISION", head, "2025-04-01").then().statusCode(201);
        move(division, shop, "2025-10-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("site-kind-order"));
        move(shop, division, "2025-10-01").then().statusCode(200);
    }

    @Test
    void thereIsOneHeadOfficeOnADay() {
        open(Ids.next(), "HEAD_OFFICE", null, "2025-04-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("head-office-exists"))
                .body("detail", containsString("2024-04-01"));
        open(Ids.next(), "HEAD_OFFICE", null, null).then().statusCode(409);
        move(shop, null, "2025-03-01").then().statusCode(200);
        close(head, "2025-03-31").then().statusCode(200);

        open(Ids.next(), "HEAD_OFFICE", null, "2025-03-31")
                .then()
                .statusCode(409)
                .body("detail", containsString("to 2025-03-31"));
        open(Ids.next(), "HEAD_OFFICE", null, "2025-04-01").then().statusCode(201);
    }

    @Test
    void aSiteOpensNoEarlierThanTheOneAboveIt() {
        open(Ids.next(), "ESTABLISHMENT", head, "2024-03-31")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"))
                .body("errors.pointer[0]", equalTo("/openedOn"))
                .body("errors.detail[0]", containsString("2024-04-01"));
        open(Ids.next(), "ESTABLISHMENT", head, "2024-04-01").then().statusCode(201);
    }

    @Test
    void aSiteMovesNoEarlierThanItOrTheOneAboveItOpened() {
        UUID late = Ids.next();
        open(late, "DIVISION", head, "2025-04-01").then().statusCode(201);

        move(shop, late, "2025-03-31")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        move(shop, late, "2025-04-01").then().statusCode(200);
        move(late, null, "2025-03-31").then().statusCode(400);
        move(late, null, "2025-04-01").then().statusCode(200);
    }

    @Test
    void nothingComesToStandBelowASiteThatCloses() {
        UUID division = Ids.next();
        open(division, "DIVISION", head, "2025-04-01").then().statusCode(201);
        close(division, "2025-12-31").then().statusCode(200);

        open(Ids.next(), "ESTABLISHMENT", division, "2025-06-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("site-closed"));
        move(shop, division, "2025-06-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("site-closed"));
    }

    @Test
    void aSiteClosesNoEarlierThanThoseBelowIt() {
        close(shop, "2025-09-30").then().statusCode(200);

        close(head, "2025-09-29").then().statusCode(409).body("code", equalTo("site-not-empty"));
        close(head, "2025-09-30").then().statusCode(200);
    }

    @Test
    void aSiteClosesNoEarlierThanTheLastWorkThere() {
        UUID entry = work("date", "2025-09-29");

        close(shop, "2025-09-28")
                .then()
                .statusCode(409)
                .body("code", equalTo("site-in-use"))
                .body("detail", containsString("2025-09-29"));
        coop.post(
                        "/work-entries/" + entry + "/corrections",
                        Map.of("period", "2025-10", "minutes", 0, "days", 0, "reason", "誤記"))
                .then()
                .statusCode(201);
        close(shop, "2025-09-28").then().statusCode(200);
    }

    @Test
    void workThatWasCorrectedToNothingDoesNotComeBackToASiteThatClosedBefore() {
        UUID later = work("date", "2025-09-29");
        UUID last = work("date", "2025-09-28");
        correct(later, 0).then().statusCode(201);
        correct(last, 0).then().statusCode(201);
        close(shop, "2025-09-28").then().statusCode(200);

        correct(later, 30)
                .then()
                .statusCode(409)
                .body("code", equalTo("site-not-open"))
                .body("detail", containsString("to 2025-09-28"));
        correct(last, 30).then().statusCode(201);
    }

    @Test
    void aClosingWaitsForTheWorkThatIsBeingRecordedThere() {
        RecordWork.Request request = request(coop.member(1), "2025-09-29");

        assertClosingWaitsFor(tx -> RecordWork.record(tx, "recorder", request));
    }

    @Test
    void aClosingWaitsForTheWorkThatIsBeingImportedThere() {
        List<Line<RecordWork.Request>> lines =
                List.of(new Line<>(1, request(coop.member(1), "2025-09-29")));

        assertClosingWaitsFor(tx -> new ImportWork(Ids.next(), "recorder").take(tx, lines));
    }

    @Test
    void aSiteMayCloseOnTheDayOfTheLastWorkThere() {
        work("date", "2025-09-29");

        close(shop, "2025-09-29").then().statusCode(200);
    }

    @Test
    void aMonthsWorkMayBeDoneOnTheFirstOfItsDays() {
        work("month", "2025-09");

        close(shop, "2025-08-31").then().statusCode(409).body("code", equalTo("site-in-use"));
        close(shop, "2025-09-01").then().statusCode(200);
    }

    @Test
    void aSiteClosesOncePlacementsThereHaveAnEndByThen() {
        UUID member = coop.member(1);
        UUID placement = Ids.next();
        place(member, placement, "2025-04-10", null).then().statusCode(201);

        close(shop, "2025-09-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("site-in-use"))
                .body("detail", containsString("from 2025-04-10"));
        coop.post(
                        "/members/" + member + "/placements/" + placement + "/end",
                        Map.of("to", "2025-09-30"))
                .then()
                .statusCode(200);
        close(shop, "2025-09-29").then().statusCode(409);
        close(shop, "2025-09-30").then().statusCode(200);

        place(member, Ids.next(), "2025-04-10", "2025-10-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("site-not-open"));
        place(member, Ids.next(), "2025-04-10", null).then().statusCode(409);
        place(member, Ids.next(), "2025-04-10", "2025-09-30").then().statusCode(201);
    }

    @Test
    void aSiteClosesNoEarlierThanThePlansForIt() {
        UUID member = coop.member(1);
        UUID plan = Ids.next();
        plan(member, plan, "2025-09-30", 60, null).then().statusCode(201);

        close(shop, "2025-09-29")
                .then()
                .statusCode(409)
                .body("code", equalTo("site-in-use"))
                .body("detail", containsString("planned there of 2025-09-30"));
        plan(member, Ids.next(), "2025-09-30", 0, plan).then().statusCode(201);
        close(shop, "2025-09-29").then().statusCode(200);

        plan(member, Ids.next(), "2025-09-30", 60, null)
                .then()
                .statusCode(409)
                .body("code", equalTo("site-not-open"));
        plan(member, Ids.next(), "2025-09-29", 60, null).then().statusCode(201);
    }

    @Test
    void aSiteMayCloseOnTheDayOfTheLastPlan() {
        plan(coop.member(1), Ids.next(), "2025-09-30", 60, null).then().statusCode(201);

        close(shop, "2025-09-30").then().statusCode(200);
    }

    @Test
    void aSiteThatClosedMovesNoMore() {
        close(shop, "2025-09-30").then().statusCode(200);

        move(shop, null, "2025-10-01").then().statusCode(409).body("code", equalTo("site-closed"));
        move(shop, null, "2025-09-30").then().statusCode(200);
    }

    @Test
    void aSiteClosesOnceWorkersThereHaveAnEndByThen() {
        UUID worker = Ids.next();
        Map<String, Object> employee =
                Map.of(
                        "id", worker,
                        "siteId", shop,
                        "kind", "EMPLOYEE",
                        "reference", "P-017",
                        "from", "2025-04-10");
        coop.post("/workers", employee).then().statusCode(201);

        close(shop, "2025-09-30").then().statusCode(409).body("code", equalTo("site-in-use"));
        coop.post("/workers/" + worker + "/end", Map.of("to", "2025-09-30")).then().statusCode(200);
        close(shop, "2025-09-29").then().statusCode(409).body("code", equalTo("site-in-use"));
        close(shop, "2025-09-30").then().statusCode(200);
        Map<String, Object> another = new HashMap<>(employee);
        another.put("id", Ids.next());
        coop.post("/workers", another)
                .then()
                .statusCode(409)
                .body("code", equalTo("site-not-open"));
    }

    /// Does something at the shop, and has it closed for a day before while that is not yet
    /// committed.
    private void assertClosingWaitsFor(Consumer<Tx> use) {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Response> closing =
                    work.write(
                            coop.id(),
                            tx -> {
                                use.accept(tx);
                                return Together.heldUp(threads, () -> close(shop, "2025-09-28"));
                            });
            closing.join().then().statusCode(409).body("code", equalTo("site-in-use"));
        }
    }

    private RecordWork.Request request(UUID member, String date) {
        return new RecordWork.Request(
                Ids.next(), member, shop, LocalDate.parse(date), null, 60, 1, null, null);
    }

    private Response correct(UUID entry, int minutes) {
        return coop.post(
                "/work-entries/" + entry + "/corrections",
                Map.of(
                        "period",
                        "2025-10",
                        "minutes",
                        minutes,
                        "days",
                        minutes == 0 ? 0 : 1,
                        "reason",
                        "誤記"));
    }

    private Response open(UUID id, String kind, @Nullable UUID parent, @Nullable String openedOn) {
        Map<String, Object> site = new HashMap<>();
        site.put("id", id);
        site.put("name", kind);
        site.put("kind", kind);
        site.put("parentId", parent);
        site.put("openedOn", openedOn);
        return coop.post("/sites", site);
    }

    private Response move(UUID site, @Nullable UUID parent, String on) {
        Map<String, Object> move = new HashMap<>();
        move.put("parentId", parent);
        move.put("effectiveOn", on);
        return coop.post("/sites/" + site + "/moves", move);
    }

    private Response close(UUID site, String on) {
        return coop.post("/sites/" + site + "/closing", Map.of("closedOn", on));
    }

    private Response place(UUID member, UUID id, String from, @Nullable String to) {
        Map<String, Object> placement = new HashMap<>();
        placement.put("id", id);
        placement.put("siteId", shop);
        placement.put("role", "調理");
        placement.put("from", from);
        placement.put("to", to);
        return coop.post("/members/" + member + "/placements", placement);
    }

    private Response plan(UUID member, UUID id, String date, int minutes, @Nullable UUID replaces) {
        Map<String, Object> plan = new HashMap<>();
        plan.put("id", id);
        plan.put("memberId", member);
        plan.put("siteId", shop);
        plan.put("date", date);
        plan.put("minutes", minutes);
        plan.put("days", 0);
        plan.put("replaces", replaces);
        return coop.post("/work-plans", plan);
    }

    private UUID work(String field, String when) {
        UUID entry = Ids.next();
        Map<String, Object> work = new HashMap<>();
        work.put("id", entry);
        work.put("memberId", coop.member(1));
        work.put("siteId", shop);
        work.put(field, when);
        work.put("minutes", 60);
        work.put("days", 1);
        coop.post("/work-entries", work).then().statusCode(201);
        return entry;
    }
}
