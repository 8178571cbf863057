package coop.kyodo.membership;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What others hear: published once each, as the schemas say, with growing sequences.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class EventsTest {

    private static final String TYPE = "coop.kyodo.membership.";

    private final EventSchemas schemas = EventSchemas.of("membership-service");

    @Test
    void theExamplesFitTheirSchemas() {
        schemas.validateExamples();
    }

    @Test
    void aMembersLifeIsTold() {
        Coop coop = Coop.withMembers(5, 2);
        UUID member = coop.accepted(2);
        coop.pay(member, 40_000, "2025-04-10").then().statusCode(201);
        coop.pay(member, 60_000, "2025-05-10").then().statusCode(201);
        coop.subscribe(member, 1).then().statusCode(201);
        coop.pay(member, 50_000, "2025-08-01").then().statusCode(201);
        coop.giveNotice(member, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 13_000_000).then().statusCode(201);
        coop.post(
                        "/members/" + member + "/refund-payment",
                        Map.of("paidOn", "2026-06-30", "reference", "refund"))
                .then()
                .statusCode(201);

        Events.await(TYPE + "capital-refunded.v1", member);
        List<JsonNode> told = about(member);

        assertThat(told)
                .extracting(event -> event.path("type").asText())
                .containsExactly(
                        TYPE + "membership-applied-for.v1",
                        TYPE + "applicant-accepted.v1",
                        TYPE + "deposit-changed.v1",
                        TYPE + "member-admitted.v1",
                        TYPE + "capital-paid-in.v1",
                        TYPE + "capital-subscribed.v1",
                        TYPE + "capital-paid-in.v1",
                        TYPE + "withdrawal-notice-changed.v1",
                        TYPE + "member-left.v1",
                        TYPE + "capital-reduced.v1",
                        TYPE + "refund-claims-changed.v1",
                        TYPE + "refund-claims-changed.v1",
                        TYPE + "capital-refunded.v1");
        assertThat(told)
                .extracting(event -> event.path("sequence").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        told.forEach(schemas::validate);
        JsonNode paidIn = told.get(4).path("data");
        assertThat(paidIn.at("/amount/amount").asText()).isEqualTo("100000");
        assertThat(paidIn.at("/cooperative/units").asLong()).isEqualTo(12);
        assertThat(paidIn.at("/cooperative/paidIn/amount").asText()).isEqualTo("600000");
        assertThat(paidIn.path("countsFrom")).isEqualTo(paidIn.path("effectiveOn"));
        JsonNode reduced = told.get(9).path("data");
        assertThat(reduced.path("countsFrom").asText()).isEqualTo("2026-04-01");
        assertThat(reduced.at("/member/units").asLong()).isZero();
        assertThat(reduced.at("/cooperative/subscribed/amount").asText()).isEqualTo("500000");
    }

    @Test
    void aCoopAndItsArticlesAreTold() {
        Coop coop = Coop.registered();

        JsonNode registered = Events.await(TYPE + "cooperative-registered.v1", coop.id());

        schemas.validate(registered);
        assertThat(registered.path("cooperative").asText()).isEqualTo(coop.id().toString());

        coop.changeArticles("2026-07-01", Coop.articles()).then().statusCode(201);
        JsonNode changed = Events.await(TYPE + "articles-changed.v1", coop.id());
        schemas.validate(changed);
        assertThat(changed.path("sequence").asLong()).isEqualTo(2);
    }

    @Test
    void aClosedMonthIsToldWithTotalsPerMember() {
        Coop coop = Coop.registered();
        UUID member = coop.member(1);
        UUID site = coop.site();
        coop.post(
                        "/work-entries",
                        Map.of(
                                "id",
                                Ids.next(),
                                "memberId",
                                member,
                                "siteId",
                                site,
                                "month",
                                "2025-04",
                                "minutes",
                                9_600,
                                "days",
                                20))
                .then()
                .statusCode(201);
        coop.post("/work-periods/2025-04/closing", Map.of("closedOn", "2025-05-08"))
                .then()
                .statusCode(200);

        JsonNode closed =
                Events.eventually(
                                "the closed month",
                                () ->
                                        Events.ofType(TYPE + "work-period-closed.v1").stream()
                                                .filter(event -> isOf(event, coop))
                                                .toList(),
                                events -> !events.isEmpty())
                        .getFirst();

        schemas.validate(closed);
        assertThat(closed.at("/data/totals/0/memberId").asText()).isEqualTo(member.toString());
        assertThat(closed.at("/data/totals/0/minutes").asLong()).isEqualTo(9_600);
    }

    @Test
    void theTotalsOfManyAreToldInPages() {
        Coop coop = Coop.withMembers(4, 1);
        UUID site = coop.site();
        List<String> members = coop.get("/members").path("items.memberId");
        for (String member : members) {
            coop.post(
                            "/work-entries",
                            Map.of(
                                    "memberId",
                                    member,
                                    "siteId",
                                    site,
                                    "month",
                                    "2025-04",
                                    "minutes",
                                    600,
                                    "days",
                                    10))
                    .then()
                    .statusCode(201);
        }
        coop.post("/work-periods/2025-04/closing", Map.of("closedOn", "2025-05-08"))
                .then()
                .statusCode(200);

        List<JsonNode> pages =
                Events.eventually(
                        "both pages",
                        () ->
                                Events.ofType(TYPE + "work-period-closed.v1").stream()
                                        .filter(event -> isOf(event, coop))
                                        .toList(),
                        events -> events.size() == 2);

        pages.forEach(schemas::validate);
        assertThat(pages)
                .extracting(
                        page -> page.at("/data/page").asInt(),
                        page -> page.path("sequence").asInt(),
                        page -> page.at("/data/totals").size())
                .containsExactly(tuple(1, 1, 3), tuple(2, 2, 1));
        assertThat(pages).allMatch(page -> page.at("/data/pages").asInt() == 2);
        assertThat(pages).allMatch(page -> page.at("/data/whole/members").asInt() == 4);
        assertThat(pages).allMatch(page -> page.at("/data/whole/minutes").asInt() == 2_400);
        Events.eventually(
                "the closing to be proved",
                () -> coop.audit("/verification"),
                report -> report.<Boolean>path("ok"));
    }

    @Test
    void workOfThoseWhoWereNoMembersIsToldApartAndInTheSamePages() {
        Coop coop = Coop.withMembers(2, 1);
        List<String> members = coop.get("/members").path("items.memberId");
        List<String> applicants = List.of(coop.accepted(1).toString(), coop.accepted(1).toString());
        UUID site = coop.site();
        for (String month : List.of("2025-03", "2025-04")) {
            for (String person : members) {
                work(coop, person, site, month, 600);
            }
        }
        for (String applicant : applicants) {
            work(coop, applicant, site, "2025-04", 120);
        }

        List<JsonNode> before = closed(coop, "2025-03", 1);
        List<JsonNode> pages = closed(coop, "2025-04", 2);

        JsonNode beforeAdmission = before.getFirst().path("data");
        assertThat(beforeAdmission.path("totals")).isEmpty();
        assertThat(beforeAdmission.path("others").findValuesAsText("memberId"))
                .containsExactlyInAnyOrderElementsOf(members);
        assertThat(beforeAdmission.at("/whole/minutes").asInt()).isZero();
        assertThat(beforeAdmission.at("/whole/others/minutes").asInt()).isEqualTo(1_200);
        assertThat(pages)
                .extracting(
                        page -> page.at("/data/totals").size(),
                        page -> page.at("/data/others").size())
                .containsExactly(tuple(2, 1), tuple(0, 1));
        assertThat(pages)
                .flatExtracting(page -> page.at("/data/others").findValuesAsText("memberId"))
                .containsExactlyInAnyOrderElementsOf(applicants);
        assertThat(pages).allMatch(page -> page.at("/data/whole/members").asInt() == 2);
        assertThat(pages).allMatch(page -> page.at("/data/whole/minutes").asInt() == 1_200);
        assertThat(pages).allMatch(page -> page.at("/data/whole/others/people").asInt() == 2);
        assertThat(pages).allMatch(page -> page.at("/data/whole/others/minutes").asInt() == 240);
        Events.eventually(
                "the closings to be proved",
                () -> coop.audit("/verification"),
                report -> report.<Boolean>path("ok"));
    }

    @Test
    void workAfterTheMembershipEndedIsNoMembersWork() {
        Coop coop = Coop.withMembers(2, 1);
        List<String> members = coop.get("/members").path("items.memberId");
        String leaver = members.getFirst();
        UUID site = coop.site();
        work(coop, members.getLast(), site, "2025-04", 300);
        work(coop, leaver, site, "2025-04", 600);
        work(coop, leaver, site, Map.of("date", "2025-04-10", "minutes", 50, "days", 1));
        work(coop, leaver, site, Map.of("date", "2025-04-11", "minutes", 100, "days", 1));
        coop.ended(UUID.fromString(leaver), "LOSS_OF_QUALIFICATION", "2025-04-10")
                .then()
                .statusCode(200);
        work(coop, leaver, site, "2025-05", 120);

        JsonNode april = closed(coop, "2025-04", 1).getFirst().path("data");
        assertThat(april.path("totals"))
                .extracting(
                        total -> total.path("memberId").asText(),
                        total -> total.path("minutes").asInt())
                .containsExactlyInAnyOrder(tuple(leaver, 650), tuple(members.getLast(), 300));
        assertThat(april.path("others"))
                .extracting(
                        other -> other.path("memberId").asText(),
                        other -> other.path("minutes").asInt())
                .containsExactly(tuple(leaver, 100));

        JsonNode may = closed(coop, "2025-05", 1).getFirst().path("data");
        assertThat(may.path("totals")).isEmpty();
        assertThat(may.path("others").findValuesAsText("memberId")).containsExactly(leaver);
    }

    private static void work(Coop coop, String person, UUID site, String month, int minutes) {
        work(coop, person, site, Map.of("month", month, "minutes", minutes, "days", 2));
    }

    private static void work(Coop coop, String person, UUID site, Map<String, Object> done) {
        Map<String, Object> work = new HashMap<>(Map.of("memberId", person, "siteId", site));
        work.putAll(done);
        coop.post("/work-entries", work).then().statusCode(201);
    }

    /// Closes a month and waits for what is told of it.
    private List<JsonNode> closed(Coop coop, String month, int pages) {
        coop.post("/work-periods/" + month + "/closing", Map.of("closedOn", "2025-06-08"))
                .then()
                .statusCode(200);
        List<JsonNode> told =
                Events.eventually(
                        "the pages of " + month,
                        () ->
                                Events.ofType(TYPE + "work-period-closed.v1").stream()
                                        .filter(event -> isOf(event, coop))
                                        .filter(event ->
                                                event.at("/data/period").asText().equals(month))
                                        .toList(),
                        events -> events.size() == pages);
        told.forEach(schemas::validate);
        return told;
    }

    @Test
    void whoWorksWhereAndOnWhatTermsIsTold() {
        Coop coop = Coop.registered();
        UUID member = coop.member(1);
        UUID site = coop.site();
        UUID below = Ids.next();
        UUID[] ids = {Ids.next(), Ids.next(), Ids.next()};
        coop.post("/sites", Map.of("id", below, "name", "厨房", "parentId", site));
        Map<String, Object> top = new HashMap<>(Map.of("effectiveOn", "2025-06-01"));
        coop.post("/sites/" + below + "/moves", top).then().statusCode(200);
        coop.post("/sites/" + below + "/closing", Map.of("closedOn", "2025-09-30"));
        String ofMember = "/members/" + member;
        coop.post(
                ofMember + "/placements",
                Map.of("id", ids[0], "siteId", site, "role", "調理", "from", "2025-04-10"));
        coop.post(
                ofMember + "/labour-terms",
                Map.of("id", ids[1], "kind", "CONTRACT", "from", "2025-04-10"));
        coop.post(
                "/workers",
                Map.of(
                        "id", ids[2],
                        "siteId", site,
                        "kind", "EMPLOYEE",
                        "reference", "P-017",
                        "from", "2025-04-10"));
        Map<String, String> end = Map.of("to", "2025-09-30");
        coop.post(ofMember + "/placements/" + ids[0] + "/end", end).then().statusCode(200);
        coop.post(ofMember + "/labour-terms/" + ids[1] + "/end", end).then().statusCode(200);
        coop.post("/workers/" + ids[2] + "/end", end).then().statusCode(200);

        for (UUID ended : ids) {
            List<JsonNode> told =
                    Events.eventually("both", () -> about(ended), events -> events.size() == 2);
            told.forEach(schemas::validate);
            assertThat(told)
                    .extracting(
                            event -> event.path("sequence").asInt(),
                            event -> event.at("/data/to").asText())
                    .containsExactly(tuple(1, ""), tuple(2, "2025-09-30"));
            assertThat(told.toString()).doesNotContain("P-017");
        }
        List<JsonNode> sites =
                Events.eventually("the site", () -> about(below), events -> events.size() == 3);
        sites.forEach(schemas::validate);
        assertThat(sites)
                .extracting(
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/parentId").asText(),
                        event -> event.at("/data/closedOn").asText())
                .containsExactly(
                        tuple(1, site.toString(), ""),
                        tuple(2, "", ""),
                        tuple(3, "", "2025-09-30"));
    }

    /// Other services learn of new types before they want them.
    @Test
    void aTypeThatNobodyWantsIsPassedOver() {
        Coop coop = Coop.registered();
        UUID resolution = Ids.next();
        Events.deliverUnchecked(
                Ids.next(),
                "coop.kyodo.governance.something-new.v1",
                resolution,
                1,
                coop.id(),
                Map.of("odd", List.of(1)));
        Events.deliver(
                AdoptedResolutions.TYPE,
                resolution,
                2,
                coop.id(),
                AdoptedResolutions.data(
                        coop.id(), resolution, "ORDINARY", "OTHER", null, null, "2025-06-20"));

        Events.eventually(
                "the event behind it",
                () -> AdoptedResolutions.known(coop.id(), "OTHER", null),
                known -> !known.isEmpty());
        given().auth()
                .oauth2(Tokens.operator().bearer())
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("items.payload", not(hasItem(containsString(resolution.toString()))));
    }

    private List<JsonNode> about(UUID aggregate) {
        return Events.records("kyodo.membership.v1").stream()
                .filter(record -> record.key().equals(aggregate.toString()))
                .map(record -> parsed(record.value()))
                .toList();
    }

    private static JsonNode parsed(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOf(JsonNode event, Coop coop) {
        return event.path("cooperative").asText().equals(coop.id().toString());
    }
}
