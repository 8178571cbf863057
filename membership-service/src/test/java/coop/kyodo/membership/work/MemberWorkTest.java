package coop.kyodo.membership.work;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two members with work in April, May and June; each sees their own and nothing else.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class MemberWorkTest {

    private static final List<String> LISTS =
            List.of("/placements", "/labour-terms", "/work-entries", "/work-plans");

    private Coop coop;
    private UUID one;
    private UUID two;
    private UUID site;

    @BeforeEach
    void twoMembersAtWork() {
        coop = Coop.registered();
        one = coop.member(1);
        two = coop.member(1);
        site = coop.site();
        for (UUID member : List.of(one, two)) {
            List.of("2025-04", "2025-05", "2025-06").forEach(month -> works(member, month));
            engaged(member, "2025-04-10", "2025-05-31");
            engaged(member, "2025-06-01", null);
        }
    }

    @Test
    void aMemberReadsTheirOwnWork() {
        read(one, "/work-entries")
                .then()
                .statusCode(200)
                .body("items.period", contains("2025-04", "2025-05", "2025-06"))
                .body("items.memberId", hasItem(one.toString()))
                .body("items[0].approvedAt", nullValue());
        read(one, "/work-plans").then().statusCode(200).body("items", hasSize(3));
        read(one, "/placements").then().statusCode(200).body("items", hasSize(2));
        read(one, "/labour-terms").then().statusCode(200).body("items", hasSize(2));

        Coop.posting(coop.tokens().role("clerk").subject("another").bearer(), Coop.key())
                .body(Map.of())
                .post(coop.path("/work-periods/2025-04/approval"))
                .then()
                .statusCode(200);
        read(one, "/work-entries?to=2025-04")
                .then()
                .body("items", hasSize(1))
                .body("items[0].approvedAt", notNullValue());
    }

    @Test
    void nobodyReadsAnothersWork() {
        for (String list : LISTS) {
            as(own(one), "/members/" + two + list)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("member-not-found"));
            as(own(one), "/members/" + Ids.next() + list).then().statusCode(404);
            as(coop.tokens().role("member").bearer(), "/members/" + one + list)
                    .then()
                    .statusCode(404);
            as(
                            Coop.registered().tokens().role("member").member(one).bearer(),
                            "/members/" + one + list)
                    .then()
                    .statusCode(404);
        }
        for (String all : List.of("/work-entries", "/work-plans", "/placements")) {
            as(own(one), all).then().statusCode(403);
        }
    }

    @Test
    void itTakesTheScopeAndAToken() {
        String bare = coop.tokens().role("member").member(one).scopes("membership:read").bearer();
        for (String list : LISTS) {
            as(bare, "/members/" + one + list)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("scope-missing"));
            given().get(coop.path("/members/" + one + list)).then().statusCode(401);
        }
    }

    @Test
    void aStretchOfMonthsIncludesItsEnds() {
        for (String list : List.of("/work-entries", "/work-plans")) {
            read(one, list + "?from=2025-05").then().body("items", hasSize(2));
            read(one, list + "?from=2025-05&to=2025-05")
                    .then()
                    .body("items.period", contains("2025-05"));
            read(one, list + "?from=2025-07").then().body("items", hasSize(0));
            read(one, list + "?to=2025-03").then().body("items", hasSize(0));
            read(one, list + "?from=May").then().statusCode(400);
        }
    }

    @Test
    void aStretchOfDaysTakesWhatHoldsOnOneOfThem() {
        for (String list : List.of("/placements", "/labour-terms")) {
            read(one, list + "?from=2025-05-31&to=2025-05-31")
                    .then()
                    .body("items.from", contains("2025-04-10"));
            read(one, list + "?from=2025-06-01").then().body("items.from", contains("2025-06-01"));
            read(one, list + "?to=2025-04-10").then().body("items.from", contains("2025-04-10"));
            read(one, list + "?to=2025-04-09").then().body("items", hasSize(0));
            read(one, list + "?from=2025-05-31&to=2025-06-01").then().body("items", hasSize(2));
        }
    }

    @Test
    void listsComeInPages() {
        for (String list : LISTS) {
            int all = list.startsWith("/work") ? 3 : 2;
            String next =
                    read(one, list + "?limit=1")
                            .then()
                            .body("items", hasSize(1))
                            .body("next", notNullValue())
                            .extract()
                            .path("next");
            read(one, list + "?cursor=" + next)
                    .then()
                    .body("items", hasSize(all - 1))
                    .body("next", nullValue());
            read(one, list + "?cursor=bm90aGluZw").then().statusCode(400);
        }
    }

    @Test
    void theClerkReadsEverybodysOneByOne() {
        for (String list : LISTS) {
            coop.get("/members/" + two + list).then().statusCode(200);
            coop.get("/members/" + Ids.next() + list).then().statusCode(404);
        }
    }

    private void works(UUID member, String month) {
        Map<String, Object> work = new HashMap<>();
        work.put("memberId", member);
        work.put("siteId", site);
        work.put("month", month);
        work.put("minutes", 600);
        work.put("days", 10);
        coop.post("/work-entries", work).then().statusCode(201);
        coop.post("/work-plans", work).then().statusCode(201);
    }

    private void engaged(UUID member, String from, @Nullable String to) {
        Map<String, Object> placement = new HashMap<>();
        placement.put("siteId", site);
        placement.put("role", "調理");
        placement.put("from", from);
        Map<String, Object> terms = new HashMap<>();
        terms.put("kind", "CONTRACT");
        terms.put("from", from);
        if (to != null) {
            placement.put("to", to);
            terms.put("to", to);
        }
        coop.post("/members/" + member + "/placements", placement).then().statusCode(201);
        coop.post("/members/" + member + "/labour-terms", terms).then().statusCode(201);
    }

    private String own(UUID member) {
        return coop.tokens().role("member").member(member).bearer();
    }

    private Response read(UUID member, String list) {
        return as(own(member), "/members/" + member + list);
    }

    private Response as(String token, String path) {
        return given().auth().oauth2(token).get(coop.path(path));
    }
}
