package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What members and the tax office are owed, in the books.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LiabilityTest {

    @Test
    void aPaymentIsOwedThenOnItsWayThenPaidAndOwedAgainWhenItComesBack() {
        Coop coop = Coop.withAYear().paidIn(1, 2, 500_000, 480_000).settled();
        String plan = DividendBatchTest.executed(coop);
        expect(coop, 775_801, 204_199, 20_000, 0, 0);
        DividendBatchTest.accounts(coop, 1, 2);
        String batch = DividendBatchTest.prepare(coop, plan, 10).path("batch.batchId");
        expect(coop, 775_801, 204_199, 20_000, 0, 0);

        step(coop, batch, "SENT");
        expect(coop, 265_267, 204_199, 20_000, 510_534, 0);
        step(coop, batch, "PAID");
        expect(coop, 265_267, 204_199, 20_000, 0, 510_534);
        outcome(coop, batch, 1, "RETURNED");
        expect(coop, 563_587, 204_199, 20_000, 0, 212_214);

        String again = DividendBatchTest.prepare(coop, plan, 10).path("batch.batchId");
        step(coop, again, "SENT");
        expect(coop, 265_267, 204_199, 20_000, 298_320, 212_214);
        outcome(coop, again, 1, "FAILED");
        expect(coop, 563_587, 204_199, 20_000, 0, 212_214);
        coop.verified();
    }

    @Test
    void whatCapitalDidNotTakeIsOwedInMoneyOnce() {
        Coop coop = Coop.withAYear().paidIn(1, 2, 500_000, 480_000).settled();
        String plan = DividendBatchTest.executed(coop);

        coop.dividendNotApplied(plan, 1, 15_000).settled();

        expect(coop, 790_801, 204_199, 5_000, 0, 0);
        coop.get("auditor", "journals")
                .then()
                .body("items.find { it.kind == 'RETURN' }.on", equalTo("2026-06-30"));
        coop.verified();
    }

    @Test
    void withheldTaxIsRemittedAndNoMoreThanIsOwed() {
        Coop coop = Coop.withAYear();
        coop.get("auditor", "withheld-tax")
                .then()
                .statusCode(404)
                .body("code", equalTo("nothing-withheld"));
        remit(coop, 1).then().statusCode(409).body("code", equalTo("remittance-above-owed"));
        DividendBatchTest.executed(coop);

        remit(coop, 204_200).then().statusCode(409).body("code", equalTo("remittance-above-owed"));
        remit(coop, 0).then().statusCode(400).body("code", equalTo("amount-not-positive"));
        remit(coop, 204_198)
                .then()
                .statusCode(201)
                .body("withheld.amount", equalTo("204199"))
                .body("remitted.amount", equalTo("204198"))
                .body("owed.amount", equalTo("1"));
        remit(coop, 2).then().statusCode(409);
        remit(coop, 1).then().statusCode(201).body("owed.amount", equalTo("0"));

        expect(coop, 795_801, 0, 0, 0, 204_199);
        coop.get("auditor", "withheld-tax").then().body("owed.amount", equalTo("0"));
        coop.get("member", "withheld-tax").then().statusCode(403);
        coop.as(Tokens.of(Coop.withAYear().id).role("clerk"))
                .get("withheld-tax")
                .then()
                .statusCode(404);
        coop.verified();
    }

    @Test
    void theSameRemittanceTwiceIsOne() {
        Coop coop = Coop.withAYear();
        DividendBatchTest.executed(coop);
        for (int i = 0; i < 2; i++) {
            coop.as("clerk")
                    .header("Idempotency-Key", "remittance-1")
                    .body(remittance(200_000))
                    .post("withheld-tax/remittances")
                    .then()
                    .statusCode(201)
                    .body("owed.amount", equalTo("4199"));
        }
        expect(coop, 795_801, 4_199, 0, 0, 200_000);
    }

    @Test
    void aRepaymentComesInAndNoLongerLowersWhatIsOwed() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1);
        String batch = DividendBatchTest.prepare(coop, plan, 1).path("batch.batchId");
        step(coop, batch, "SENT");
        step(coop, batch, "PAID");
        coop.worked("2026-03", 2, 900, 600, 450, 800).settled();
        String correction = Corrections.adopted(coop, Corrections.correct(coop, plan, 1_000_000));
        coop.execute(correction).then().statusCode(200);
        expect(coop, 477_480, 204_200, 0, 0, 318_320);

        coop.post(
                        "clerk",
                        "plans/" + plan + "/repayments",
                        Map.of(
                                "memberId",
                                coop.member(1),
                                "amount",
                                yen(31_832),
                                "on",
                                "2026-09-10",
                                "reference",
                                "bank-117"))
                .then()
                .statusCode(201);

        expect(coop, 509_312, 204_200, 0, 0, 286_488);
        coop.verified();
    }

    @Test
    void verificationFindsALiabilityThatNoRecordExplains() throws SQLException {
        Coop coop = Coop.withAYear();
        DividendBatchTest.executed(coop);
        remit(coop, 1_000).then().statusCode(201);
        coop.verified();

        Coop.tamper("update tax_remittance set amount = 999 where tenant_id = '" + coop.id + "'");

        coop.get("auditor", "verification")
                .then()
                .body("ok", equalTo(false))
                .body("checks.find { it.name == 'liabilities-equal-dues' }.ok", equalTo(false));
    }

    static Map<String, Object> remittance(long amount) {
        return Map.of(
                "amount", yen(amount), "on", "2026-07-10", "reference", "payment slip 2026-07");
    }

    private static Response remit(Coop coop, long amount) {
        return coop.post("clerk", "withheld-tax/remittances", remittance(amount));
    }

    private static void step(Coop coop, String batch, String step) {
        coop.post(
                        "clerk",
                        "dividend-batches/" + batch + "/steps",
                        Map.of("step", step, "on", "2026-07-10"))
                .then()
                .statusCode(200);
    }

    private static void outcome(Coop coop, String batch, int line, String outcome) {
        coop.post(
                        "clerk",
                        "dividend-batches/" + batch + "/lines/" + line + "/outcome",
                        Map.of("outcome", outcome, "on", "2026-07-13", "reason", "closed"))
                .then()
                .statusCode(200);
    }

    private static void expect(
            Coop coop, long payable, long tax, long capital, long clearing, long bank) {
        balance(coop, "DIVIDENDS_PAYABLE", payable);
        balance(coop, "WITHHOLDING_TAX_PAYABLE", tax);
        balance(coop, "CAPITAL_PAID_UP", capital);
        balance(coop, "BANK_CLEARING", clearing);
        balance(coop, "BANK", bank);
    }

    /// An account that nothing ever moved on is not listed.
    private static void balance(Coop coop, String account, long amount) {
        String held =
                coop.get("auditor", "funds")
                        .path("balances.find { it.account == '" + account + "' }?.balance?.amount");
        assertThat(held == null ? 0 : Long.parseLong(held)).as(account).isEqualTo(amount);
    }
}
