package coop.kyodo.membership.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class JoiningTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registered();
    }

    @ParameterizedTest
    @CsvSource({"2025-03-31, 400", "2025-04-01, 201"})
    void onlyFoundersApplyBeforeTheCoopIsFormed(String appliedOn, int status) {
        Coop formedInApril = Coop.registeredOn("2025-04-01");
        Map<String, Object> application = Coop.application(Ids.next(), 1);
        application.put("appliedOn", appliedOn);

        formedInApril.post("/members", application).then().statusCode(status);

        application.put("id", Ids.next());
        application.put("founder", true);
        formedInApril.post("/members", application).then().statusCode(201);
    }

    @Test
    void aLegalPersonDoesNotJoin() {
        Coop coop = Coop.registered();
        Map<String, Object> application = Coop.application(Ids.next(), 1);
        application.put("legalPerson", true);

        coop.post("/members", application)
                .then()
                .statusCode(422)
                .body("code", equalTo("legal-person-as-member"))
                .body("rule", equalTo("JP-006"))
                .body("errors.pointer", hasItem("/legalPerson"));
        application.put("legalPerson", false);
        coop.post("/members", application).then().statusCode(201);
    }

    @Test
    void aClerkFindsMembersByNumberAndByPartOfTheName() {
        UUID first = coop.member(1);
        UUID other = Ids.next();
        Map<String, Object> application = Coop.application(other, 1);
        application.put("person", Map.of("name", "Mai Sato", "address", "横浜市中区1-2"));
        coop.post("/members", application).then().statusCode(201);

        coop.get("/members?number=1").then().body("items.memberId", contains(first.toString()));
        coop.get("/members?number=2").then().body("items", hasSize(0));
        coop.get("/members?name=SAT").then().body("items.memberId", contains(other.toString()));
        coop.get("/members?name=%25").then().body("items", hasSize(0));
        coop.get("/members?name=SAT&state=MEMBER").then().body("items", hasSize(0));
        coop.get("/members?number=0")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("query:number"));
    }

    @Test
    void anApplicantIsNoMember() {
        UUID member = Ids.next();

        coop.apply(member, 2)
                .then()
                .statusCode(201)
                .body("state", equalTo("APPLIED"))
                .body("memberNumber", nullValue())
                .body("outstanding.amount", equalTo("100000"));

        coop.get("/register").then().body("members", equalTo(0));
    }

    @Test
    void aPlanOfInstalmentsIsKept() {
        Map<String, Object> application = Coop.application(Ids.next(), 2);
        application.put("instalments", plan(40_000, 60_000));

        coop.post("/members", application)
                .then()
                .statusCode(201)
                .body("instalments.amount.amount", contains("40000", "60000"))
                .body("instalments.dueOn", contains("2025-04-10", "2025-05-10"));
    }

    @Test
    void nothingIsDueBeforeTheApplication() {
        Map<String, Object> application = Coop.application(Ids.next(), 2);
        application.put("instalments", plan(40_000, 60_000));
        application.put("appliedOn", "2025-04-11");

        coop.post("/members", application)
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"))
                .body("errors.pointer", hasItem("/instalments/0/dueOn"));
        application.put("appliedOn", "2025-04-10");
        coop.post("/members", application).then().statusCode(201);
    }

    @Test
    void nobodyAppliesBeforeBirth() {
        Time.on("2026-11-30");
        Map<String, Object> application = Coop.application(Ids.next(), 1);
        application.put("person", born("2026-12-01"));

        coop.post("/members", application)
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", hasItem("/person/birthDate"));
        application.put("person", born("2026-11-30"));
        coop.post("/members", application).then().statusCode(201);
    }

    private static Map<String, String> born(String on) {
        return Map.of("name", "山田花子", "address", "横浜市中区1-1", "birthDate", on);
    }

    @Test
    void aNameIsMadeOfWholeCharactersAndIsGivenOnce() {
        String application =
                """
                {"units":1,"appliedOn":"2025-04-01","person":{"name":"%s","address":"横浜市1"%s}}\
                """;

        coop.post("/members", application.formatted("\\ud83d", ""))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
        coop.post("/members", application.formatted("花子", ",\"name\":\"恵\""))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
        coop.post("/members", application.formatted("\\ud83d\\ude00", "")).then().statusCode(201);
    }

    @Test
    void aPlanThatDoesNotAddUpIsRefused() {
        Map<String, Object> application = Coop.application(Ids.next(), 2);
        application.put("instalments", plan(40_000, 59_999));

        coop.post("/members", application)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-026"))
                .body("figures.instalments", equalTo("99999"))
                .body("figures.subscribed.amount", equalTo("100000"));
    }

    @Test
    void anInstalmentOfNothingIsABadRequest() {
        Map<String, Object> application = Coop.application(Ids.next(), 2);
        application.put("instalments", plan(100_000, 0));

        coop.post("/members", application)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/instalments/1/amount"));
    }

    @Test
    void anIdIsTakenOnce() {
        UUID member = coop.accepted(1);

        coop.apply(member, 1).then().statusCode(409).body("code", equalTo("member-exists"));
    }

    @Test
    void acceptanceIsDecidedOnce() {
        UUID member = coop.accepted(1);

        coop.accept(member).then().statusCode(409).body("code", equalTo("application-decided"));
    }

    @ParameterizedTest
    @CsvSource({"2025-04-05, 200", "2025-04-06, 400"})
    void anAcceptanceNamesTheOrganThatDecidedNoLaterThanIt(String decidedOn, int status) {
        UUID applicant = Ids.next();
        coop.apply(applicant, 1).then().statusCode(201);
        Response accepted =
                accept(
                        applicant,
                        Map.of("organ", "BOARD", "reference", "理事会議事録17号", "on", decidedOn));

        accepted.then().statusCode(status);
        if (status == 200) {
            accepted.then().body("acceptance.organ", equalTo("BOARD"));
            coop.get("/members/" + applicant)
                    .then()
                    .body("acceptance.reference", equalTo("理事会議事録17号"))
                    .body("acceptance.on", equalTo(decidedOn));
            assertThat(coop.audit("/members/" + applicant + "/history").asString())
                    .contains("BOARD")
                    .doesNotContain("理事会");
        } else {
            accepted.then()
                    .body("code", equalTo("date-too-late"))
                    .body("errors[0].pointer", equalTo("/decision/on"));
        }
    }

    @Test
    void whoDecidedNeedNotBeSaidButNotByHalf() {
        UUID applicant = Ids.next();
        coop.apply(applicant, 1).then().statusCode(201);

        accept(applicant, Map.of("organ", "BOARD")).then().statusCode(400);
        accept(applicant, Map.of("organ", "CLERK", "reference", "17")).then().statusCode(400);
        coop.accept(applicant).then().statusCode(200).body("acceptance", nullValue());
    }

    private Response accept(UUID applicant, Map<String, String> decision) {
        return coop.post(
                "/members/" + applicant + "/acceptance",
                Map.of("acceptedOn", "2025-04-05", "decision", decision));
    }

    @Test
    void acceptanceDoesNotComeBeforeTheApplication() {
        UUID member = Ids.next();
        coop.apply(member, 1);

        coop.post("/members/" + member + "/acceptance", Map.of("acceptedOn", "2025-03-31"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/acceptedOn"));
    }

    @Test
    void theFourthIsNotAcceptedWithMoreThanAQuarter() {
        coop.member(2);
        coop.member(2);
        coop.accepted(2);
        UUID fourth = Ids.next();
        coop.apply(fourth, 3).then().statusCode(201);

        acceptOnTheDayOfThePayments(fourth)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-021"))
                .body("figures.unitsAfter", equalTo(3))
                .body("figures.totalUnitsAfter", equalTo(9))
                .body("figures.members", equalTo(4));
    }

    @Test
    void theFourthIsAcceptedWithExactlyAQuarter() {
        coop.member(2);
        coop.member(2);
        coop.accepted(2);
        UUID fourth = Ids.next();
        coop.apply(fourth, 2).then().statusCode(201);

        acceptOnTheDayOfThePayments(fourth)
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
    }

    private Response acceptOnTheDayOfThePayments(UUID applicant) {
        return coop.post(
                "/members/" + applicant + "/acceptance", Map.of("acceptedOn", "2025-04-10"));
    }

    @Test
    void anApplicantIsRefusedForAJustCause() {
        UUID member = Ids.next();
        coop.apply(member, 1);

        refuse(member, Map.of("refusedOn", "2025-04-05", "cause", "NO_VACANCY"))
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("refusal.cause", equalTo("NO_VACANCY"));

        coop.pay(member, 50_000, "2025-04-10")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-a-member"));
    }

    @Test
    void anotherCauseWithoutAnExplanationIsRefused() {
        UUID member = Ids.next();
        coop.apply(member, 1);

        refuse(member, Map.of("refusedOn", "2025-04-05", "cause", "OTHER"))
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-040"));
    }

    @Test
    void refusalDoesNotComeBeforeTheApplication() {
        UUID member = Ids.next();
        coop.apply(member, 1);

        refuse(member, Map.of("refusedOn", "2025-03-31", "cause", "NO_VACANCY"))
                .then()
                .statusCode(400);
    }

    @Test
    void membersReadTheirOwnRecordAndNobodyElses() {
        UUID mine = coop.member(1);
        UUID other = coop.member(1);
        String token = coop.tokens().member(mine).bearer();

        given().auth().oauth2(token).get(coop.path("/members/" + mine)).then().statusCode(200);
        given().auth().oauth2(token).get(coop.path("/members/" + other)).then().statusCode(404);
        given().auth()
                .oauth2(token)
                .get(coop.path("/members/" + mine + "/account"))
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(token)
                .get(coop.path("/members/" + other + "/account"))
                .then()
                .statusCode(404);
        given().auth().oauth2(token).get(coop.path("/members")).then().statusCode(403);
        given().auth().oauth2(token).get(coop.path("/register")).then().statusCode(403);
    }

    @Test
    void membershipsAreListedByState() {
        UUID member = coop.member(1);
        UUID applicant = coop.accepted(1);

        coop.audit("/members?state=MEMBER")
                .then()
                .statusCode(200)
                .body("items.memberId", contains(member.toString()));
        coop.audit("/members?limit=1").then().body("items", hasSize(1));
        coop.audit("/members?state=ACCEPTED")
                .then()
                .body("items.memberId", contains(applicant.toString()));
    }

    @Test
    void theRegisterShowsWhatTheActAsksFor() {
        UUID member = coop.accepted(2);
        coop.pay(member, 40_000, "2025-04-10").then().statusCode(201);
        coop.pay(member, 60_000, "2025-05-10").then().statusCode(201);

        coop.audit("/register?asOf=2025-05-10")
                .then()
                .statusCode(200)
                .body("members", equalTo(1))
                .body("units", equalTo(2))
                .body("paidIn.amount", equalTo("100000"))
                .body("items[0].memberNumber", equalTo(1))
                .body("items[0].name", equalTo("山田花子"))
                .body("items[0].admittedOn", equalTo("2025-05-10"))
                .body("items[0].paidOn", contains("2025-04-10", "2025-05-10"))
                .body("membersHash", equalTo(Hashes.sha256(member.toString())));
        coop.audit("/register?asOf=2025-05-09").then().body("members", equalTo(0));
    }

    @Test
    void theRegisterLeavesOutWhatWasNotKnownYet() {
        coop.member(1);

        coop.audit("/register?asOf=2025-12-31&knownAt=2025-12-31T00:00:00Z")
                .then()
                .statusCode(200)
                .body("members", equalTo(0))
                .body("membersHash", equalTo(Hashes.sha256("")));
    }

    @Test
    void theRegisterIsPagedByMemberNumber() {
        UUID first = coop.member(1);
        UUID second = coop.member(1);

        Response page = coop.audit("/register?asOf=2025-12-31&limit=1");
        page.then().body("members", equalTo(2)).body("items.memberId", contains(first.toString()));
        coop.audit("/register?asOf=2025-12-31&cursor=" + page.<String>path("next"))
                .then()
                .body("items.memberId", contains(second.toString()));
        assertThat(page.<String>path("membersHash"))
                .isEqualTo(
                        Hashes.sha256(
                                List.of(first, second).stream()
                                        .map(UUID::toString)
                                        .sorted()
                                        .reduce((a, b) -> a + "\n" + b)
                                        .orElseThrow()));
    }

    private Response refuse(UUID member, Map<String, ?> body) {
        return coop.post("/members/" + member + "/refusal", body);
    }

    private static List<Map<String, Object>> plan(long first, long second) {
        return List.of(
                Map.of("dueOn", "2025-04-10", "amount", Coop.yen(first)),
                Map.of("dueOn", "2025-05-10", "amount", Coop.yen(second)));
    }
}
