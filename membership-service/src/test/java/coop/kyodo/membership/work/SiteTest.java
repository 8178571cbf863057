package coop.kyodo.membership.work;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SiteTest {

    private final UUID head = Ids.next();
    private final UUID division = Ids.next();
    private final UUID shop = Ids.next();
    private Coop coop;

    @BeforeEach
    void aTree() {
        coop = Coop.registered();
        open(head, "HEAD_OFFICE", null).then().statusCode(201).body("business", contains("配食"));
        open(division, "DIVISION", head).then().statusCode(201);
        open(shop, "ESTABLISHMENT", division).then().statusCode(201);
    }

    @Test
    void aSiteMovesAndIsStillReadWhereItStood() {
        move(shop, head, "2025-10-01")
                .then()
                .statusCode(200)
                .body("parentId", equalTo(head.toString()));
        move(shop, null, "2025-12-01").then().statusCode(200).body("parentId", nullValue());

        parentOn("2025-09-30", division);
        parentOn("2025-10-01", head);
        parentOn("2025-11-30", head);
        parentOn("2025-12-01", null);
        move(shop, head, "2025-12-01")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        move(shop, head, "2999-01-01")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"));
        move(shop, Ids.next(), "2026-01-01").then().statusCode(404);
        move(Ids.next(), head, "2026-01-01").then().statusCode(404);
    }

    @Test
    void aSiteDoesNotComeToStandBelowItself() {
        move(head, shop, "2025-10-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("site-below-itself"))
                .body("errors[0].pointer", equalTo("/parentId"))
                .body(
                        "detail",
                        containsString(head + " < " + shop + " < " + division + " < " + head));
        move(head, head, "2025-10-01").then().statusCode(422);
        UUID annex = Ids.next();
        open(annex, "ESTABLISHMENT", shop).then().statusCode(201);
        move(shop, annex, "2025-10-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("site-below-itself"));
        move(annex, division, "2025-10-01").then().statusCode(200);
        move(shop, annex, "2025-10-01").then().statusCode(200);
    }

    @Test
    void theDatabaseKeepsTheTreeToo() throws SQLException {
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");

            assertThatThrownBy(() ->
                            statement.execute(
                                    "update site set parent_id = '%s' where site_id = '%s'"
                                            .formatted(shop, head)))
                    .hasMessageContaining("below itself");
        }
    }

    @Test
    void aSiteIsClosedAfterThoseBelowItAndTakesNoWorkAfterItsLastDay() {
        UUID member = coop.member(1);
        close(division, "2025-09-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("site-not-empty"));
        close(shop, "2024-03-31").then().statusCode(400).body("code", equalTo("date-too-early"));
        close(shop, "2025-09-30").then().statusCode(200).body("closedOn", equalTo("2025-09-30"));
        close(shop, "2025-09-30").then().statusCode(409).body("code", equalTo("site-closed"));
        close(division, "2025-09-30").then().statusCode(200);

        work(member, "date", "2025-09-30").then().statusCode(201);
        work(member, "date", "2025-10-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("site-not-open"));
        work(member, "month", "2025-09").then().statusCode(201);
        work(member, "month", "2025-10").then().statusCode(409);
        work(member, "month", "2024-03").then().statusCode(409);
    }

    @Test
    void workStaysWithWhatTheSiteStoodBelowWhenItsMonthEnded() {
        UUID worker = coop.member(1);
        for (String month : List.of("2025-09", "2025-10")) {
            coop.post(
                            "/work-entries",
                            Map.of(
                                    "memberId", worker,
                                    "siteId", shop,
                                    "month", month,
                                    "minutes", 60,
                                    "days", 1))
                    .then()
                    .statusCode(201);
        }
        move(shop, head, "2025-10-31").then().statusCode(200);

        totals("2025-09", division, 60);
        totals("2025-10", division, null);
        totals("2025-10", head, 60);
    }

    private void totals(String month, UUID above, @Nullable Integer minutes) {
        coop.get("/work-totals?by=SITE_TREE&from=" + month + "&to=" + month)
                .then()
                .statusCode(200)
                .body("items.find { it.key == '" + above + "' }?.minutes", equalTo(minutes));
    }

    private void parentOn(String day, @Nullable UUID parent) {
        coop.get("/sites?asOf=" + day)
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.siteId == '" + shop + "' }.parentId",
                        parent == null ? nullValue() : equalTo(parent.toString()));
    }

    private Response open(UUID id, String kind, @Nullable UUID parent) {
        Map<String, Object> site = new HashMap<>();
        site.put("id", id);
        site.put("name", kind);
        site.put("kind", kind);
        site.put("parentId", parent);
        site.put("business", new String[] {"配食"});
        site.put("openedOn", "2024-04-01");
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

    private Response work(UUID member, String field, String when) {
        return coop.post(
                "/work-entries",
                Map.of("memberId", member, "siteId", shop, field, when, "minutes", 60, "days", 1));
    }
}
