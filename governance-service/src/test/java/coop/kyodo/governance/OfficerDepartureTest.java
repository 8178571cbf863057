package coop.kyodo.governance;

import static coop.kyodo.governance.GivenCooperative.election;
import static coop.kyodo.governance.GivenCooperative.resolution;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Officers who leave before their term is over (JP-105, JP-107). Three directors were elected on
/// 2025-06-20 for two years.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class OfficerDepartureTest {

    private final UUID item = UUID.randomUUID();
    private final UUID matter = UUID.randomUUID();
    private GivenCooperative coop = new GivenCooperative();
    private UUID assembly = UUID.randomUUID();
    private String term = "";

    @BeforeEach
    void elect() {
        coop = GivenCooperative.with(3, Map.of(), Map.of("directors", 3));
        assembly =
                coop.open(
                        election(item, "DIRECTOR", coop.members),
                        resolution(matter, "ORDINARY_RESOLUTION", "OTHER"));
        term =
                coop.hallBallot(assembly, item, 1, 1, List.of(coop.members))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @Test
    void who_resigns_holds_over_and_the_vacancy_is_shown() {
        left(1, "RESIGNATION", "2026-01-31").then().statusCode(201);

        coop.get("/officers?asOf=2026-01-31")
                .then()
                .body("officers.state", contains("IN_OFFICE", "IN_OFFICE", "IN_OFFICE"))
                .body("officers.find { it.cause }.leftOn", equalTo("2026-01-31"))
                .body("vacancies.office", contains("AUDITOR"));
        coop.get("/officers?asOf=2026-02-01")
                .then()
                .statusCode(200)
                .body("officers.state", contains("IN_OFFICE", "IN_OFFICE", "HOLDING_OVER"))
                .body("officers[2].memberId", equalTo(coop.member(1).toString()))
                .body("officers[2].cause", equalTo("RESIGNATION"))
                .body("vacancies[0].office", equalTo("DIRECTOR"))
                .body("vacancies[0].number", equalTo(3), "vacancies[0].inOffice", equalTo(2))
                .body("vacancies[0].fillBy", nullValue());
        coop.provesItself();
    }

    /// Two of three are more than a third.
    @Test
    void when_more_than_a_third_are_missing_the_last_day_for_filling_the_seats_is_said() {
        left(1, "RESIGNATION", "2026-01-31").then().statusCode(201);
        left(2, "DEATH", "2026-02-10").then().statusCode(201);

        coop.get("/officers?asOf=2026-02-10").then().body("vacancies[0].fillBy", nullValue());
        coop.get("/officers?asOf=2026-02-11")
                .then()
                .body("officers.state", contains("IN_OFFICE", "HOLDING_OVER"))
                .body("vacancies[0].rule", equalTo("JP-105"))
                .body("vacancies[0].source", equalTo("Workers Cooperatives Act, art. 32(6)"))
                .body("vacancies[0].since", equalTo("2026-02-11"))
                .body("vacancies[0].fillBy", equalTo("2026-05-10"));
    }

    @Test
    void a_departure_is_recorded_once_taken_back_and_recorded_anew() {
        String id = left(1, "DEATH", "2026-01-31").then().statusCode(201).extract().path("id");
        left(1, "RESIGNATION", "2026-02-28")
                .then()
                .statusCode(409)
                .body("code", equalTo("officer-left"));

        takeBack(id).then().statusCode(200).body("takenBack", equalTo(true));
        takeBack(id).then().statusCode(409).body("code", equalTo("departure-taken-back"));
        coop.get("/officers?asOf=2026-03-01")
                .then()
                .body("officers.state", contains("IN_OFFICE", "IN_OFFICE", "IN_OFFICE"));
        left(1, "RESIGNATION", "2026-02-28").then().statusCode(201).body("number", equalTo(3));

        coop.get("/officer-departures")
                .then()
                .statusCode(200)
                .body("departures.cause", contains("RESIGNATION", "DEATH"))
                .body("departures.takenBack", contains(false, true));
        assertThat(
                        Events.eventually(
                                "what was taken back is told",
                                () -> told(id),
                                events -> events.size() == 2))
                .extracting(event -> event.path("data").path("takenBack").asBoolean())
                .containsExactly(false, true);
        coop.provesItself();
    }

    /// The election was on 2025-06-20; the term ends by itself on 2027-06-20.
    @ParameterizedTest
    @CsvSource({
        "RESIGNATION, 2025-06-19, 400",
        "RESIGNATION, 2025-06-20, 201",
        "RESIGNATION, 2027-06-19, 201",
        "RESIGNATION, 2027-06-20, 400",
        "DEATH, 2027-06-19, 400",
        "DEATH, 2025-06-19, 400",
        "DISQUALIFICATION, 2026-01-31, 201"
    })
    void a_departure_lies_within_the_term_and_only_a_resignation_ahead(
            String cause, String leftOn, int status) {
        Response answer = left(1, cause, leftOn);

        answer.then().statusCode(status);
        if (status == 400) {
            answer.then().body("errors[0].pointer", equalTo("/leftOn"));
        }
    }

    @Test
    void who_is_dismissed_is_so_by_a_resolution_and_does_not_hold_over() {
        Map<String, Object> dismissal = departure(1, "DISMISSAL", "2025-06-20");
        coop.post("/officer-departures", dismissal)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/resolutionId"));
        dismissal.put("resolutionId", UUID.randomUUID());
        coop.post("/officer-departures", dismissal)
                .then()
                .statusCode(409)
                .body("code", equalTo("dismissal-not-resolved"));
        coop.vote(assembly, matter, 2, "YES").then().statusCode(201);
        coop.vote(assembly, matter, 3, "YES").then().statusCode(201);
        dismissal.put(
                "resolutionId",
                coop.count(assembly, matter).then().statusCode(201).extract().path("id"));

        coop.post("/officer-departures", dismissal).then().statusCode(201);

        coop.get("/officers?asOf=2025-06-21")
                .then()
                .body("officers.state", contains("IN_OFFICE", "IN_OFFICE"));
    }

    /// JP-100: directors are members.
    @Test
    void a_director_who_is_no_member_any_more_is_no_director() {
        Events.deliver(
                GivenCooperative.MEMBERSHIP + "member-left.v1",
                coop.member(1),
                2,
                coop.id,
                coop.leaving(coop.member(1), 1, "2026-03-31"));

        Events.eventually(
                "the leaving is known",
                () -> coop.get("/officers?asOf=2026-04-01").<List<?>>path("officers").size(),
                officers -> officers == 2);
        coop.get("/officers?asOf=2026-03-31")
                .then()
                .body("officers", hasSize(3))
                .body("officers.find { it.cause }.cause", equalTo("MEMBERSHIP_ENDED"));
    }

    /// The resignation of the end of March stands, though the membership ended in February.
    @Test
    void a_departure_stands_also_when_the_membership_ended_before_it() {
        String id =
                left(1, "RESIGNATION", "2026-03-31").then().statusCode(201).extract().path("id");
        Events.deliver(
                GivenCooperative.MEMBERSHIP + "member-left.v1",
                coop.member(1),
                2,
                coop.id,
                coop.leaving(coop.member(1), 1, "2026-02-28"));
        Events.eventually(
                "the leaving is known",
                () -> coop.get("/officers?asOf=2026-03-01").<List<?>>path("officers").size(),
                officers -> officers == 2);

        left(1, "RESIGNATION", "2026-01-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("officer-left"));
        takeBack(id).then().statusCode(200);
        left(1, "RESIGNATION", "2026-01-31").then().statusCode(201).body("number", equalTo(3));
        coop.get("/officers?asOf=2026-02-01")
                .then()
                .body("officers.find { it.cause }.cause", equalTo("RESIGNATION"));
        coop.provesItself();
    }

    @Test
    void nobody_records_what_is_not_theirs_or_of_a_term_that_is_none() {
        GivenCooperative other = GivenCooperative.with(3);
        Map<String, Object> body = departure(1, "DEATH", "2026-01-31");

        other.post("/officer-departures", body)
                .then()
                .statusCode(404)
                .body("code", equalTo("term-not-found"));
        coop.postAs(
                        Tokens.of(other.id).everyRole().bearer(),
                        UUID.randomUUID().toString(),
                        "/officer-departures",
                        body)
                .then()
                .statusCode(404);
        String id = left(1, "DEATH", "2026-01-31").then().statusCode(201).extract().path("id");
        takeBack(other, id).then().statusCode(404);
        other.get("/officer-departures").then().body("departures", hasSize(0));
        coop.getAs(Tokens.of(coop.id).role("member").bearer(), "/officer-departures")
                .then()
                .statusCode(403);
    }

    private Response left(int number, String cause, String on) {
        return coop.post("/officer-departures", departure(number, cause, on));
    }

    private Map<String, Object> departure(int number, String cause, String on) {
        return new HashMap<>(
                Map.of(
                        "electionId", term,
                        "memberId", coop.member(number),
                        "cause", cause,
                        "leftOn", on));
    }

    private Response takeBack(String id) {
        return takeBack(coop, id);
    }

    private static Response takeBack(GivenCooperative by, String id) {
        return given().auth()
                .oauth2(Tokens.of(by.id).role("clerk").bearer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/cooperatives/" + by.id + "/officer-departures/" + id + "/reversal");
    }

    private static List<JsonNode> told(String departure) {
        return Events.ofType("coop.kyodo.governance.officer-left.v1").stream()
                .filter(event -> event.path("subject").asText().equals(departure))
                .toList();
    }
}
