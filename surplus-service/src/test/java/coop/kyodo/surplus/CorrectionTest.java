package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.REASON;
import static coop.kyodo.surplus.Corrections.adopted;
import static coop.kyodo.surplus.Corrections.balance;
import static coop.kyodo.surplus.Corrections.correct;
import static coop.kyodo.surplus.Corrections.correctFigures;
import static coop.kyodo.surplus.Corrections.executed;
import static coop.kyodo.surplus.Corrections.planOf;
import static coop.kyodo.surplus.Corrections.withLateHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Executed plans that were wrong: corrected by new ones beside them.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectionTest {

    private static final EventSchemas SCHEMAS = EventSchemas.of("surplus-service");

    @Test
    void onlyWhatDiffersIsPaidAndWhatWasPaidTooMuchIsClaimedBack() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1, 2, 3, 4);
        DividendBatchTest.prepare(coop, plan, 1).then().statusCode(201);
        coop.worked("2026-03", 2, 900, 600, 450, 800).settled();

        String correction = adopted(coop, correct(coop, plan, 1_000_000));
        coop.get("member", "plans/" + correction + "/correction")
                .then()
                .statusCode(200)
                .body("corrects.planId", equalTo(plan))
                .body("corrects.reason", equalTo(REASON))
                .body("differences.distributed.difference.amount", equalTo("0"))
                .body("differences.carriedToNextYear.difference.amount", equalTo("0"));
        coop.get("auditor", "plans/" + correction + "/correction/members")
                .then()
                .body("items.memberNumber", contains(1, 2, 3, 4))
                .body(
                        "items.amount.before.amount",
                        contains("400000", "266667", "200000", "133333"))
                .body("items.amount.after.amount", contains("360000", "240000", "180000", "220000"))
                .body(
                        "items.amount.difference.amount",
                        contains("-40000", "-26667", "-20000", "86667"));
        coop.execute(correction)
                .then()
                .statusCode(200)
                .body("state", equalTo("EXECUTED"))
                .body("corrects.planId", equalTo(plan));

        coop.get("auditor", "plans/" + correction + "/payouts")
                .then()
                .body("items.withheld.amount", contains("-8168", "-5445", "-4084", "17698"))
                .body("items.cash.amount", contains("-31832", "-21222", "-15916", "68969"));
        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items.entitled.amount", contains("286488", "190992", "143244", "175076"))
                .body("items.paid.amount", contains("318320", "0", "0", "0"))
                .body("items.due.amount", contains("0", "190992", "143244", "175076"))
                .body("items.overpaid.amount", contains("31832", "0", "0", "0"));
        DividendBatchTest.prepare(coop, plan, 10)
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(4))
                .body("batch.total.amount", equalTo(Integer.toString(190_992 + 143_244 + 175_076)));
        DividendBatchTest.prepare(coop, correction, 10)
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-pay"));
        coop.get("member", "funds")
                .then()
                .body(balance("DIVIDENDS_PAYABLE"), equalTo("795800"))
                .body(balance("WITHHOLDING_TAX_PAYABLE"), equalTo("204200"));
        coop.get("auditor", "journals")
                .then()
                .body(
                        "items.kind",
                        contains("OPENING", "RESULT", "DISPOSITION", "PAYOUT", "PAYOUT"));
        coop.verified();
    }

    @Test
    void aMemberSeesOldCorrectionAndSum() {
        Coop coop = withLateHours();
        String plan = planOf(coop);
        String correction = executed(coop, correct(coop, plan, 1_000_000));
        String path = "members/" + coop.member(1) + "/statements";

        coop.as(Tokens.of(coop.id).member(coop.member(1)))
                .get(path)
                .then()
                .statusCode(200)
                .body("items.planId", contains(correction, plan))
                .body("items[0].total.amount", equalTo("360000"))
                .body("items[0].correction.planId", equalTo(plan))
                .body("items[0].correction.reason", equalTo(REASON))
                .body("items[0].correction.before.cash.amount", equalTo("318320"))
                .body("items[0].payout.cash.amount", equalTo("-31832"))
                .body("items[0].correction.sum.gross.amount", equalTo("360000"))
                .body("items[0].correction.sum.withheld.amount", equalTo("73512"))
                .body("items[0].correction.sum.cash.amount", equalTo("286488"))
                .body("items[1].correctedBy", equalTo(correction))
                .body("items[1].payout.cash.amount", equalTo("318320"));
        assertThat(coop.get("auditor", path + "/" + correction + "/document").asByteArray())
                .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsOverpaidIsPaidBackAndNoMore() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1);
        DividendBatchTest.prepare(coop, plan, 1).then().statusCode(201);
        coop.worked("2026-03", 2, 900, 600, 450, 800).settled();
        String correction = executed(coop, correct(coop, plan, 1_000_000));

        repay(coop, correction, 1, 31_833)
                .then()
                .statusCode(409)
                .body("code", equalTo("repayment-above-overpaid"));
        repay(coop, correction, 2, 1).then().statusCode(409);
        repay(coop, correction, 1, 0).then().statusCode(400);
        repay(coop, correction, 1, 31_832)
                .then()
                .statusCode(201)
                .body("repaid.amount", equalTo("31832"))
                .body("overpaid.amount", equalTo("0"));
        repay(coop, correction, 1, 1).then().statusCode(409);
        coop.verified();
    }

    @Test
    void aPaymentThatFailsAfterTheCorrectionIsPaidAgainAsCorrected() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1);
        String batch = DividendBatchTest.prepare(coop, plan, 1).path("batch.batchId");
        coop.worked("2026-03", 2, 900, 600, 450, 800).settled();
        executed(coop, correct(coop, plan, 1_000_000));

        coop.post(
                        "clerk",
                        "dividend-batches/" + batch + "/steps",
                        Map.of("step", "CANCELLED", "on", "2026-07-20"))
                .then()
                .statusCode(200);

        DividendBatchTest.prepare(coop, plan, 10)
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(1))
                .body("batch.total.amount", equalTo("286488"));
    }

    /// COR-05: the first member's payment of 318,320 waits in the batch; 286,488 are owed.
    @Test
    void aPaymentThatWaitsIsNotSentWhenACorrectionMadeItTooMuch() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1, 4);
        String batch = DividendBatchTest.prepare(coop, plan, 2).path("batch.batchId");
        coop.worked("2026-03", 2, 900, 600, 450, 800).settled();
        executed(coop, correct(coop, plan, 1_000_000));

        send(coop, batch)
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-above-due"))
                .body("rule", equalTo("COR-05"))
                .body("figures.entitled.amount", equalTo("286488"))
                .body("figures.paid.amount", equalTo("318320"))
                .body("figures.overpaid.amount", equalTo("31832"));
        coop.get("auditor", "dividend-batches/" + batch + "/lines")
                .then()
                .body("items.state", contains("PREPARED", "PREPARED"));
        coop.post(
                        "clerk",
                        "dividend-batches/" + batch + "/lines/1/outcome",
                        Map.of("outcome", "CANCELLED", "on", "2026-07-20"))
                .then()
                .statusCode(200);
        send(coop, batch).then().statusCode(200);

        DividendBatchTest.prepare(coop, plan, 10)
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(2))
                .body("batch.total.amount", equalTo(Integer.toString(286_488 + 68_969)));
        coop.verified();
    }

    private static Response send(Coop coop, String batch) {
        return coop.post(
                "clerk",
                "dividend-batches/" + batch + "/steps",
                Map.of("step", "SENT", "on", "2026-07-20"));
    }

    @Test
    void correctedFiguresChangeTheFundsByTheDifference() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        coop.post("clerk", "fiscal-years/2025/figures", figures(3_600_000, 0))
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        correctFigures(coop, 3_600_000, "2026-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("correction-in-closed-year"))
                .body("detail", containsString("2026-04-01"));
        correctFigures(coop, 3_600_000, "2026-04-01")
                .then()
                .statusCode(201)
                .body("figuresVersion", equalTo(2))
                .body("correction.corrects", equalTo(1))
                .body("correction.correctedBy", equalTo("clerk"));

        String correction = adopted(coop, correct(coop, plan, 800_000));
        coop.get("auditor", "plans/" + correction + "/correction")
                .then()
                .body("differences.netProfit.difference.amount", equalTo("-400000"))
                .body("differences.unappropriated.difference.amount", equalTo("-400000"))
                .body(
                        "differences.appropriations.amount.difference.amount",
                        contains("-40000", "-20000", "-20000", "-200000"))
                .body("differences.carriedToNextYear.difference.amount", equalTo("-120000"));
        coop.execute(correction).then().statusCode(200);

        coop.get("member", "funds")
                .then()
                .body(balance("LEGAL_RESERVE"), equalTo("1260000"))
                .body(balance("JOB_CREATION_FUND"), equalTo("180000"))
                .body(balance("EDUCATION_CARRY_OVER"), equalTo("180000"))
                .body(balance("DIVIDENDS_PAYABLE"), equalTo("636641"))
                .body(balance("WITHHOLDING_TAX_PAYABLE"), equalTo("163359"))
                .body(balance("CARRY_OVER"), equalTo("2080000"))
                .body(balance("UNAPPROPRIATED_SURPLUS"), equalTo("0"));
        Response journals = coop.get("auditor", "journals");
        journals.then()
                .body(
                        "items.kind",
                        contains(
                                "OPENING",
                                "RESULT",
                                "DISPOSITION",
                                "PAYOUT",
                                "RESULT",
                                "DISPOSITION",
                                "PAYOUT"))
                .body("items[2].corrects", nullValue());
        assertThat(journals.<String>path("items[4].corrects"))
                .isEqualTo(journals.path("items[1].journalId"));
        assertThat(journals.<String>path("items[5].corrects"))
                .isEqualTo(journals.path("items[2].journalId"));
        assertThat(journals.<String>path("items[6].corrects"))
                .isEqualTo(journals.path("items[3].journalId"));
        coop.get("member", "plans/" + correction + "/statutory-table")
                .then()
                .body("title", equalTo("Surplus disposition plan (corrected)"))
                .body("corrects", equalTo(coop.get("member", "plans/" + plan).path("hash")))
                .body("rows.find { it.number == '1.1' }.amount.amount", equalTo("3600000"));
        assertThat(coop.get("member", "plans/" + correction + "/diagram").asString())
                .contains("(corrected)");
        coop.verified();
    }

    @Test
    void aCorrectionIsAdoptedByItsOwnHashAndExecutedOnce() {
        Coop coop = withLateHours();
        String plan = planOf(coop);
        Response made = correct(coop, plan, 1_000_000);
        String correction = made.path("planId");
        coop.submit(correction).then().statusCode(200);
        coop.adopts(
                UUID.randomUUID(), correction, coop.get("member", "plans/" + plan).path("hash"));
        coop.get("member", "plans/" + correction)
                .then()
                .body("mismatches[0].reason", equalTo("HASH_DIFFERS"));
        coop.execute(correction).then().statusCode(409).body("code", equalTo("plan-not-adopted"));

        coop.adopts(UUID.randomUUID(), correction, made.path("hash"));
        coop.execute(correction).then().statusCode(200);
        coop.execute(correction)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-already-executed"))
                .body("rule", equalTo("JP-203"))
                .body("figures.executed", equalTo(correction));

        JsonNode executed =
                Events.await(
                        "coop.kyodo.surplus.allocation-executed.v1", UUID.fromString(correction));
        SCHEMAS.validate(executed);
        assertThat(executed.path("data").path("corrects").asText()).isEqualTo(plan);
        JsonNode submitted =
                Events.await(
                        "coop.kyodo.surplus.surplus-plan-submitted.v1",
                        UUID.fromString(correction));
        SCHEMAS.validate(submitted);
        assertThat(submitted.path("data").path("corrects").asText()).isEqualTo(plan);
    }

    private static Response repay(Coop coop, String plan, int member, long amount) {
        return coop.post(
                "clerk",
                "plans/" + plan + "/repayments",
                Map.of(
                        "memberId",
                        coop.member(member),
                        "amount",
                        yen(amount),
                        "on",
                        "2026-09-10",
                        "reference",
                        "bank-117"));
    }
}
