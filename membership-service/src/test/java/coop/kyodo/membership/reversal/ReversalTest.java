package coop.kyodo.membership.reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Five members, one of whom paid for two units on 2025-04-10 and for a third on 2025-08-01.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ReversalTest {

    private static final String REVERSED = "coop.kyodo.membership.capital-payment-reversed.v1";

    private Coop coop;
    private UUID member;
    private UUID payment;

    @BeforeEach
    void aMemberOfFive() {
        coop = Coop.withMembers(4, 4);
        member = coop.member(2);
        coop.subscribe(member, 1).then().statusCode(201);
        payment = paid(member, 50_000, "2025-08-01");
    }

    @Test
    void whatWasRecordedWronglyIsUnpaidAgainAndDueAtOnce() {
        reverse(payment, "2025-08-10", true)
                .statusCode(201)
                .body("paymentId", equalTo(payment.toString()))
                .body("amount.amount", equalTo("50000"))
                .body("holding.state", equalTo("MEMBER"))
                .body("holding.paidIn.amount", equalTo("100000"))
                .body("holding.outstanding.amount", equalTo("50000"));

        coop.get("/members/" + member + "/account?asOf=2025-08-09")
                .then()
                .body("unpaid.amount", equalTo("0"));
        coop.get("/members/" + member + "/account?asOf=2025-08-10")
                .then()
                .body("unpaid.amount", equalTo("50000"))
                .body("entries[-1].kind", equalTo("PAYMENT_REVERSAL"))
                .body("entries[-1].reversesId", equalTo(payment.toString()))
                .body("entries[-1].reason", equalTo("二重に記帳した"));
        coop.get("/arrears?on=2025-08-11").then().body("items.memberId", contains(text(member)));
        coop.verified();
        JsonNode told = Events.await(REVERSED, member);
        EventSchemas.of("membership-service").validate(told);
        assertThat(told.at("/data/member/paidIn/amount").asText()).isEqualTo("100000");
        assertThat(told.toString()).doesNotContain("二重");

        coop.pay(member, 50_000, "2025-08-20").then().statusCode(201);
        coop.get("/arrears?on=2025-08-21").then().body("items", empty());
    }

    @Test
    void theRegisterNamesTheDatesOfPaymentsThatStand() {
        reverse(payment, "2025-08-10", true).statusCode(201);

        registered("2025-08-09").body(paidOn(), contains("2025-04-10", "2025-08-01"));
        registered("2025-08-10").body(paidOn(), contains("2025-04-10"));
    }

    @Test
    void aMembersUnpaidCapitalIsSaidAloud() {
        reverse(payment, "2025-08-10", false)
                .statusCode(422)
                .body("code", equalTo("reversal-leaves-unpaid"))
                .body("rule", equalTo("JP-026"))
                .body("figures.unpaidAfter.amount", equalTo("50000"));
    }

    @Test
    void whoSaysNothingOfUnpaidCapitalDoesNotSayThatItMayBe() {
        UUID applicant = coop.accepted(2);
        UUID deposit = paid(applicant, 60_000, "2025-08-05");

        Map<String, Object> request = Map.of("reversedOn", "2025-08-10", "reason", "二重に記帳した");
        coop.post(path(payment), request)
                .then()
                .statusCode(422)
                .body("code", equalTo("reversal-leaves-unpaid"))
                .body("rule", equalTo("JP-026"));
        coop.post(path(applicant, deposit), request)
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("60000"));
    }

    @Test
    void itCanFallDueLater() {
        Map<String, Object> request = new HashMap<>(request("2025-08-10", true));
        request.put("dueOn", "2025-09-30");
        coop.post(path(payment), request).then().statusCode(201);

        coop.get("/arrears?on=2025-09-30").then().body("items", empty());
        coop.get("/arrears?on=2025-10-01").then().body("items.memberId", contains(text(member)));
        request.put("dueOn", "2025-08-09");
        coop.post(path(payment), request).then().statusCode(409);
    }

    @Test
    void nothingIsTakenBackTwice() {
        String key = Coop.key();
        Map<String, Object> request = request("2025-08-10", true);
        String first =
                coop.post(path(payment), request, key)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("reversalId");
        coop.post(path(payment), request, key)
                .then()
                .statusCode(201)
                .body("reversalId", equalTo(first));

        reverse(payment, "2025-08-11", true)
                .statusCode(409)
                .body("code", equalTo("payment-reversed"));
        reverse(UUID.fromString(first), "2025-08-11", true)
                .statusCode(409)
                .body("code", equalTo("payment-not-reversible"));
    }

    @Test
    void itIsDatedInAnOpenYearAndNotBeforeThePayment() {
        reverse(payment, "2025-07-31", true)
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        reverse(payment, "2026-03-31", true)
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        reverse(payment, "2026-04-01", true).statusCode(201);
    }

    @Test
    void anApplicantIsNotAMemberByAPaymentThatWasTakenBack() {
        UUID applicant = coop.accepted(1);
        UUID deposit = paid(applicant, 20_000, "2025-09-01");
        coop.post(path(applicant, deposit), request("2025-09-02", false))
                .then()
                .statusCode(201)
                .body("holding.paidIn.amount", equalTo("0"));

        coop.pay(applicant, 30_000, "2025-06-01").then().body("holding.state", equalTo("ACCEPTED"));
        coop.pay(applicant, 20_000, "2025-06-02").then().body("holding.state", equalTo("MEMBER"));
        coop.get("/members/" + applicant).then().body("admittedOn", equalTo("2025-06-02"));
        coop.verified();
    }

    /// Of three units two are to be given up, which are paid up: one can be unpaid again, and what
    /// is unpaid leaves first.
    @Test
    void whatIsGivenUpStaysPaid() {
        coop.post(
                        "/members/" + member + "/reductions",
                        Map.of("units", 2, "noticeOn", "2025-08-02"))
                .then()
                .statusCode(201);
        String deposit = deposit(member);

        reverse(UUID.fromString(deposit), "2025-08-10", true)
                .statusCode(409)
                .body("code", equalTo("reversal-exceeds-paid-in"));
        reverse(payment, "2025-08-10", true).statusCode(201);
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);
        coop.get("/members/" + member)
                .then()
                .body("units", equalTo(1))
                .body("paidIn.amount", equalTo("50000"))
                .body("outstanding.amount", equalTo("0"));
        coop.verified();
    }

    /// 100,000 yen were paid for units that are worth 90,000 after the cut.
    @Test
    void whatBecameCapitalSurplusIsNotTakenBack() {
        reverse(payment, "2025-08-01", true).statusCode(201);
        UUID resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, "2025-06-20");
        String cut =
                coop.post(
                                "/unit-cuts",
                                Map.of("unitAmount", Coop.yen(30_000), "resolutionId", resolution))
                        .path("unitCutId");
        coop.post("/unit-cuts/" + cut + "/documents", Map.of("documentsOn", "2025-06-25"));
        coop.post(
                "/unit-cuts/" + cut + "/notice",
                Map.of(
                        "gazetteOn", "2025-07-01",
                        "notifiedOn", "2025-07-01",
                        "objectionsUntil", "2025-08-01"));
        coop.post("/unit-cuts/" + cut + "/effect", Map.of("effectiveOn", "2025-08-02"))
                .then()
                .statusCode(200);

        reverse(UUID.fromString(deposit(member)), "2025-08-10", true)
                .statusCode(409)
                .body("code", equalTo("reversal-exceeds-paid-in"));
    }

    @Test
    void aLeaversPaymentStands() {
        coop.ended(member, "LOSS_OF_QUALIFICATION", "2025-09-01").then().statusCode(200);

        reverse(payment, "2025-09-02", true).statusCode(409).body("code", equalTo("not-a-member"));
    }

    /// The bank collected an instalment on the day after the death, and gave it back.
    @Test
    void aDeathIsRecordedOnItsDayWhenALaterPaymentWasTakenBack() {
        movedLater("2025-07-31", payment.toString(), "PAYMENT", "2025-08-01");
        reverse(payment, "2025-08-10", true).statusCode(201);

        coop.ended(member, "DEATH", "2025-07-31").then().statusCode(200);
        for (String day : List.of("2025-07-31", "2025-08-10")) {
            coop.get("/members/" + member + "/account?asOf=" + day)
                    .then()
                    .body("unpaid.amount", equalTo("0"))
                    .body("refundPayable.amount", equalTo("100000"));
        }
        coop.get("/arrears?on=2025-08-11").then().body("items", empty());
        coop.verified();
        coop.closeYear("2026-03-31", 10_000_000)
                .then()
                .statusCode(201)
                .body("leavers", equalTo(1))
                .body("refunds.amount", equalTo("100000"));
        coop.verified();
    }

    @Test
    void onADayBetweenThePaymentAndItsCorrectionTheCorrectionStandsInTheWay() {
        String reversal =
                reverse(payment, "2025-08-10", true).statusCode(201).extract().path("reversalId");

        movedLater("2025-08-01", reversal, "PAYMENT_REVERSAL", "2025-08-10");
        movedLater("2025-08-09", reversal, "PAYMENT_REVERSAL", "2025-08-10");
        coop.ended(member, "DEATH", "2025-08-10").then().statusCode(200);
    }

    @Test
    void ofTwoLaterPaymentsTheOneThatStandsIsInTheWay() {
        reverse(payment, "2025-08-10", true).statusCode(201);
        UUID other = paid(member, 20_000, "2025-08-20");

        movedLater("2025-07-31", other.toString(), "PAYMENT", "2025-08-20");
        reverse(other, "2025-08-21", true).statusCode(201);
        coop.ended(member, "LOSS_OF_QUALIFICATION", "2025-07-31").then().statusCode(200);
    }

    @Test
    void onlyPaymentsOfThisMemberAreThere() {
        UUID other = coop.member(1);

        coop.post(path(other, payment), request("2025-08-10", true))
                .then()
                .statusCode(404)
                .body("code", equalTo("payment-not-found"));
        reverse(Ids.next(), "2025-08-10", true).statusCode(404);
    }

    @Test
    void itIsInTheMembersHistory() {
        reverse(payment, "2025-08-10", true).statusCode(201);

        coop.get("/members/" + member + "/history")
                .then()
                .statusCode(200)
                .body(containsString("payment-reversed"));
    }

    private void movedLater(String leftOn, String journal, String kind, String on) {
        coop.ended(member, "DEATH", leftOn)
                .then()
                .statusCode(409)
                .body("code", equalTo("capital-moved-later"))
                .body("rule", equalTo("JP-052"))
                .body("figures.lastDay", equalTo(leftOn))
                .body("figures.journalId", equalTo(journal))
                .body("figures.kind", equalTo(kind))
                .body("figures.effectiveOn", equalTo(on));
    }

    private UUID paid(UUID by, long amount, String on) {
        return UUID.fromString(
                coop.pay(by, amount, on).then().statusCode(201).extract().path("paymentId"));
    }

    private String deposit(UUID of) {
        return coop.get("/members/" + of + "/account")
                .path("entries.find { it.kind == 'DEPOSIT' }.journalId");
    }

    private ValidatableResponse registered(String on) {
        return coop.get("/register?asOf=" + on).then().statusCode(200);
    }

    private String paidOn() {
        return "items.find { it.memberId == '" + member + "' }.paidOn";
    }

    private ValidatableResponse reverse(UUID which, String on, boolean leavesUnpaid) {
        return coop.post(path(which), request(on, leavesUnpaid)).then();
    }

    private String path(UUID which) {
        return path(member, which);
    }

    private static String path(UUID of, UUID which) {
        return "/members/" + of + "/payments/" + which + "/reversal";
    }

    private static Map<String, Object> request(String on, boolean leavesUnpaid) {
        return Map.of("reversedOn", on, "reason", "二重に記帳した", "leavesUnpaid", leavesUnpaid);
    }

    private static String text(UUID id) {
        return id.toString();
    }
}
