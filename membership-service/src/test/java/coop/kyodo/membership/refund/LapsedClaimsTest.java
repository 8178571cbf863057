package coop.kyodo.membership.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// JP-056: two leavers with two units of 50,000 yen each, whose claims have 2028-03-31 as their
/// last day.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LapsedClaimsTest {

    private Coop coop;
    private UUID leaver;
    private UUID other;

    @BeforeEach
    void twoLeavers() {
        coop = Coop.withMembers(4, 2);
        leaver = leaver();
        other = leaver();
        coop.closeYear("2026-03-31", 1_200_000).then().statusCode(201);
    }

    @Test
    void aClaimIsOpenOnItsLastDayAndLapsedOnTheNext() {
        Time time = Time.on("2028-03-31");
        claims().body("items.state", contains("OPEN"));
        settled().body("settlement.status", equalTo("PAYABLE"));

        time.pass(Duration.ofDays(1));

        claims().body("items.state", contains("LAPSED")).body("items[0].lapsedOn", nullValue());
        settled().body("settlement.status", equalTo("LAPSED"));
        coop.get("/year-ends/2026-03-31/settlements")
                .then()
                .body("items.status", contains("LAPSED", "LAPSED"));
        balance("REFUNDS_PAYABLE", "-200000");
    }

    @Test
    void theCoopWritesOffOnceWhatHasLapsed() {
        Time.on("2028-04-01");
        lapse("2028-03-31").statusCode(409).body("code", equalTo("no-claim-lapsed"));
        lapse("2028-04-02").statusCode(400).body("code", equalTo("date-too-late"));

        lapse("2028-04-01")
                .statusCode(200)
                .body("amount.amount", equalTo("200000"))
                .body("claims.state", contains("WRITTEN_OFF", "WRITTEN_OFF"))
                .body("rule", equalTo("JP-056"));

        lapse("2028-04-01").statusCode(409).body("code", equalTo("no-claim-lapsed"));
        claims().body("items.lapsedOn", contains("2028-04-01"));
        settled()
                .body("settlement.status", equalTo("LAPSED"))
                .body("settlement.paid.amount", equalTo("0"));
        balance("REFUNDS_PAYABLE", "0");
        balance("CAPITAL_SURPLUS", "-200000");
        coop.audit("/members/" + leaver + "/account?asOf=2028-04-01")
                .then()
                .body("refundPayable.amount", equalTo("0"))
                .body("entries[-1].kind", equalTo("REFUND_LAPSE"));
        coop.audit("/capital-statement?from=2028-04-01&to=2028-04-01")
                .then()
                .body("closing.capitalSurplus.amount", equalTo("200000"))
                .body("closing.refundsPayable.amount", equalTo("0"));
        coop.payRefund(leaver, "2028-04-01", "late")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
        coop.audit("/audit-entries?limit=500")
                .then()
                .body("items.entry.action", hasItem("refund-claims-lapsed"));
        assertThat(Told.of(coop, "refund-claims-changed"))
                .extracting(event -> event.at("/data/step").asText())
                .containsExactly("OPENED", "OPENED", "LAPSED", "LAPSED");
        coop.verified();
    }

    @Test
    void itMayBeInvokedAgainstSomeOnly() {
        Time.on("2028-04-01");

        coop.post("/refund-claims/lapses", Map.of("on", "2028-04-01", "memberIds", List.of(other)))
                .then()
                .statusCode(200)
                .body("claims.memberId", contains(other.toString()));

        claims().body("items.state", contains("LAPSED"));
        balance("REFUNDS_PAYABLE", "-100000");
    }

    @Test
    void whatWasClaimedOnItsLastDayIsPaidLater() {
        Time.on("2028-04-01");
        demand("2028-04-01")
                .statusCode(422)
                .body("code", equalTo("claim-lapsed"))
                .body("figures.lastDay", equalTo("2028-03-31"));
        demand("2028-04-02").statusCode(400).body("code", equalTo("date-too-late"));
        demand("2026-03-30").statusCode(409).body("code", equalTo("nothing-to-refund"));
        demand("2028-03-31")
                .statusCode(200)
                .body("items.state", contains("OPEN"))
                .body("items.claimedOn", contains("2028-03-31"));
        demand("2028-03-31").statusCode(409);

        lapse("2028-04-01").statusCode(200).body("claims.memberId", contains(other.toString()));
        settled().body("settlement.status", equalTo("PAYABLE"));
        coop.payeeAccount(leaver).then().statusCode(201);
        coop.refundBatch("2028-04-01").then().statusCode(201).body("batch.lines", equalTo(1));
        assertThat(Told.of(coop, "refund-claims-changed"))
                .extracting(event -> event.at("/data/step").asText())
                .contains("CLAIMED");
        coop.verified();
    }

    @Test
    void whatIsInABatchDoesNotLapseWhileItIs() {
        coop.payeeAccount(leaver).then().statusCode(201);
        String batch =
                coop.refundBatch("2028-03-31")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("batch.batchId");
        Time.on("2028-04-01");

        claims().body("items.state", contains("OPEN"));
        lapse("2028-04-01").statusCode(200).body("claims.memberId", contains(other.toString()));
        coop.post(
                        "/refund-batches/" + batch + "/steps",
                        Map.of("step", "CANCELLED", "on", "2028-04-01"))
                .then()
                .statusCode(200);

        claims().body("items.state", contains("LAPSED"));
        lapse("2028-04-01").statusCode(200).body("claims.memberId", contains(leaver.toString()));
    }

    /// Paid in June 2027 and taken back in April 2028, when the claim had lapsed.
    @Test
    void whatWasPaidIsNotWrittenOffBeforeTheDayOnWhichItWasTakenBack() {
        Time.on("2028-04-05");
        String payment =
                coop.payRefund(leaver, "2027-06-30", "refund")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("paymentId");
        coop.post(
                        "/members/" + leaver + "/payments/" + payment + "/reversal",
                        Map.of("reversedOn", "2028-04-03", "reason", "別の脱退者への払戻し"))
                .then()
                .statusCode(201);

        lapse("2028-04-02").statusCode(200).body("claims.memberId", contains(other.toString()));
        lapse("2028-04-02").statusCode(409).body("code", equalTo("no-claim-lapsed"));
        lapse("2028-04-03").statusCode(200).body("claims.memberId", contains(leaver.toString()));
        balance("REFUNDS_PAYABLE", "0");
        coop.verified();
    }

    private UUID leaver() {
        UUID one = coop.member(2);
        coop.giveNotice(one, "2025-12-31").then().statusCode(200);
        return one;
    }

    private ValidatableResponse claims() {
        return coop.get("/members/" + leaver + "/refund-claims").then().statusCode(200);
    }

    private ValidatableResponse settled() {
        return coop.get("/members/" + leaver).then().statusCode(200);
    }

    private ValidatableResponse demand(String claimedOn) {
        return coop.post("/members/" + leaver + "/refund-demand", Map.of("claimedOn", claimedOn))
                .then();
    }

    private ValidatableResponse lapse(String on) {
        return coop.post("/refund-claims/lapses", Map.of("on", on)).then();
    }

    private void balance(String account, String amount) {
        coop.audit("/ledger/accounts")
                .then()
                .body(
                        "accounts.find { it.account == '" + account + "' }.balance.amount",
                        equalTo(amount));
    }
}
