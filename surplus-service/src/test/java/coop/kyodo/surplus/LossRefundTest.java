package coop.kyodo.surplus;

import static coop.kyodo.surplus.CorrectedAfterLaterYearsTest.corrected;
import static coop.kyodo.surplus.Corrections.balance;
import static coop.kyodo.surplus.MemberLossTest.figures;
import static coop.kyodo.surplus.MemberLossTest.gained;
import static coop.kyodo.surplus.MemberLossTest.lost;
import static coop.kyodo.surplus.MemberLossTest.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ES-02d: what members settled of a loss that then became smaller is paid back with the
/// correction's dividends. Of 500,000 they bear 200,000, 133,333, 100,000 and 66,667.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LossRefundTest {

    /// 500,000, then 400,000, 450,000 and, after the next year was disposed of, 100,000.
    @Test
    void everyCorrectionLeavesWhatIsOwedOrPaysBackWhatWasPaidTooMuchOnce() throws Exception {
        Coop coop = MemberLossTest.coop(false);
        String plan = lost(coop, -500_000);
        String path = "members/" + coop.member(1) + "/losses";
        List<Integer> answers = AtOnce.statuses(8, () -> pay(coop, plan, 1, 60_000, "2025-09-10"));
        assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(5);
        coop.post(
                        "clerk",
                        path + "/" + plan + "/payments",
                        Map.of(
                                "amount", Map.of("amount", "20000", "currency", "EUR"),
                                "on", "2025-09-10",
                                "reference", "bank-118"))
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"));
        pay(coop, plan, 1, 20_001, "2025-09-10").then().statusCode(422);
        pay(coop, plan, 1, 20_000, "2025-09-10").then().statusCode(201);

        String smaller = corrected(coop, "2024", plan, figures(-400_000), "2025-08-01");

        coop.get("auditor", path + "?on=2025-09-09")
                .then()
                .body("losses.owed.amount", contains("160000"))
                .body("losses.refunded.amount", contains("0"));
        coop.get("auditor", path + "?on=2025-09-10")
                .then()
                .body("losses.paid.amount", contains("200000"))
                .body("losses.refunded.amount", contains("40000"))
                .body("losses.owed.amount", contains("0"))
                .body("losses.overpaid.amount", contains("0"))
                .body("settlements.findAll { it.kind == 'REFUND' }.planId", contains(smaller));
        due(coop, smaller, 1, "40000");
        DividendBatchTest.accounts(coop, 1);
        DividendBatchTest.prepare(coop, plan, 10)
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(1))
                .body("batch.total.amount", equalTo("40000"));
        DividendBatchTest.prepare(coop, smaller, 10)
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-pay"));
        coop.verified();

        String larger = corrected(coop, "2024", smaller, figures(-450_000), "2025-10-01");

        coop.get("auditor", path).then().body("losses.owed.amount", contains("20000"));
        due(coop, larger, 1, "0");
        pay(coop, plan, 1, 20_001, "2025-10-02").then().statusCode(422);
        pay(coop, plan, 1, 20_000, "2025-10-02").then().statusCode(201);
        coop.verified();

        gained(coop, 1_000_000, 750_000);
        String least = corrected(coop, "2024", larger, figures(-100_000), "2026-08-01");

        due(coop, least, 1, "140000");
        DividendBatchTest.prepare(coop, least, 10, "2026-09-30")
                .then()
                .statusCode(201)
                .body("batch.total.amount", equalTo("140000"));
        coop.get("auditor", "members/" + coop.member(1) + "/statements")
                .then()
                .body(
                        "items.find { it.planId == '%s' }.refunds.amount.amount".formatted(least),
                        contains("140000"))
                .body("items.find { it.planId == '%s' }.refunds".formatted(larger), nullValue());
        coop.get("auditor", "members/" + coop.member(1) + "/statements/" + least + "/document")
                .then()
                .statusCode(200);
        assertThat(coop.get("auditor", "plans/" + least + "/statements").asString())
                .contains(",40000,0,0,0,0,0,140000,140000,JPY");
        coop.get("auditor", "funds").then().body(balance("MEMBER_LOSSES"), equalTo("-60000"));
        coop.verified();
    }

    @Test
    void whatWasSetOffIsPaidBackToo() {
        Coop coop = MemberLossTest.coop(true);
        String plan = lost(coop, -500_000);
        String next = gained(coop, 1_000_000, 750_000);

        String smaller = corrected(coop, "2024", plan, figures(-400_000), "2026-08-01");

        coop.get("auditor", "plans/" + smaller + "/dues")
                .then()
                .body("items.due.amount", contains("40000", "26666", "20000", "13334"));
        coop.get("auditor", "plans/" + next + "/dues")
                .then()
                .body("items.due.amount", contains("100000", "66667", "50000", "33333"));
        DividendBatchTest.accounts(coop, 1, 2, 3, 4);
        DividendBatchTest.prepare(coop, smaller, 10, "2026-09-30")
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(4))
                .body("batch.total.amount", equalTo("100000"));
        coop.get("auditor", "funds").then().body(balance("MEMBER_LOSSES"), equalTo("0"));
        coop.verified();
    }

    /// Each leaves the co-op's totals of one kind as they were.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update member_loss_settlement set amount = amount - 1 where tenant_id = '%s'",
                "update member_loss set amount = amount + 1 where tenant_id = '%s' and"
                        + " member_number = 1",
                "update member_loss set amount = case member_number when 1 then amount + 1"
                        + " when 2 then amount - 1 else amount end where tenant_id = '%s'",
                "update posting set amount = amount + 1 where tenant_id = '%1$s' and journal_id in"
                        + " (select journal_id from member_loss_settlement where tenant_id = '%1$s')"
            })
    void verificationFindsLossesThatTheLedgerOrTheResultsDoNotExplain(String tampering)
            throws SQLException {
        Coop coop = MemberLossTest.coop(false);
        String plan = lost(coop, -500_000);
        pay(coop, plan, 1, 150_000, "2025-09-10").then().statusCode(201);
        coop.verified();

        Coop.tamper(tampering.formatted(coop.id));

        coop.get("auditor", "verification")
                .then()
                .body("ok", equalTo(false))
                .body("checks.find { it.name == 'member-losses-equal-ledger' }.ok", equalTo(false));
    }

    @Test
    void theDatabaseRefusesToPayBackWhatWasNotPaidTooMuchAndToTakeMoreThanIsBorne() {
        Coop coop = MemberLossTest.coop(false);
        String plan = lost(coop, -500_000);
        pay(coop, plan, 1, 200_000, "2025-09-10").then().statusCode(201);

        for (String line : List.of("'REFUND', root, 1", "'PAYMENT', null, 1")) {
            assertThatThrownBy(() ->
                            Coop.tamper(
                                    """
                                    insert into member_loss_settlement (tenant_id, settlement_id,
                                      root, member_id, kind, plan_id, amount, currency, on_day,
                                      reference, journal_id, recorded_at)
                                    select tenant_id, gen_random_uuid(), root, member_id, %s,
                                      currency, on_day, %s, journal_id, recorded_at
                                    from member_loss_settlement where tenant_id = '%s'\
                                    """
                                            .formatted(
                                                    line,
                                                    line.contains("null") ? "reference" : "null",
                                                    coop.id)))
                    .hasMessageContaining("would have settled");
        }
        coop.verified();
    }

    private static void due(Coop coop, String plan, int member, String amount) {
        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items", hasSize(1))
                .body("items[0].memberNumber", equalTo(member))
                .body("items[0].due.amount", equalTo(amount));
    }
}
