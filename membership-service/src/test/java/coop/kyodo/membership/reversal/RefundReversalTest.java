package coop.kyodo.membership.reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Of six members with two units each two left. One of them was refunded 100,000 yen on 2026-06-30.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RefundReversalTest {

    private Coop coop;
    private UUID leaver;
    private UUID other;
    private String payment;

    @BeforeEach
    void oneOfTwoLeaversWasRefunded() {
        Time.on("2027-05-01");
        coop = Coop.withMembers(4, 2);
        leaver = leaver();
        other = leaver();
        coop.closeYear("2026-03-31", 1_200_000).then().statusCode(201);
        payment = refunded(leaver, "2026-06-30", "refund-1");
    }

    @Test
    void aRefundThatTheOtherOneGotIsPayableAgainAndItsReferenceIsFree() {
        reverse("2026-07-10")
                .statusCode(201)
                .body("paymentId", equalTo(payment))
                .body("amount.amount", equalTo("100000"))
                .body("holding.state", equalTo("LEFT"));

        coop.get("/members/" + leaver + "/account")
                .then()
                .body("refundPayable.amount", equalTo("100000"))
                .body("entries[-1].kind", equalTo("PAYMENT_REVERSAL"))
                .body("entries[-1].reversesId", equalTo(payment))
                .body("entries[-1].reason", equalTo("別の脱退者への払戻し"));
        coop.get("/members/" + leaver).then().body("settlement.status", equalTo("PAYABLE"));
        cash("2026-07-09", "500000");
        cash("2026-07-10", "600000");
        refunded(other, "2026-06-30", "refund-1");
        refunded(leaver, "2026-07-11", "refund-2");
        coop.get("/members/" + leaver).then().body("settlement.status", equalTo("PAID"));
        coop.verified();
        assertThat(Told.of(coop, "refund-claims-changed"))
                .filteredOn(event -> event.at("/data/memberId").asText().equals(leaver.toString()))
                .extracting(event -> event.at("/data/step").asText())
                .containsExactly("OPENED", "PAID", "REVERSED", "PAID");
    }

    /// Until then the money was with the leaver.
    @Test
    void whatWasTakenBackIsPayableFromThatDayOn() {
        reverse("2026-07-10").statusCode(201);

        coop.payRefund(leaver, "2026-07-09", "refund-2")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund-not-payable"))
                .body("rule", equalTo("JP-054"))
                .body("figures.refund.amount", equalTo("100000"))
                .body("figures.payable.amount", equalTo("0"));
        refunded(leaver, "2026-07-10", "refund-2");
        coop.verified();
    }

    @Test
    void itIsTakenBackOnce() {
        String key = Coop.key();
        String first =
                coop.post(path(), request("2026-07-10"), key)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("reversalId");
        coop.post(path(), request("2026-07-10"), key)
                .then()
                .statusCode(201)
                .body("reversalId", equalTo(first));

        Told.nothingBy(coop, 409, () -> coop.post(path(), request("2026-07-11")));
        reverse("2026-07-11").statusCode(409).body("code", equalTo("payment-reversed"));
    }

    @Test
    void itIsDatedInAnOpenYearAndNotBeforeThePayment() {
        reverse("2026-06-29").statusCode(400).body("code", equalTo("date-too-early"));
        reverse("2027-05-02").statusCode(400).body("code", equalTo("date-too-late"));
        coop.closeYear("2027-03-31", 1_000_000).then().statusCode(201);
        reverse("2027-03-31").statusCode(409).body("code", equalTo("fiscal-year-closed"));
        reverse("2027-04-01").statusCode(201);
    }

    @Test
    void whatABatchPaidComesBackByItsLine() {
        coop.payeeAccount(other).then().statusCode(201);
        String batch = coop.refundBatch("2026-07-31").then().extract().path("batch.batchId");
        coop.paidByTheBank(batch, "2026-07-31");
        String ofBatch =
                coop.get("/members/" + other + "/account")
                        .path("entries.find { it.kind == 'REFUND' }.journalId");

        coop.post("/members/" + other + "/payments/" + ofBatch + "/reversal", request("2026-08-01"))
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-not-reversible"));
        coop.get("/members/" + other).then().body("settlement.status", equalTo("PAID"));
    }

    /// The heirs were told of each other after the member's account was paid.
    @Test
    void whatIsPayableAgainIsTheHeirsWhenTheMemberIsDead() {
        UUID dead =
                UUID.fromString(
                        coop.get("/members").path("items.find { it.state == 'MEMBER' }.memberId"));
        coop.ended(dead, "DEATH", "2026-09-01").then().statusCode(200);
        coop.closeYear("2027-03-31", 1_000_000).then().statusCode(201);
        payment = refunded(dead, "2027-04-10", "refund-2");
        leaver = dead;
        coop.post(
                        "/members/" + dead + "/heirs",
                        Map.of(
                                "heirs",
                                List.of(
                                        Map.of("name", "山田", "address", "横浜市", "share", "1/2"),
                                        Map.of("name", "山本", "address", "横浜市", "share", "1/2"))))
                .then()
                .statusCode(201);

        reverse("2027-04-20").statusCode(201);
        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items", hasSize(2))
                .body("items.amount.amount", contains("50000", "50000"))
                .body("items.paidOn", everyItem(nullValue()));
        coop.verified();
    }

    @Test
    void whoeverIsNotKnownAnyMoreIsOwedNothingAgain() {
        String person = coop.get("/members/" + leaver).path("personId");
        Time.on("2037-07-01");
        coop.post("/persons/" + person + "/erasure", Map.of("cause", "RETENTION_ENDED"))
                .then()
                .statusCode(201);

        reverse("2037-06-30").statusCode(409).body("code", equalTo("person-erased"));
    }

    private UUID leaver() {
        UUID who = coop.member(2);
        coop.ended(who, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        return who;
    }

    private String refunded(UUID who, String on, String reference) {
        return coop.payRefund(who, on, reference)
                .then()
                .statusCode(201)
                .extract()
                .path("paymentId");
    }

    private void cash(String asOf, String amount) {
        coop.audit("/ledger/accounts?asOf=" + asOf)
                .then()
                .body("accounts.find { it.account == 'CASH' }.balance.amount", equalTo(amount));
    }

    private ValidatableResponse reverse(String on) {
        return coop.post(path(), request(on)).then();
    }

    private String path() {
        return "/members/" + leaver + "/payments/" + payment + "/reversal";
    }

    private static Map<String, Object> request(String on) {
        return Map.of("reversedOn", on, "reason", "別の脱退者への払戻し");
    }
}
