package coop.kyodo.membership.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.privacy.PersonalData;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Together;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two leavers with two units of 50,000 yen each, whose refunds of 100,000 yen are due.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RefundBatchTest {

    private Coop coop;
    private UUID one;
    private UUID two;

    @BeforeEach
    void twoLeaversWithAccounts() {
        coop = Coop.withMembers(4, 2);
        List<UUID> leavers = coop.leaversWithAccounts();
        one = leavers.getFirst();
        two = leavers.getLast();
    }

    @Test
    void refundsGoToTheBankAndArePostedOnceWhenItHasPaid() {
        String batch = prepared();
        step(batch, "PAID", "2026-06-30").then().statusCode(409);
        step(batch, "SENT", "2026-06-25").then().statusCode(200).body("states.sent", equalTo(2));
        step(batch, "PAID", "2026-06-30").then().statusCode(200).body("states.paid", equalTo(2));
        step(batch, "PAID", "2026-06-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-line-state"));

        coop.get("/members/" + one)
                .then()
                .body("settlement.status", equalTo("PAID"))
                .body("settlement.paidOn", equalTo("2026-06-30"));
        coop.audit("/ledger/accounts")
                .then()
                .body(
                        "accounts.find { it.account == 'REFUNDS_PAYABLE' }.balance.amount",
                        equalTo("0"));
        coop.payRefund(one, "2026-06-30", "again")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
        coop.verified();
    }

    /// JP-057 stops leavers' refunds; art. 19 does not apply it to units that a member gives up.
    @Test
    void aDebtStopsALeaversRefundAndNotThatOfUnitsGivenUp() {
        coop = Coop.withMembers(4, 2);
        UUID leaving = coop.leaver(2);
        UUID staying = coop.member(2);
        coop.post(
                        "/members/" + staying + "/reductions",
                        Map.of("units", 1, "noticeOn", "2025-06-01"))
                .then()
                .statusCode(201);
        coop.closeYear("2026-03-31", 1_200_000).then().statusCode(201);
        for (UUID owing : List.of(leaving, staying)) {
            coop.payeeAccount(owing).then().statusCode(201);
            coop.debt(Ids.next(), owing, 10_000).then().statusCode(201);
        }

        coop.refundBatch("2026-06-30")
                .then()
                .statusCode(201)
                .body("withheld", equalTo(1))
                .body("batch.lines", equalTo(1));
    }

    @Test
    void aDebtRecordedAfterTheBatchKeepsItsLineFromTheBank() {
        String batch = prepared();
        coop.debt(Ids.next(), two, 10_000).then().statusCode(201);
        String claim =
                coop.get("/members/" + two + "/refund-claims").path("items[0].claimId").toString();

        step(batch, "SENT", "2026-06-25")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund-withheld"))
                .body("rule", equalTo("JP-057"))
                .body("figures.owed.amount", equalTo("10000"))
                .body("figures.refund.amount", equalTo("100000"))
                .body("figures.claims", contains(claim));
        int line =
                coop.get("/refund-batches/" + batch + "/lines")
                        .path("items.find { it.claim == '" + claim + "' }.line");
        outcome(batch, line, "CANCELLED", "2026-06-25").then().statusCode(200);
        step(batch, "SENT", "2026-06-25").then().statusCode(200).body("states.sent", equalTo(1));
        coop.debt(Ids.next(), one, 10_000).then().statusCode(201);
        step(batch, "PAID", "2026-06-30").then().statusCode(200).body("states.paid", equalTo(1));
        coop.verified();
    }

    @Test
    void nothingIsPaidBeforeTheDayOnWhichItWasSent() {
        String batch = prepared();
        step(batch, "SENT", "2026-06-25").then().statusCode(200);

        step(batch, "PAID", "2026-06-24")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"))
                .body("errors[0].pointer", equalTo("/on"));
        outcome(batch, 1, "FAILED", "2026-06-24").then().statusCode(400);
        step(batch, "PAID", "2026-06-25").then().statusCode(200);
        outcome(batch, 1, "RETURNED", "2026-06-24").then().statusCode(400);
        outcome(batch, 1, "RETURNED", "2026-06-25").then().statusCode(200);
    }

    @Test
    void aSecondBatchHasNothingLeftToPay() {
        prepared();

        coop.refundBatch("2026-06-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
        coop.payRefund(one, "2026-06-30", "beside")
                .then()
                .statusCode(409)
                .body("code", equalTo("claim-in-batch"));
    }

    @Test
    void ofTwentyBatchesAtOnceOnePays() throws ExecutionException, InterruptedException {
        List<Response> answers =
                Together.run(
                        Stream.generate(() ->
                                        (Callable<Response>) () -> coop.refundBatch("2026-06-30"))
                                .limit(20)
                                .toList());

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201)).hasSize(1);
        coop.get("/refund-batches").then().body("items", hasSize(1));
    }

    @Test
    void theDatabaseItselfRefusesASecondLineForAClaim() throws SQLException {
        String batch = prepared();

        try (Connection owner = Db.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '" + coop.id() + "'");
            Assertions.assertThatThrownBy(() ->
                            statement.execute(
                                    """
                                    insert into payment_line
                                    select tenant_id, batch_id, 99, claim, payee_id, account_version, amount,
                                      'PREPARED', null, null
                                    from payment_line where batch_id = '%s' and line = 1\
                                    """
                                            .formatted(batch)))
                    .hasMessageContaining("payment_claim_once");
            Assertions.assertThatThrownBy(() ->
                            statement.execute(
                                    "update payment_line set state = 'PAID', state_on ="
                                            + " now() where batch_id = '"
                                            + batch
                                            + "'"))
                    .hasMessageContaining("does not go from PREPARED to PAID");
        }
    }

    @Test
    void whatCameBackIsPayableAgainAndAnotherBatchPaysIt() {
        String batch = prepared();
        step(batch, "SENT", "2026-06-25").then().statusCode(200);
        step(batch, "PAID", "2026-06-30").then().statusCode(200);

        outcome(batch, 1, "RETURNED", "2026-07-02")
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("reason", equalTo("口座なし"));
        outcome(batch, 1, "RETURNED", "2026-07-02").then().statusCode(409);
        outcome(batch, 1, "PAID", "2026-07-02").then().statusCode(409);

        coop.audit("/ledger/accounts")
                .then()
                .body(
                        "accounts.find { it.account == 'REFUNDS_PAYABLE' }.balance.amount",
                        equalTo("-100000"));
        String another =
                coop.refundBatch("2026-07-31")
                        .then()
                        .statusCode(201)
                        .body("batch.lines", equalTo(1))
                        .body("batch.total.amount", equalTo("100000"))
                        .extract()
                        .path("batch.batchId");
        step(another, "SENT", "2026-07-01").then().statusCode(200);
        step(another, "PAID", "2026-07-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund-not-payable"))
                .body("figures.payable.amount", equalTo("0"));
        step(another, "PAID", "2026-07-02").then().statusCode(200);
        coop.verified();
    }

    @Test
    void aLineThatTheBankRefusedOrThatWasTakenOutIsFreeAgain() {
        String batch = prepared();
        outcome(batch, 1, "CANCELLED", "2026-06-24").then().statusCode(200);
        step(batch, "SENT", "2026-06-25").then().statusCode(200).body("states.sent", equalTo(1));
        outcome(batch, 2, "FAILED", "2026-06-30").then().statusCode(200);

        coop.refundBatch("2026-07-31").then().statusCode(201).body("batch.lines", equalTo(2));
        coop.get("/refund-batches/" + batch + "/lines")
                .then()
                .body("items[0].state", equalTo("CANCELLED"))
                .body("items[1].state", equalTo("FAILED"));
        coop.verified();
    }

    @Test
    void whoOwesOrHasNoAccountOrCameTooLateIsLeftOut() {
        UUID debt = Ids.next();
        coop.debt(debt, one, 1).then().statusCode(201);
        coop.refundBatch("2028-03-31")
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(1))
                .body("withheld", equalTo(1))
                .body("lapsed", equalTo(0))
                .body("withoutAccount", equalTo(0));
        coop.post("/members/" + one + "/debts/" + debt + "/payment", Map.of("paidOn", "2026-05-01"))
                .then()
                .statusCode(200);

        coop.refundBatch("2028-04-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
        erase(one);
        coop.refundBatch("2026-06-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
    }

    @Test
    void aBatchMayBeOfSomeMembersOnly() {
        coop.post(
                        "/refund-batches",
                        Map.of(
                                "executionOn", "2026-06-30",
                                "debtor", Map.of("account", Coop.account("ミドリ")),
                                "memberIds", List.of(two)))
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(1));
    }

    @Test
    void theSameBatchGivesTheSameFileWithItsHash() {
        String batch = prepared();
        byte[] first = file(batch, "ZENGIN");
        step(batch, "SENT", "2026-06-25").then().statusCode(200);

        assertThat(file(batch, "ZENGIN")).isEqualTo(first).hasSize(5 * 122);
        assertThat(new String(first, Charset.forName("Shift_JIS"))).contains("ﾔﾏﾀﾞ ﾊﾅｺ");
        assertThat(new String(file(batch, "PAIN_001"), StandardCharsets.UTF_8))
                .contains("<CtrlSum>200000</CtrlSum>", "山田 花子");
        assertThat(new String(file(batch, "ZENGIN_CSV"), Charset.forName("Shift_JIS")))
                .contains("8,000002,000000200000");
    }

    @Test
    void aLineThatWasTakenOutIsInNoFile() {
        String batch = prepared();
        outcome(batch, 1, "CANCELLED", "2026-06-24").then().statusCode(200);

        assertThat(file(batch, "ZENGIN")).hasSize(4 * 122);
        assertThat(new String(file(batch, "PAIN_001"), StandardCharsets.UTF_8))
                .contains("<NbOfTxs>1</NbOfTxs>", "<CtrlSum>100000</CtrlSum>");
        assertThat(new String(file(batch, "ZENGIN_CSV"), Charset.forName("Shift_JIS")))
                .contains("8,000001,000000100000");

        outcome(batch, 2, "CANCELLED", "2026-06-24").then().statusCode(200);
        coop.get("/refund-batches/" + batch + "/files/ZENGIN")
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-line-state"));
    }

    @Test
    void withoutAClientCodeThereIsNoZenginFile() {
        String batch =
                coop.post(
                                "/refund-batches",
                                Map.of(
                                        "executionOn",
                                        "2026-06-30",
                                        "debtor",
                                        Map.of("account", Coop.account("ミドリ"))))
                        .then()
                        .extract()
                        .path("batch.batchId");

        coop.get("/refund-batches/" + batch + "/files/ZENGIN")
                .then()
                .statusCode(409)
                .body("code", equalTo("file-format-unfit"));
        coop.get("/refund-batches/" + batch + "/files/PAIN_001").then().statusCode(200);
    }

    @Test
    void anErasedAccountIsInNoFile() {
        String batch = prepared();
        erase(one);

        coop.get("/refund-batches/" + batch + "/files/ZENGIN")
                .then()
                .statusCode(409)
                .body("code", equalTo("account-erased"));
        coop.get("/payees/" + one + "/account").then().statusCode(404);
        coop.get("/payees/" + two + "/account").then().statusCode(200).body("iban", nullValue());
    }

    @Test
    void anAccountIsWellFormed() {
        coop.post("/payees/" + one + "/account", Coop.account("山田"))
                .then()
                .statusCode(400)
                .body("code", equalTo("kana-needed"))
                .body("errors[0].pointer", equalTo("/zengin/holderKana"));
        coop.post("/payees/" + one + "/account", Map.of("holder", "花子"))
                .then()
                .statusCode(400)
                .body("code", equalTo("account-missing"));
        coop.post(
                        "/payees/" + one + "/account",
                        Map.of("holder", "花子", "iban", "DE88370400440532013000"))
                .then()
                .statusCode(400)
                .body("code", equalTo("iban-malformed"));
        coop.payeeAccount(Ids.next()).then().statusCode(404);
    }

    private String prepared() {
        return coop.refundBatch("2026-06-30")
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(2))
                .body("batch.total.amount", equalTo("200000"))
                .extract()
                .path("batch.batchId");
    }

    private Response step(String batch, String step, String on) {
        return coop.post("/refund-batches/" + batch + "/steps", Map.of("step", step, "on", on));
    }

    private Response outcome(String batch, int line, String outcome, String on) {
        return coop.post(
                "/refund-batches/" + batch + "/lines/" + line + "/outcome",
                Map.of("outcome", outcome, "on", on, "reason", "口座なし"));
    }

    private byte[] file(String batch, String format) {
        Response answer = coop.get("/refund-batches/" + batch + "/files/" + format);
        answer.then().statusCode(200);
        byte[] bytes = answer.asByteArray();
        assertThat(answer.header("Repr-Digest")).isEqualTo(digest(bytes));
        return bytes;
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void erase(UUID payee) {
        Arc.container().requestContext().activate();
        try {
            Arc.container()
                    .instance(Work.class)
                    .get()
                    .write(
                            coop.id(),
                            tx -> {
                                PersonalData.erase(tx, List.of(payee), List.of());
                                return payee;
                            });
        } finally {
            Arc.container().requestContext().terminate();
        }
    }
}
