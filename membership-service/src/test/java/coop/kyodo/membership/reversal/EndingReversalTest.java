package coop.kyodo.membership.reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Told;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Five members with two units each, of whom one is recorded dead who lives.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class EndingReversalTest {

    private static final String DEATH = "2025-12-10";

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aMemberOfFive() {
        coop = Coop.withMembers(4, 2);
        member = coop.member(2);
    }

    @Test
    void whoeverLivesNeverLeft() {
        ended("DEATH");
        reverse("2026-01-08")
                .statusCode(201)
                .body("cause", equalTo("DEATH"))
                .body("leftOn", equalTo(DEATH))
                .body("document", equalTo("戸籍謄本"));

        coop.get("/members/" + member)
                .then()
                .body("state", equalTo("MEMBER"))
                .body("memberNumber", equalTo(5))
                .body("leftOn", nullValue())
                .body("withdrawal", nullValue())
                .body("units", equalTo(2))
                .body("paidIn.amount", equalTo("100000"));
        coop.get("/members/" + member + "/account")
                .then()
                .body(
                        "entries.kind",
                        contains("DEPOSIT", "ADMISSION", "WITHDRAWAL", "WITHDRAWAL_REVERSAL"))
                .body("entries[-1].reason", equalTo("同姓同名の別人"))
                .body("refundPayable.amount", equalTo("0"));
        coop.get("/members/" + member + "/statutory-withdrawal/reversals")
                .then()
                .statusCode(200)
                .body("items.reason", contains("同姓同名の別人"))
                .body("items.reversedOn", contains("2026-01-08"));
        coop.verified();
        coop.closeYear("2026-03-31", 700_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(10))
                .body("leavers", equalTo(0));
        coop.verified();
    }

    @Test
    void theRegisterShowsTheMemberOnEveryDayAndGoesOnShowingWhatWasKnownBefore() {
        ended("DEATH");
        String known = coop.audit("/members/" + member + "/history").path("items[-1].recordedAt");
        reverse("2026-01-08").statusCode(201);

        for (String day : List.of(DEATH, "2025-12-11", "2026-01-08")) {
            registered("?asOf=" + day, 5, 10);
        }
        registered("?asOf=" + DEATH + "&knownAt=" + known, 5, 10);
        registered("?asOf=2025-12-11&knownAt=" + known, 4, 8);
        coop.audit("/members/" + member + "/history")
                .then()
                .body("items[-1].facts.fact", contains("member-leaving-reversed"))
                .body("items[-1].facts.effectiveOn", contains(DEATH))
                .body("items[-1].journals.kind", contains("WITHDRAWAL_REVERSAL"));
    }

    @Test
    void itIsToldAndTheReasonIsNot() {
        ended("LOSS_OF_QUALIFICATION");
        reverse("2026-01-08").statusCode(201);
        Told.nothingBy(coop, 409, () -> post("2026-01-08"));

        List<JsonNode> told = Told.of(coop, "member-leaving-reversed");
        assertThat(told)
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.at("/data/memberNumber").asInt(),
                        event -> event.at("/data/admittedOn").asText(),
                        event -> event.at("/data/leftOn").asText(),
                        event -> event.at("/data/cause").asText())
                .containsExactly(
                        tuple(member.toString(), 5, "2025-04-10", DEATH, "LOSS_OF_QUALIFICATION"));
        assertThat(told.toString()).doesNotContain("同姓同名").doesNotContain("戸籍");
        assertThat(Told.of(coop, "capital-reduction-reversed"))
                .extracting(
                        event -> event.at("/data/amount/amount").asText(),
                        event -> event.at("/data/effectiveOn").asText(),
                        event -> event.at("/data/member/paidIn/amount").asText(),
                        event -> event.at("/data/cooperative/units").asLong())
                .containsExactly(tuple("100000", DEATH, "100000", 10L));
        assertThat(Told.of(coop, "withdrawal-notice-changed")).isEmpty();
    }

    @Test
    void aNoticeThatWasOvertakenStandsAgain() {
        coop.giveNotice(member, "2025-10-01").then().statusCode(200);
        ended("DEATH");
        reverse("2026-01-08").statusCode(201);

        coop.get("/members/" + member)
                .then()
                .body("state", equalTo("LEAVING"))
                .body("withdrawal.cause", equalTo("WITHDRAWAL"))
                .body("withdrawal.noticeOn", equalTo("2025-10-01"))
                .body("withdrawal.effectiveOn", equalTo("2026-03-31"));
        assertThat(Told.of(coop, "withdrawal-notice-changed"))
                .extracting(event -> event.at("/data/state").asText())
                .containsExactly("GIVEN", "GIVEN");
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201).body("leavers", equalTo(1));
        coop.verified();
    }

    @Test
    void aNoticeThatWasCancelledBeforeDoesNot() {
        coop.giveNotice(member, "2025-10-01").then().statusCode(200);
        coop.post(
                        "/members/" + member + "/withdrawal/cancellation",
                        Map.of("cancelledOn", "2025-11-01"))
                .then()
                .statusCode(200);
        ended("DEATH");
        reverse("2026-01-08").statusCode(201);

        coop.get("/members/" + member).then().body("state", equalTo("MEMBER"));
    }

    @Test
    void theMembershipCanEndAfterAll() {
        ended("LOSS_OF_QUALIFICATION");
        reverse("2026-01-08").statusCode(201);
        coop.ended(member, "LOSS_OF_QUALIFICATION", "2026-02-10").then().statusCode(200);

        UUID taker = coop.member(1);
        takeOver(taker, 3)
                .statusCode(422)
                .body("code", equalTo("take-over-too-many"))
                .body("figures.leaversUnits", equalTo(2));
        registered("?asOf=2026-02-10", 6, 11);
        registered("?asOf=2026-02-11", 5, 9);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201).body("leavers", equalTo(1));
        coop.verified();
    }

    @Test
    void whoeverLivesHasNoHeirs() {
        ended("DEATH");
        recordHeirs().statusCode(201);
        reverse("2026-01-08").statusCode(201);

        recordHeirs().statusCode(409).body("code", equalTo("member-not-dead"));
        coop.ended(member, "DEATH", "2026-02-10").then().statusCode(200);
        recordHeirs().statusCode(201);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        coop.get("/members/" + member + "/refund-claims")
                .then()
                .body("items.amount.amount", contains("100000"));
    }

    @Test
    void whoeverLivesWorksOnAndCountsAmongTheWorkers() {
        UUID site = coop.site();
        for (UUID each : List.of(member, coop.member(1))) {
            coop.post(
                            "/members/" + each + "/placements",
                            Map.of("siteId", site, "role", "調理", "from", "2025-04-10"))
                    .then()
                    .statusCode(201);
        }
        ended("DEATH");
        work(site).statusCode(409).body("code", equalTo("member-died"));
        String known = coop.audit("/members/" + member + "/history").path("items[-1].recordedAt");
        workers("?asOf=2026-01-31", 1, 5);
        reverse("2026-01-08").statusCode(201);

        workers("?asOf=2026-01-31", 2, 6);
        workers("?asOf=2026-01-31&knownAt=" + known, 1, 5);
        work(site).statusCode(201);
    }

    /// Four with four units and one with one: 4 of 17 are less than a quarter, 4 of 13 more.
    @Test
    void aBreachOfTheCapThatCameOfItIsNoneAnyMore() {
        Coop few = Coop.registered();
        List<UUID> holders = Stream.generate(() -> few.member(4)).limit(4).toList();
        few.member(1);
        few.ended(holders.getFirst(), "DEATH", "2025-06-10").then().statusCode(200);
        few.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("capBreaches[0].since", equalTo("2025-06-11"));
        few.post(
                        "/members/" + holders.getFirst() + "/statutory-withdrawal/reversals",
                        correction("2025-06-20"))
                .then()
                .statusCode(201);

        for (String day : List.of("2025-06-10", "2025-06-30")) {
            few.audit("/compliance?asOf=" + day)
                    .then()
                    .body("capBreaches", empty())
                    .body("checks.find { it.rule == 'JP-021' }.numerator", equalTo(4))
                    .body("checks.find { it.rule == 'JP-021' }.denominator", equalTo(17));
        }
        few.ended(holders.getFirst(), "DEATH", "2025-06-25").then().statusCode(200);
        few.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("capBreaches[0].since", equalTo("2025-06-26"));
    }

    /// Three of eleven are more than a quarter, though three of thirteen are not.
    @Test
    void theCapOfThatDayCountsTheUnitsOnce() {
        UUID other = coop.member(2);
        ended("DEATH");
        reverse("2026-01-08").statusCode(201);
        coop.ended(other, "DEATH", "2025-12-09").then().statusCode(200);

        UUID holder = UUID.fromString(coop.get("/members").path("items[0].memberId"));
        coop.subscribe(holder, 1, DEATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("unit-cap-exceeded"))
                .body("figures.totalUnitsAfter", equalTo(11));
    }

    @Test
    void aShareThatIsValuedStandsAndOneThatIsNotDoesNot() {
        ended("DEATH");
        UUID later = coop.member(2);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);
        coop.ended(later, "DEATH", "2026-04-10").then().statusCode(200);

        reverse("2026-05-01")
                .statusCode(409)
                .body("code", equalTo("share-valued"))
                .body("rule", equalTo("JP-054"))
                .body("figures.valuedOn", equalTo("2026-03-31"));
        coop.get("/members/" + member).then().body("state", equalTo("LEFT"));
        coop.post("/members/" + later + "/statutory-withdrawal/reversals", correction("2026-05-01"))
                .then()
                .statusCode(201);
    }

    @Test
    void unitsThatOthersTookOverStayWithThem() {
        ended("LOSS_OF_QUALIFICATION");
        takeOver(coop.member(1), 1).statusCode(201);

        reverse("2026-02-20")
                .statusCode(409)
                .body("code", equalTo("units-taken-by-others"))
                .body("rule", equalTo("JP-022"))
                .body("figures.unitsTakenOver", equalTo(1));
    }

    /// The notice is for March: units are taken over because of it until then.
    @ParameterizedTest
    @CsvSource({"2026-03-31, 201", "2026-04-01, 409"})
    void aNoticeThatStandsAgainCarriesWhatWasTakenOverInItsTime(String takenOn, int status) {
        coop.giveNotice(member, "2025-11-20").then().statusCode(200);
        ended("DEATH");
        takeOver(coop.member(1), 1, takenOn).statusCode(201);

        reverse("2026-04-10").statusCode(status);
        coop.verified();
    }

    @Test
    void whoeverJoinedAgainIsNotTwiceAMember() {
        String person = coop.get("/members/" + member).path("personId");
        ended("LOSS_OF_QUALIFICATION");
        Map<String, Object> application = Coop.application(UUID.randomUUID(), 1);
        application.remove("person");
        application.put("personId", person);
        application.put("appliedOn", "2025-12-20");
        coop.post("/members", application).then().statusCode(201);

        reverse("2026-01-08")
                .statusCode(409)
                .body("code", equalTo("memberships-overlap"))
                .body("rule", equalTo("JP-003"))
                .body("figures.laterSince", equalTo("2025-12-20"));
    }

    @Test
    void aUnitAmountThatFellSinceClosesTheDay() {
        ended("DEATH");
        UUID resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, "2025-12-20");
        String cut =
                coop.post(
                                "/unit-cuts",
                                Map.of("unitAmount", Coop.yen(40_000), "resolutionId", resolution))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("unitCutId");
        cutStep(cut, "documents", Map.of("documentsOn", "2025-12-28"));
        cutStep(
                cut,
                "notice",
                Map.of(
                        "gazetteOn", "2025-12-29",
                        "notifiedOn", "2025-12-29",
                        "objectionsUntil", "2026-01-31"));
        cutStep(cut, "objections", Map.of("objections", 0, "settled", true));
        cutStep(cut, "effect", Map.of("effectiveOn", "2026-02-02"));

        reverse("2026-02-10").statusCode(409).body("code", equalTo("fiscal-year-closed"));
    }

    @Test
    void whatDidNotEndByLawIsNotTakenBack() {
        reverse("2026-01-08").statusCode(409).body("code", equalTo("not-ended-by-law"));
        coop.giveNotice(member, "2025-10-01").then().statusCode(200);
        reverse("2026-01-08").statusCode(409).body("code", equalTo("not-ended-by-law"));
    }

    @Test
    void theCorrectionIsNotOlderThanWhatItCorrects() {
        ended("DEATH");

        reverse("2025-12-09").statusCode(400).body("code", equalTo("date-too-early"));
        reverse("9999-12-31").statusCode(400).body("code", equalTo("date-too-late"));
        reverse(DEATH).statusCode(201);
        reverse(DEATH).statusCode(409).body("code", equalTo("not-ended-by-law"));
    }

    @Test
    void whatWasCalledMeanwhileIsCalledOfWhoeverLivesToo() {
        member = coop.founder(1);
        UUID other = coop.founder(1);
        for (UUID founder : List.of(member, other)) {
            coop.pay(founder, 12_500, "2025-04-10").then().statusCode(201);
        }
        ended("DEATH");
        call("2025-12-20", 10_000, 1);
        reverse("2026-01-08").statusCode(201);

        for (UUID founder : List.of(member, other)) {
            coop.get("/members/" + founder + "/arrears?on=2026-03-01")
                    .then()
                    .statusCode(200)
                    .body("arrears.amount", equalTo("10000"))
                    .body("uncalled.amount", equalTo("27500"));
        }
        call("2026-01-20", 5_000, 2);
        coop.get("/members/" + member + "/arrears?on=2026-03-01")
                .then()
                .body("uncalled.amount", equalTo("22500"));
        coop.verified();
    }

    private void call(String calledOn, long perUnit, int members) {
        coop.post(
                        "/capital-calls",
                        Map.of(
                                "calledOn",
                                calledOn,
                                "dueOn",
                                "2026-01-31",
                                "amountPerUnit",
                                Coop.yen(perUnit)))
                .then()
                .statusCode(201)
                .body("members", equalTo(members));
    }

    private void ended(String cause) {
        coop.ended(member, cause, DEATH).then().statusCode(200);
    }

    private ValidatableResponse reverse(String on) {
        return post(on).then();
    }

    private Response post(String on) {
        return coop.post("/members/" + member + "/statutory-withdrawal/reversals", correction(on));
    }

    private static Map<String, String> correction(String on) {
        return Map.of("reversedOn", on, "reason", "同姓同名の別人", "document", "戸籍謄本");
    }

    private void registered(String when, int members, int units) {
        coop.audit("/register" + when)
                .then()
                .statusCode(200)
                .body("members", equalTo(members))
                .body("units", equalTo(units))
                .body("items.units.sum()", equalTo(units));
    }

    private void workers(String when, int working, int members) {
        coop.audit("/compliance" + when)
                .then()
                .body("checks.find { it.rule == 'JP-010' }.numerator", equalTo(working))
                .body("checks.find { it.rule == 'JP-010' }.denominator", equalTo(members));
    }

    private ValidatableResponse work(UUID site) {
        return coop.post(
                        "/work-entries",
                        Map.of(
                                "memberId",
                                member,
                                "siteId",
                                site,
                                "month",
                                "2026-01",
                                "minutes",
                                600,
                                "days",
                                1))
                .then();
    }

    private ValidatableResponse takeOver(UUID taker, int units) {
        return takeOver(taker, units, "2026-02-15");
    }

    private ValidatableResponse takeOver(UUID taker, int units, String on) {
        return coop.post(
                        "/members/" + taker + "/subscriptions",
                        Map.of("units", units, "subscribedOn", on, "takesOverFrom", member))
                .then();
    }

    private ValidatableResponse recordHeirs() {
        return coop.post(
                        "/members/" + member + "/heirs",
                        Map.of(
                                "heirs",
                                List.of(Map.of("name", "山田", "address", "横浜市", "share", "1/1"))))
                .then();
    }

    private void cutStep(String cut, String step, Map<String, ?> body) {
        coop.post("/unit-cuts/" + cut + "/" + step, body).then().statusCode(200);
    }
}
