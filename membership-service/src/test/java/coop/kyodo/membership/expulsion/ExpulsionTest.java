package coop.kyodo.membership.expulsion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ExpulsionTest {

    private static final Map<String, String> PROPOSAL =
            Map.of(
                    "ground", "NO_WORK",
                    "explanation", "四月から働いていない",
                    "notifiedOn", "2025-11-10",
                    "meetingOn", "2025-11-20");

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aCoopOfFiveMembersWithTwoUnitsEach() {
        coop = Coop.withMembers(4, 2);
        member = coop.member(2);
    }

    @Test
    void aMemberIsExpelledByTheWholeProcess() {
        propose("2025-11-10", "2025-11-20")
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"));
        heard("2025-11-20").then().statusCode(200).body("defence", equalTo("HEARD"));
        UUID resolution = AdoptedResolutions.special(coop.id(), "EXPULSION", member, "2025-11-20");

        inform("2025-11-22")
                .then()
                .statusCode(200)
                .body("state", equalTo("EFFECTIVE"))
                .body("resolutionId", equalTo(resolution.toString()))
                .body("resolvedOn", equalTo("2025-11-20"));

        coop.get("/members/" + member)
                .then()
                .body("state", equalTo("LEFT"))
                .body("leftOn", equalTo("2025-11-22"))
                .body("withdrawal.cause", equalTo("EXPULSION"))
                .body("withdrawal.valuedOn", equalTo("2026-03-31"))
                .body("withdrawal.labourContract.rule", equalTo("JP-059"))
                .body("withdrawal.labourContract.ends", equalTo(false));
        assertThat(
                        Events.await("coop.kyodo.membership.member-left.v1", member)
                                .at("/data/cause")
                                .asText())
                .isEqualTo("EXPULSION");
        coop.verified();
    }

    @Test
    void aNoticeNineDaysBeforeTheMeetingIsTooLate() {
        propose("2025-11-11", "2025-11-20")
                .then()
                .statusCode(422)
                .body("code", equalTo("expulsion-notice-too-late"))
                .body("rule", equalTo("JP-053"))
                .body("figures.days", equalTo(9))
                .body("figures.least", equalTo(10));
    }

    @Test
    void withoutTheResolutionNothingTakesEffect() {
        propose("2025-11-10", "2025-11-20").then().statusCode(201);
        heard("2025-11-20").then().statusCode(200);

        inform("2025-11-22")
                .then()
                .statusCode(422)
                .body("code", equalTo("special-resolution-missing"))
                .body("rule", equalTo("JP-053"));
        coop.get("/members/" + member).then().body("state", equalTo("MEMBER"));
    }

    @Test
    void aResolutionOnAnotherMemberExpelsNobodyElse() {
        propose("2025-11-10", "2025-11-20").then().statusCode(201);
        heard("2025-11-20").then().statusCode(200);
        AdoptedResolutions.special(coop.id(), "EXPULSION", coop.member(1), "2025-11-20");

        inform("2025-11-22")
                .then()
                .statusCode(422)
                .body("code", equalTo("special-resolution-missing"));
    }

    @Test
    void withoutAChanceToSpeakNothingTakesEffect() {
        propose("2025-11-10", "2025-11-20").then().statusCode(201);
        AdoptedResolutions.special(coop.id(), "EXPULSION", member, "2025-11-20");

        inform("2025-11-22").then().statusCode(422).body("code", equalTo("defence-missing"));
    }

    @Test
    void aChanceToSpeakAfterTheResolutionDoesNotExpel() {
        propose("2025-11-10", "2025-11-20").then().statusCode(201);
        heard("2025-11-21").then().statusCode(200);
        AdoptedResolutions.special(coop.id(), "EXPULSION", member, "2025-11-20");

        inform("2025-11-22")
                .then()
                .statusCode(422)
                .body("code", equalTo("defence-after-resolution"))
                .body("rule", equalTo("JP-053"))
                .body("source", containsString("art. 15"))
                .body("figures.defenceOn", equalTo("2025-11-21"))
                .body("figures.resolvedOn", equalTo("2025-11-20"));
        heard("2025-11-21")
                .then()
                .statusCode(422)
                .body("code", equalTo("defence-after-resolution"))
                .body("errors.pointer", hasItem("/defenceOn"));
        coop.get("/members/" + member).then().body("state", equalTo("MEMBER"));
        heard("2025-11-20").then().statusCode(200);
        inform("2025-11-22").then().statusCode(200).body("defenceOn", equalTo("2025-11-20"));
    }

    @Test
    void noFactOfAnExpulsionLiesInTheFuture() {
        propose("2099-06-01", "2099-06-20")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", hasItem("/notifiedOn"));
        propose("2025-11-10", "2099-06-20").then().statusCode(201);

        heard("2099-06-20")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", hasItem("/defenceOn"));
        inform("2099-06-20")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", hasItem("/informedOn"));
        step("dropping", Map.of("droppedOn", "2099-06-20"))
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", hasItem("/droppedOn"));
    }

    @Test
    void untilTheMemberIsToldTheMembershipLasts() {
        propose("2025-11-10", "2025-11-20").then().statusCode(201);
        heard("2025-11-20").then().statusCode(200);
        AdoptedResolutions.special(coop.id(), "EXPULSION", member, "2025-11-20");

        coop.get("/members/" + member).then().body("state", equalTo("MEMBER"));
        inform("2025-11-19")
                .then()
                .statusCode(422)
                .body("code", equalTo("expulsion-not-yet-resolved"));
    }

    @Test
    void oneExpulsionRunsAtATimeAndADroppedOneCanBeginAgain() {
        propose("2025-11-10", "2025-11-20").then().statusCode(201);
        propose("2025-11-10", "2025-11-21")
                .then()
                .statusCode(409)
                .body("code", equalTo("expulsion-open"));

        step("dropping", Map.of("droppedOn", "2025-11-20"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DROPPED"));
        heard("2025-11-20").then().statusCode(409).body("code", equalTo("expulsion-over"));
        propose("2025-12-01", "2025-12-20").then().statusCode(201);
    }

    @Test
    void whoeverGaveNoticeCanStillBeExpelled() {
        coop.giveNotice(member, "2025-10-01").then().statusCode(200);
        propose("2025-11-10", "2025-11-20").then().statusCode(201);
        heard("2025-11-20").then().statusCode(200);
        AdoptedResolutions.special(coop.id(), "EXPULSION", member, "2025-11-20");

        inform("2025-11-22").then().statusCode(200);

        coop.get("/members/" + member)
                .then()
                .body("withdrawal.cause", equalTo("EXPULSION"))
                .body("withdrawal.noticeOn", nullValue());
        coop.verified();
    }

    @Test
    void theMemberReadsTheProcessAndOtherMembersDoNot() {
        propose("2025-11-10", "2025-11-20").then().statusCode(201);
        String path = coop.path("/members/" + member + "/expulsion");

        RestAssured.given()
                .auth()
                .oauth2(coop.tokens().role("member").member(member).bearer())
                .get(path)
                .then()
                .statusCode(200);
        RestAssured.given()
                .auth()
                .oauth2(coop.tokens().role("member").member(UUID.randomUUID()).bearer())
                .get(path)
                .then()
                .statusCode(404);
        coop.get("/members/" + coop.member(1) + "/expulsion").then().statusCode(404);
    }

    @Test
    void nobodyConductsTheirOwnExpulsionUnderWhicheverMembership() {
        UUID before = coop.member(1);
        coop.ended(before, "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);
        member = coop.joinsAgain(before, "2025-06-11");
        propose("2025-11-10", "2025-11-20").then().statusCode(201);

        for (UUID self : List.of(member, before)) {
            isOwn(self, "", PROPOSAL);
            isOwn(self, "/defence", Map.of("defence", "HEARD", "defenceOn", "2025-11-20"));
            isOwn(self, "/effect", Map.of("informedOn", "2025-11-22"));
            isOwn(self, "/dropping", Map.of("droppedOn", "2025-11-20"));
        }
        coop.get("/members/" + member + "/expulsion").then().body("state", equalTo("PROPOSED"));

        by(coop.member(1), "/dropping", Map.of("droppedOn", "2025-11-20"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DROPPED"));
    }

    private void isOwn(UUID self, String step, Map<String, ?> body) {
        by(self, step, body).then().statusCode(409).body("code", equalTo("expulsion-own"));
    }

    private Response by(UUID self, String step, Map<String, ?> body) {
        return Coop.posting(coop.tokens().role("director").member(self).bearer(), Coop.key())
                .body(body)
                .post(coop.path("/members/" + member + "/expulsion" + step));
    }

    private Response propose(String notifiedOn, String meetingOn) {
        return coop.post(
                "/members/" + member + "/expulsion",
                Map.of(
                        "ground",
                        "NO_WORK",
                        "explanation",
                        "四月から働いていない",
                        "notifiedOn",
                        notifiedOn,
                        "meetingOn",
                        meetingOn));
    }

    private Response heard(String defenceOn) {
        return step("defence", Map.of("defence", "HEARD", "defenceOn", defenceOn));
    }

    private Response inform(String informedOn) {
        return step("effect", Map.of("informedOn", informedOn));
    }

    private Response step(String step, Map<String, ?> body) {
        return coop.post("/members/" + member + "/expulsion/" + step, body);
    }
}
