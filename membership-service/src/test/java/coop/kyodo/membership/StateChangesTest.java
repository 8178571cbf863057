package coop.kyodo.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Each change of state is told once, as its schema says, with growing sequences, and a refused
/// command tells nothing.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class StateChangesTest {

    @Test
    void anApplicantsDepositsAndGivingUpAreTold() {
        Coop coop = Coop.withMembers(1, 1);
        UUID applicant = coop.accepted(2);
        coop.pay(applicant, 40_000, "2025-04-10").then().statusCode(201);
        Told.nothingBy(coop, 422, () -> coop.pay(applicant, 60_001, "2025-04-11"));
        Map<String, String> givingUp = Map.of("givenUpOn", "2025-05-01");
        String path = "/members/" + applicant;
        coop.post(path + "/giving-up", givingUp).then().statusCode(200);
        Told.nothingBy(coop, 409, () -> coop.post(path + "/giving-up", givingUp));
        returnDeposit(coop, applicant).then().statusCode(201);
        Told.nothingBy(coop, 409, () -> returnDeposit(coop, applicant));

        assertThat(Told.of(coop, "application-given-up"))
                .extracting(event -> event.at("/data/memberId").asText())
                .containsExactly(applicant.toString());
        assertThat(Told.of(coop, "deposit-changed"))
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.at("/data/change").asText(),
                        event -> event.at("/data/amount/amount").asText(),
                        event -> event.at("/data/deposits/amount").asText())
                .containsExactly(
                        tuple(applicant.toString(), "RECEIVED", "40000", "40000"),
                        tuple(applicant.toString(), "RETURNED", "40000", "0"));
    }

    @Test
    void aNoticeAndItsCancellationAreTold() {
        Coop coop = Coop.withMembers(4, 2);
        UUID member = coop.member(2);
        coop.giveNotice(member, "2025-12-31").then().statusCode(200);
        Told.nothingBy(coop, 409, () -> coop.giveNotice(member, "2026-01-02"));
        String path = "/members/" + member + "/withdrawal/cancellation";
        Told.nothingBy(coop, 422, () -> coop.post(path, Map.of("cancelledOn", "2026-04-01")));
        coop.post(path, Map.of("cancelledOn", "2026-01-10")).then().statusCode(200);

        List<JsonNode> told = Told.of(coop, "withdrawal-notice-changed");

        assertThat(told)
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.at("/data/state").asText(),
                        event -> event.at("/data/effectiveOn").asText(),
                        event -> event.at("/data/cancelledOn").asText())
                .containsExactly(
                        tuple(member.toString(), "GIVEN", "2026-03-31", ""),
                        tuple(member.toString(), "CANCELLED", "2026-03-31", "2026-01-10"));
        assertGrowing(told);
    }

    @Test
    void theStepsOfAnExpulsionAreToldButNotWhy() {
        Coop coop = Coop.withMembers(4, 2);
        UUID member = coop.member(2);
        Told.nothingBy(coop, 422, () -> propose(coop, member, "2025-11-11"));
        propose(coop, member, "2025-11-10").then().statusCode(201);
        expulsion(coop, member, "/dropping", Map.of("droppedOn", "2025-11-12"));
        propose(coop, member, "2025-11-10").then().statusCode(201);
        Map<String, String> heard = Map.of("defence", "HEARD", "defenceOn", "2025-11-20");
        expulsion(coop, member, "/defence", heard);
        Map<String, String> informed = Map.of("informedOn", "2025-11-22");
        Told.nothingBy(
                coop, 422, () -> coop.post("/members/" + member + "/expulsion/effect", informed));
        UUID resolution = AdoptedResolutions.special(coop.id(), "EXPULSION", member, "2025-11-20");
        expulsion(coop, member, "/effect", informed);

        List<JsonNode> told = Told.of(coop, "expulsion-changed");

        assertThat(told)
                .extracting(
                        event -> event.at("/data/step").asText(),
                        event -> event.at("/data/on").asText(),
                        event -> event.at("/data/resolutionId").asText())
                .containsExactly(
                        tuple("PROPOSED", "2025-11-10", ""),
                        tuple("DROPPED", "2025-11-12", ""),
                        tuple("PROPOSED", "2025-11-10", ""),
                        tuple("HEARD", "2025-11-20", ""),
                        tuple("EFFECTIVE", "2025-11-22", resolution.toString()));
        assertGrowing(told);
        assertThat(told.toString()).doesNotContain("長期間").doesNotContain("NO_WORK");
    }

    @Test
    void unitsGivenUpAreToldUntilTheYearsEnd() {
        Coop coop = Coop.withMembers(4, 4);
        UUID stays = coop.member(4);
        UUID leaves = coop.member(4);
        Told.nothingBy(coop, 422, () -> giveUp(coop, stays, 4));
        giveUp(coop, stays, 2).then().statusCode(201);
        giveUp(coop, leaves, 2).then().statusCode(201);
        coop.giveNotice(leaves, "2025-12-02").then().statusCode(200);
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);

        List<JsonNode> told = Told.of(coop, "reduction-changed");

        assertThat(told)
                .extracting(
                        event -> event.at("/data/memberId").asText(),
                        event -> event.at("/data/state").asText(),
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/refund/amount").asText())
                .containsExactlyInAnyOrder(
                        tuple(stays.toString(), "OPEN", 1, ""),
                        tuple(stays.toString(), "SETTLED", 2, "100000"),
                        tuple(leaves.toString(), "OPEN", 1, ""),
                        tuple(leaves.toString(), "OVERTAKEN", 2, ""));
        assertThat(of(Told.of(coop, "refund-claims-changed"), stays)).hasSize(1);
    }

    @Test
    void aYearsEndAndTheClaimsThatItOpensAreTold() {
        Coop coop = Coop.withMembers(4, 2);
        UUID leaver = coop.member(2);
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        Told.nothingBy(coop, 409, () -> coop.closeYear("2026-03-31", 1_000_000));
        coop.payRefund(leaver, "2026-06-30", "refund").then().statusCode(201);
        Told.nothingBy(coop, 409, () -> coop.payRefund(leaver, "2026-06-30", "again"));

        assertThat(Told.of(coop, "year-end-closed"))
                .extracting(
                        event -> event.at("/data/valuePerUnit/amount").asText(),
                        event -> event.at("/data/leavers").asInt(),
                        event -> event.at("/data/refunds/amount").asText())
                .containsExactly(tuple("100000", 1, "100000"));
        List<JsonNode> claims = Told.of(coop, "refund-claims-changed");
        assertThat(claims)
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.at("/data/step").asText(),
                        event -> event.at("/data/claims/0/amount/amount").asText(),
                        event -> event.at("/data/claims/0/paidOn").asText())
                .containsExactly(
                        tuple(leaver.toString(), "OPENED", "100000", ""),
                        tuple(leaver.toString(), "PAID", "100000", "2026-06-30"));
        assertGrowing(claims);
    }

    @Test
    void whatHeirsTakeOverIsToldWithoutTheirNames() {
        Coop coop = Coop.withMembers(4, 2);
        UUID early = coop.member(2);
        UUID late = coop.member(2);
        for (UUID dead : List.of(early, late)) {
            coop.ended(dead, "DEATH", "2025-05-10").then().statusCode(200);
        }
        Told.nothingBy(coop, 400, () -> heirs(coop, early, "1/3"));
        heirs(coop, early, "1/1").then().statusCode(201);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        heirs(coop, late, "1/4", "3/4").then().statusCode(201);

        List<JsonNode> told = Told.of(coop, "refund-claims-changed");

        assertThat(of(told, early))
                .extracting(
                        event -> event.at("/data/step").asText(),
                        event -> event.at("/data/claims").size())
                .containsExactly(tuple("INHERITED", 0), tuple("OPENED", 1), tuple("INHERITED", 1));
        assertThat(of(told, late))
                .extracting(
                        event -> event.at("/data/step").asText(),
                        event -> event.at("/data/claims").size())
                .containsExactly(tuple("OPENED", 1), tuple("INHERITED", 2));
        assertGrowing(of(told, early));
        assertThat(told.toString()).doesNotContain("山田");
    }

    @Test
    void aDebtIsToldWithoutWhatItIsFor() {
        Coop coop = Coop.withMembers(1, 1);
        UUID member = coop.member(1);
        UUID debt = Ids.next();
        coop.debt(debt, member, 30_000).then().statusCode(201);
        Told.nothingBy(coop, 409, () -> coop.debt(debt, member, 30_000));
        String path = "/members/" + member + "/debts/" + debt + "/payment";
        coop.post(path, Map.of("paidOn", "2026-05-01")).then().statusCode(200);
        Told.nothingBy(coop, 409, () -> coop.post(path, Map.of("paidOn", "2026-05-01")));

        List<JsonNode> told = Told.of(coop, "debt-changed");

        assertThat(told)
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/state").asText(),
                        event -> event.at("/data/paidOn").asText())
                .containsExactly(
                        tuple(debt.toString(), 1, "OWED", ""),
                        tuple(debt.toString(), 2, "PAID", "2026-05-01"));
        assertThat(told.toString()).doesNotContain("道具");
    }

    @Test
    void calledCapitalThatALeaverPaysIsTold() {
        Coop coop = Coop.withMembers(5, 2);
        UUID leaver = coop.member(2);
        coop.subscribe(leaver, 1).then().statusCode(201);
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", -300_000).then().statusCode(201);
        Told.nothingBy(coop, 422, () -> callOf(coop, leaver, 50_001));
        callOf(coop, leaver, 20_000).then().statusCode(201);

        assertThat(Told.of(coop, "called-capital-paid"))
                .extracting(
                        event -> event.at("/data/amount/amount").asText(),
                        event -> event.at("/data/left/amount").asText())
                .containsExactly(tuple("20000", "30000"));
        assertThat(Told.of(coop, "year-end-closed"))
                .extracting(event -> event.at("/data/netAssets/amount").asText())
                .containsExactly("-300000");
    }

    @Test
    void eachStepOfABatchIsTold() {
        Coop coop = Coop.withMembers(4, 2);
        for (UUID leaver : List.of(coop.member(2), coop.member(2))) {
            coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
            coop.payeeAccount(leaver).then().statusCode(201);
        }
        coop.closeYear("2026-03-31", 1_200_000).then().statusCode(201);
        String batch = coop.refundBatch("2026-06-30").then().extract().path("batch.batchId");
        Told.nothingBy(coop, 409, () -> coop.refundBatch("2026-06-30"));
        String path = "/refund-batches/" + batch;
        Told.nothingBy(
                coop,
                409,
                () -> coop.post(path + "/steps", Map.of("step", "PAID", "on", "2026-06-30")));
        coop.paidByTheBank(batch, "2026-06-30");
        coop.post(path + "/lines/1/outcome", Map.of("outcome", "RETURNED", "on", "2026-07-02"))
                .then()
                .statusCode(200);

        assertThat(Told.of(coop, "payment-batch-changed"))
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/step").asText(),
                        event -> event.at("/data/lines").asInt(),
                        event -> event.at("/data/line").asInt(),
                        event -> event.at("/data/amount/amount").asText(),
                        event -> event.at("/data/states/paid").asInt())
                .containsExactly(
                        tuple(batch, 1, "PREPARED", 2, 0, "200000", 0),
                        tuple(batch, 3, "SENT", 2, 0, "200000", 0),
                        tuple(batch, 5, "PAID", 2, 0, "200000", 2),
                        tuple(batch, 6, "RETURNED", 1, 1, "100000", 1));
        assertThat(Told.of(coop, "refund-claims-changed"))
                .extracting(
                        event -> event.at("/data/step").asText(),
                        event -> event.at("/data/claims/0/paidOn").asText())
                .containsExactlyInAnyOrder(
                        tuple("OPENED", ""),
                        tuple("OPENED", ""),
                        tuple("PAID", "2026-06-30"),
                        tuple("PAID", "2026-06-30"),
                        tuple("RETURNED", ""));
    }

    @Test
    void eachStepOfAUnitCutIsTold() {
        Coop coop = Coop.withMembers(4, 2);
        UUID resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, "2025-06-20");
        Map<String, Object> request =
                Map.of("unitAmount", Coop.yen(40_000), "resolutionId", resolution);
        String cut = coop.post("/unit-cuts", request).then().extract().path("unitCutId");
        Told.nothingBy(coop, 409, () -> coop.post("/unit-cuts", request));
        cutStep(coop, cut, "documents", Map.of("documentsOn", "2025-06-30"));
        cutStep(
                coop,
                cut,
                "notice",
                Map.of(
                        "gazetteOn", "2025-07-01",
                        "notifiedOn", "2025-07-01",
                        "objectionsUntil", "2025-08-03"));
        cutStep(coop, cut, "objections", Map.of("objections", 1, "settled", false));
        Told.nothingBy(
                coop,
                409,
                () ->
                        coop.post(
                                "/unit-cuts/" + cut + "/effect",
                                Map.of("effectiveOn", "2025-08-04")));
        cutStep(
                coop,
                cut,
                "objections",
                Map.of(
                        "objections",
                        1,
                        "settled",
                        true,
                        "settlement",
                        Map.of("paid", 1, "secured", 0, "entrusted", 0, "unharmed", 0)));
        cutStep(coop, cut, "effect", Map.of("effectiveOn", "2025-08-04"));

        assertThat(Told.of(coop, "unit-cut-changed"))
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/step").asText(),
                        event -> event.at("/data/objectionsSettled").asBoolean(),
                        event -> event.at("/data/effectiveOn").asText())
                .containsExactly(
                        tuple(cut, 1, "RESOLVED", false, ""),
                        tuple(cut, 2, "DOCUMENTS", false, ""),
                        tuple(cut, 3, "NOTICE", false, ""),
                        tuple(cut, 4, "OBJECTIONS", false, ""),
                        tuple(cut, 5, "OBJECTIONS", true, ""),
                        tuple(cut, 6, "EFFECTIVE", true, "2025-08-04"));
    }

    @Test
    void aSchemeOfBenefitsIsToldWithEachVersion() {
        Coop coop = Coop.registered();
        scheme(coop, "2025-04-01").then().statusCode(201);
        scheme(coop, "2025-06-01").then().statusCode(201);
        Told.nothingBy(coop, 409, () -> scheme(coop, "2025-06-01"));

        List<JsonNode> told = Told.of(coop, "benefit-scheme-decided");

        assertThat(told)
                .extracting(
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/version").asInt(),
                        event -> event.at("/data/effectiveOn").asText())
                .containsExactly(tuple(1, 1, "2025-04-01"), tuple(2, 2, "2025-06-01"));
        assertThat(told)
                .extracting(event -> event.path("subject").asText())
                .containsOnly(told.getFirst().path("subject").asText());
    }

    @Test
    void approvedWorkAndTheSettingAreTold() {
        Coop coop = Coop.registered();
        UUID member = coop.member(1);
        coop.post("/work-settings", Map.of("approval", "REQUIRED")).then().statusCode(200);
        coop.post(
                        "/work-entries",
                        Map.of(
                                "memberId",
                                member,
                                "siteId",
                                coop.site(),
                                "month",
                                "2025-04",
                                "minutes",
                                600,
                                "days",
                                10))
                .then()
                .statusCode(201);
        approve(coop, "somebody").then().statusCode(200);
        approve(coop, "somebody").then().statusCode(200);
        Told.nothingBy(coop, 400, () -> coop.post("/work-settings", Map.of("approval", "NEVER")));

        assertThat(Told.of(coop, "work-setting-changed"))
                .extracting(
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/approval").asText())
                .containsExactly(tuple(1, "REQUIRED"));
        List<JsonNode> approved = Told.of(coop, "work-approved");
        assertThat(approved)
                .extracting(
                        event -> event.at("/data/period").asText(),
                        event -> event.at("/data/approved").asInt(),
                        event -> event.at("/data/open").asInt())
                .containsExactly(tuple("2025-04", 1, 0));
        assertThat(approved.toString()).doesNotContain(member.toString());
    }

    private static void assertGrowing(List<JsonNode> told) {
        assertThat(told)
                .extracting(event -> event.path("sequence").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> of(List<JsonNode> events, UUID aggregate) {
        return events.stream()
                .filter(event -> event.path("subject").asText().equals(aggregate.toString()))
                .toList();
    }

    private static Response returnDeposit(Coop coop, UUID applicant) {
        return coop.post(
                "/members/" + applicant + "/deposit-return",
                Map.of("paidOn", "2025-05-10", "reference", Coop.key()));
    }

    private static Response propose(Coop coop, UUID member, String notifiedOn) {
        return coop.post(
                "/members/" + member + "/expulsion",
                Map.of(
                        "ground", "NO_WORK",
                        "explanation", "長期間の不就労",
                        "notifiedOn", notifiedOn,
                        "meetingOn", "2025-11-20"));
    }

    private static void expulsion(Coop coop, UUID member, String step, Map<String, ?> body) {
        coop.post("/members/" + member + "/expulsion" + step, body).then().statusCode(200);
    }

    private static Response giveUp(Coop coop, UUID member, int units) {
        return coop.post(
                "/members/" + member + "/reductions",
                Map.of("units", units, "noticeOn", "2025-12-01"));
    }

    private static Response heirs(Coop coop, UUID dead, String... shares) {
        return coop.post(
                "/members/" + dead + "/heirs",
                Map.of(
                        "heirs",
                        List.of(shares).stream()
                                .map(share ->
                                        Map.of("name", "山田", "address", "横浜市", "share", share))
                                .toList()));
    }

    private static Response callOf(Coop coop, UUID leaver, long amount) {
        return coop.post(
                "/members/" + leaver + "/called-capital",
                Coop.payment(amount, "2026-06-30", Coop.key()));
    }

    private static void cutStep(Coop coop, String cut, String step, Map<String, ?> body) {
        coop.post("/unit-cuts/" + cut + "/" + step, body).then().statusCode(200);
    }

    private static Response scheme(Coop coop, String effectiveOn) {
        return coop.post(
                "/benefit-schemes",
                Map.of(
                        "code",
                        "TRANSFER",
                        "effectiveOn",
                        effectiveOn,
                        "terms",
                        Map.of(
                                "title", Map.of("en", "On a transfer", "ja", "赴任手当"),
                                "source", "Rules on benefits, art. 7",
                                "basis", "EVENT",
                                "award", Map.of("kind", "FIXED", "amount", Coop.yen(50_000)),
                                "conditions", Map.of("evidence", List.of()))));
    }

    private static Response approve(Coop coop, String subject) {
        return Coop.posting(coop.tokens().role("clerk").subject(subject).bearer(), Coop.key())
                .body(Map.of())
                .post(coop.path("/work-periods/2025-04/approval"));
    }
}
