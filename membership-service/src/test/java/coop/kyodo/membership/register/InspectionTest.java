package coop.kyodo.membership.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Told;
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

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class InspectionTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.withMembers(2, 2);
    }

    @Test
    void aCreditorIsShownWhatTheActHasOnTheRegisterAndNoMore() {
        Response inspection = ask("CREDITOR", null, null);
        inspection
                .then()
                .statusCode(201)
                .body("requester.name", equalTo("みなと信用金庫"))
                .body("asOf", equalTo("2025-06-30"))
                .body("recordedBy", equalTo("director"))
                .body("refusal", nullValue());

        assertThat(extract(inspection).asString().lines())
                .containsExactly(
                        "name,address,admittedOn,units,subscribed,paidIn,currency,paidOn",
                        "山田花子,横浜市中区1-1,2025-04-10,2,100000,100000,JPY,2025-04-10",
                        "山田花子,横浜市中区1-1,2025-04-10,2,100000,100000,JPY,2025-04-10");
    }

    @Test
    void anExtractStaysWhatWasShown() {
        Response inspection = ask("CREDITOR", null, null);
        byte[] shown = extract(inspection).asByteArray();

        coop.member(3);

        assertThat(extract(inspection).asByteArray()).isEqualTo(shown);
    }

    @Test
    void anExtractIsOfTheDayOfTheRequestAtTheLatest() {
        Map<String, Object> request = request("CREDITOR", null, null);
        request.put("asOf", "2025-07-01");
        coop.post("/register/inspections", request)
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", contains("/asOf"));
        request.put("asOf", "2025-06-30");
        coop.post("/register/inspections", request).then().statusCode(201);
    }

    @Test
    void aMemberMayLookAndAnApplicantMayNot() {
        UUID member = coop.member(1);
        ask("MEMBER", member, null)
                .then()
                .statusCode(201)
                .body("requester.memberId", equalTo(member.toString()));

        ask("MEMBER", coop.accepted(1), null)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-029"))
                .body("code", equalTo("not-entitled-to-inspect"))
                .body("figures.onRegister", equalTo(false));
    }

    @Test
    void nobodyElseIsEntitled() {
        ask("OTHER", null, null)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-029"))
                .body("figures.kind", equalTo("OTHER"));
    }

    @Test
    void aRefusalHasAGoodReasonAndNoExtract() {
        ask("CREDITOR", null, refusal("OTHER", null))
                .then()
                .statusCode(422)
                .body("code", equalTo("good-reason-missing"))
                .body("errors.pointer", hasItem("/refusal/explanation"));

        Response refused = ask("CREDITOR", null, refusal("DISCLOSURE_FOR_GAIN", null));
        refused.then().statusCode(201).body("refusal.ground", equalTo("DISCLOSURE_FOR_GAIN"));
        extract(refused)
                .then()
                .statusCode(409)
                .body("code", equalTo("inspection-refused"))
                .body("rule", equalTo("JP-029"));
    }

    @Test
    void whoAskedCanBeReadInTheOrderOfAsking() {
        String first = ask("CREDITOR", null, null).path("inspectionId");
        String second =
                ask("OTHER", null, refusal("UNRELATED_TO_RIGHTS", null)).path("inspectionId");

        Response page = coop.audit("/register/inspections?limit=1");
        page.then().statusCode(200).body("items.inspectionId", contains(first));
        coop.audit("/register/inspections?cursor=" + page.<String>path("next"))
                .then()
                .body("items.inspectionId", contains(second))
                .body("next", nullValue());
        coop.audit("/register/inspections/" + second)
                .then()
                .statusCode(200)
                .body("purpose", equalTo("債権の保全のため"));
        coop.get("/register/inspections/" + first + "/extract").then().statusCode(200);
        given().auth()
                .oauth2(Tokens.operator().bearer())
                .get(coop.path("/audit-entries?limit=500"))
                .then()
                .body(
                        "items.entry.action",
                        hasItems(
                                "register-inspection-granted",
                                "register-inspection-refused",
                                "register-extract-shown"));
    }

    @Test
    void aMemberIsNamedByTheMembership() {
        ask("MEMBER", null, null).then().statusCode(400);
        ask("CREDITOR", coop.member(1), null)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/requester/memberId"));
        ask("MEMBER", Ids.next(), null)
                .then()
                .statusCode(404)
                .body("code", equalTo("member-not-found"));
    }

    @Test
    void anIdIsUsedOnce() {
        Map<String, Object> request = request("CREDITOR", null, null);
        request.put("id", Ids.next());
        coop.post("/register/inspections", request).then().statusCode(201);

        coop.post("/register/inspections", request)
                .then()
                .statusCode(409)
                .body("code", equalTo("inspection-exists"));
    }

    @Test
    void anInspectionIsToldWithoutWhoAsked() {
        ask("CREDITOR", null, null).then().statusCode(201);
        ask("CREDITOR", null, refusal("UNRELATED_TO_RIGHTS", null)).then().statusCode(201);
        Told.nothingBy(coop, 422, () -> ask("OTHER", null, null));

        List<JsonNode> told = Told.of(coop, "register-inspected");

        assertThat(told)
                .extracting(
                        event -> event.at("/data/requester").asText(),
                        event -> event.at("/data/granted").asBoolean())
                .containsExactly(tuple("CREDITOR", true), tuple("CREDITOR", false));
        assertThat(told.toString()).doesNotContain("信用金庫").doesNotContain("債権");
    }

    private Response ask(String kind, @Nullable UUID member, @Nullable Map<String, ?> refusal) {
        return coop.post("/register/inspections", request(kind, member, refusal));
    }

    private static Map<String, Object> request(
            String kind, @Nullable UUID member, @Nullable Map<String, ?> refusal) {
        Map<String, Object> requester = new HashMap<>(Map.of("kind", kind, "name", "みなと信用金庫"));
        if (member != null) {
            requester.put("memberId", member);
        }
        Map<String, Object> request = new HashMap<>();
        request.put("requester", requester);
        request.put("purpose", "債権の保全のため");
        request.put("requestedOn", "2025-06-30");
        if (refusal != null) {
            request.put("refusal", refusal);
        }
        return request;
    }

    private static Map<String, String> refusal(String ground, @Nullable String explanation) {
        return explanation == null
                ? Map.of("ground", ground)
                : Map.of("ground", ground, "explanation", explanation);
    }

    private Response extract(Response inspection) {
        return coop.get("/register/inspections/" + inspection.path("inspectionId") + "/extract");
    }
}
