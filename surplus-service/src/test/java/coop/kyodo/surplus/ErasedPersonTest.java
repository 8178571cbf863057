package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.testing.ContractFilter;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is left here of a person whose data membership has erased: ids, dates and figures.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ErasedPersonTest {

    private static final String ERASED = "coop.kyodo.membership.person-erased.v1";
    private static final String RECEIPT = Hashes.sha256("receipt");
    private static final String NAME = "御手洗";
    private static final List<String> PERSONAL = List.of(NAME, "ミタライ", "7654321", "mitarai");

    private static final Map<String, Object> ACCOUNT =
            Map.of(
                    "holder",
                    NAME + " 花子",
                    "zengin",
                    Map.of(
                            "bankCode", "0001",
                            "bankName", "ミズホ",
                            "branchCode", "123",
                            "branchName", "ヨコハマ",
                            "type", "ORDINARY",
                            "number", "7654321",
                            "holderKana", "ミタライ ハナコ"));

    private final UUID person = UUID.randomUUID();

    @Test
    void theAccountTheReasonsTheAnswersAndWhatTheBankSaidAreGone() throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        String key = UUID.randomUUID().toString();
        account(coop, key).then().statusCode(201);
        DividendBatchTest.accounts(coop, 2);
        returned(coop, DividendBatchTest.prepare(coop, plan, 10).path("batch.batchId"));
        assertThat(Db.tablesHolding(coop.id, PERSONAL))
                .containsExactly(
                        "audit_reason",
                        "idempotency",
                        "payee_account",
                        "payment_line",
                        "payment_step");

        erase(coop, UUID.randomUUID(), coop.member(1));

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        coop.get("clerk", "payees/" + coop.member(1) + "/account")
                .then()
                .statusCode(404)
                .body("code", equalTo("account-not-found"));
        because(coop, key)
                .noFiltersOfType(ContractFilter.class)
                .body(ACCOUNT)
                .post("payees/" + coop.member(1) + "/account")
                .then()
                .statusCode(410)
                .body("code", equalTo("answer-erased"));
        coop.get("clerk", "payees/" + coop.member(2) + "/account").then().statusCode(200);
        erasures(coop)
                .body("[0].details.receipt", equalTo(RECEIPT))
                .body("[0].details.accounts", equalTo(1))
                .body("[0].details.words", equalTo(3));
        coop.verified();
    }

    @Test
    void theWordsOfAUseForTheMemberAreGoneAndWereNeverPublished() throws SQLException {
        Coop coop = Coop.under("JWCU_2008").admit(1, "2025-04-01").settled();
        coop.post(
                        "clerk",
                        "funds/MUTUAL_AID_FUND/deposits",
                        Map.of("amount", yen(50_000), "on", "2026-04-01", "reference", "opening"))
                .then()
                .statusCode(201);
        String use = spentUse(coop);
        assertThat(Db.tablesHolding(coop.id, PERSONAL))
                .containsExactly(
                        "audit_reason",
                        "fund_spending",
                        "fund_use",
                        "fund_use_evidence",
                        "fund_use_state",
                        "idempotency",
                        "journal");

        erase(coop, UUID.randomUUID(), coop.member(1));

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        coop.get("clerk", "fund-uses/" + use)
                .then()
                .body("subject", equalTo("[erased]"))
                .body("spendings.reference", contains("[erased]"))
                .body("spent.amount", equalTo("30000"));
        assertThat(
                        Events.await("coop.kyodo.surplus.fund-use-spent.v1", UUID.fromString(use))
                                .path("data")
                                .has("reference"))
                .isFalse();
        coop.verified();
    }

    @Test
    void theVouchersOfTheCapitalAccountAreGoneAndThoseOfOthersStay() throws SQLException {
        Coop coop = Coop.under("US_ICA").admit(1, "2025-04-01").admit(2, "2025-04-01").settled();
        opened(coop, 1, NAME + " old books");
        opened(coop, 2, "old books");
        assertThat(Db.tablesHolding(coop.id, PERSONAL))
                .containsExactly("capital_entry", "idempotency", "journal");

        erase(coop, UUID.randomUUID(), coop.member(1));

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        coop.get("auditor", "journals")
                .then()
                .body("items.reference", contains("[erased]", "old books"));
        coop.get("auditor", "capital-accounts/members?on=2026-03-31")
                .then()
                .body("items.retained.amount", contains("5000", "5000"));
        coop.verified();
    }

    @Test
    void theVouchersOfPaidLossesAreGoneAndWhatIsOwedAndPaidBackStays() throws SQLException {
        Coop coop = MemberLossTest.coop(false);
        String plan = MemberLossTest.lost(coop, -500_000);
        String path = "members/" + coop.member(1) + "/losses";
        coop.post(
                        "clerk",
                        path + "/" + plan + "/payments",
                        Map.of(
                                "amount",
                                yen(200_000),
                                "on",
                                "2025-07-01",
                                "reference",
                                NAME + " 118"))
                .then()
                .statusCode(201);
        MemberLossTest.pay(coop, plan, 2, 133_333, "2025-07-01").then().statusCode(201);
        String smaller =
                CorrectedAfterLaterYearsTest.corrected(
                        coop, "2024", plan, MemberLossTest.figures(-400_000), "2025-08-01");
        assertThat(Db.tablesHolding(coop.id, PERSONAL))
                .containsExactly("journal", "member_loss_settlement");

        erase(coop, UUID.randomUUID(), coop.member(1));

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        erasures(coop).body("[0].details.words", equalTo(1));
        coop.get("auditor", path)
                .then()
                .body("losses.paid.amount", contains("200000"))
                .body("losses.refunded.amount", contains("40000"))
                .body("settlements[0].reference", equalTo("[erased]"));
        coop.get("auditor", "members/" + coop.member(2) + "/losses")
                .then()
                .body("settlements[0].reference", equalTo("bank-118"));
        coop.get("auditor", "plans/" + smaller + "/dues")
                .then()
                .body("items.due.amount", contains("40000", "26666"));
        coop.verified();
    }

    @Test
    void whatAChargedLossTookFromTheAccountStaysAndCanStillBeCorrected() throws SQLException {
        Coop coop = CapitalAccountTest.withALoss();
        opened(coop, 1, NAME + " old books");
        String charge = CapitalAccountTest.loss(coop, "SAME_RATIO").path("chargeId");
        String members = "capital-accounts/losses/2025/" + charge + "/members";
        List<String> bore = coop.get("auditor", members).path("items.amount.amount");

        erase(coop, UUID.randomUUID(), coop.member(1));

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        assertThat(coop.get("auditor", members).<List<String>>path("items.amount.amount"))
                .isEqualTo(bore);
        coop.get("auditor", "members/" + coop.member(1) + "/statements/charged-losses")
                .then()
                .body("items.own.amount", contains(bore.getFirst()));
        coop.post(
                        "director",
                        "capital-accounts/losses/2025/corrections",
                        Map.of(
                                "corrects", charge,
                                "reason", "An invoice of March was found",
                                "correctedOn", "2026-06-15",
                                "method", "SAME_RATIO"))
                .then()
                .statusCode(201)
                .body("burdens.amount.amount", equalTo(bore));
        coop.verified();
    }

    @Test
    void theVoucherOfWhatWasPaidBackIsGone() throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1);
        DividendBatchTest.prepare(coop, plan, 1).then().statusCode(201);
        coop.worked("2026-03", 2, 900, 600, 450, 800).settled();
        String correction = Corrections.adopted(coop, Corrections.correct(coop, plan, 1_000_000));
        coop.execute(correction).then().statusCode(200);
        coop.post(
                        "clerk",
                        "plans/" + correction + "/repayments",
                        Map.of(
                                "memberId",
                                coop.member(1),
                                "amount",
                                yen(31_832),
                                "on",
                                "2026-09-10",
                                "reference",
                                NAME + " 117"))
                .then()
                .statusCode(201);
        assertThat(Db.tablesHolding(coop.id, PERSONAL))
                .containsExactly("dividend_repayment", "journal");

        erase(coop, UUID.randomUUID(), coop.member(1));

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        coop.verified();
    }

    @Test
    void aBatchWithAnErasedAccountMakesNoFileAndTheNextOneLeavesItOut() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1, 2);
        String batch = DividendBatchTest.prepare(coop, plan, 10).path("batch.batchId");

        erase(coop, UUID.randomUUID(), coop.member(1));

        for (String format : List.of("ZENGIN", "ZENGIN_CSV", "PAIN_001")) {
            coop.get("clerk", "dividend-batches/" + batch + "/files/" + format)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("account-erased"));
        }
        step(coop, batch, "CANCELLED");
        Response next = DividendBatchTest.prepare(coop, plan, 10);
        next.then()
                .statusCode(201)
                .body("batch.lines", equalTo(1))
                .body("withoutAccount", equalTo(3));
        coop.get("clerk", "dividend-batches/" + next.path("batch.batchId") + "/files/ZENGIN")
                .then()
                .statusCode(200);
        coop.verified();
    }

    @Test
    void noAccountIsTakenForAnErasedMemberAgain() throws SQLException {
        Coop coop = Coop.withAYear();

        erase(coop, UUID.randomUUID(), coop.member(1));

        account(coop, UUID.randomUUID().toString())
                .then()
                .statusCode(409)
                .body("code", equalTo("person-erased"));
        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        DividendBatchTest.accounts(coop, 2);
    }

    @Test
    void anEventThatComesTwiceTakesEffectOnce() {
        Coop coop = Coop.withAYear();
        DividendBatchTest.accounts(coop, 1);
        UUID event = UUID.randomUUID();
        erase(coop, event, coop.member(1));

        deliver(coop, event, coop.member(1));
        erase(coop, UUID.randomUUID(), coop.member(1));

        erasures(coop).body("details.accounts", contains(1, 0));
        coop.verified();
    }

    @Test
    void anErasureOfUnknownIdsChangesNothing() {
        Coop coop = Coop.withAYear();
        DividendBatchTest.accounts(coop, 1);

        erase(coop, UUID.randomUUID(), UUID.randomUUID());

        coop.get("clerk", "payees/" + coop.member(1) + "/account").then().statusCode(200);
        erasures(coop)
                .body("[0].details.accounts", equalTo(0))
                .body("[0].details.words", equalTo(0))
                .body("[0].details.answers", equalTo(0));
        coop.verified();
    }

    /// Each co-op answers for the data that it holds.
    @Test
    void whatAnotherCoopKeepsUnderTheSameIdsStays() {
        Coop coop = Coop.withAYear();
        DividendBatchTest.accounts(coop, 1);
        Coop other = Coop.withAYear();

        erase(other, UUID.randomUUID(), coop.member(1));

        coop.get("clerk", "payees/" + coop.member(1) + "/account").then().statusCode(200);
        coop.post("clerk", "payees/" + coop.member(1) + "/account", DividendBatchTest.ACCOUNT)
                .then()
                .statusCode(201);
        erasures(coop).body("subject", hasSize(0));
    }

    @Test
    void theServicesRoleTakesNoAccountAwayByItselfAndReachesNoOtherTenant() throws SQLException {
        Coop coop = Coop.withAYear();
        DividendBatchTest.accounts(coop, 1);
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            statement.execute("set kyodo.tenant = '" + coop.id + "'");
            assertThatThrownBy(() -> statement.execute("update payee_account set details = null"))
                    .hasMessageContaining("permission denied");
            statement.execute("set kyodo.tenant = '" + UUID.randomUUID() + "'");
            assertThatThrownBy(() ->
                            statement.execute(
                                    "select kyodo_erase_kept('%s', array['%s']::uuid[], '{}', now())"
                                            .formatted(coop.id, coop.member(1))))
                    .hasMessageContaining("row-level security");
        }
        coop.get("clerk", "payees/" + coop.member(1) + "/account").then().statusCode(200);
    }

    /// So that no account is left behind that was put while the erasure came.
    @Test
    void anErasureWaitsForWhoeverIsPuttingAnAccount() throws SQLException {
        Coop coop = Coop.withAYear();
        String tenant = "set kyodo.tenant = '" + coop.id + "'";
        try (Connection puts = Db.asApp();
                Connection erases = Db.asApp();
                Statement putting = puts.createStatement();
                Statement erasing = erases.createStatement()) {
            erasing.execute(tenant + "; set lock_timeout = '100ms'");
            puts.setAutoCommit(false);
            putting.execute(tenant);
            putting.execute(
                    "select kyodo_is_erased('%s', '%s')".formatted(coop.id, coop.member(1)));

            assertThatThrownBy(() ->
                            erasing.execute(
                                    "select kyodo_erase_kept('%s', array['%s']::uuid[], '{}', now())"
                                            .formatted(coop.id, coop.member(1))))
                    .hasMessageContaining("lock timeout");
        }
    }

    private void erase(Coop coop, UUID event, UUID member) {
        deliver(coop, event, member);
        coop.expectOneMore();
        coop.settled();
    }

    private void deliver(Coop coop, UUID event, UUID member) {
        Events.deliver(
                event,
                ERASED,
                person,
                1,
                coop.id,
                Map.of(
                        "cooperativeId",
                        coop.id,
                        "personId",
                        person,
                        "formerPersonIds",
                        List.of(),
                        "memberIds",
                        List.of(member),
                        "receiptHash",
                        RECEIPT));
    }

    private static ValidatableResponse erasures(Coop coop) {
        return coop.get("auditor", "audit-entries?limit=500")
                .then()
                .statusCode(200)
                .rootPath("items.entry.findAll { it.action == 'person-erased' }");
    }

    private static Response account(Coop coop, String key) {
        return because(coop, key).body(ACCOUNT).post("payees/" + coop.member(1) + "/account");
    }

    private static RequestSpecification because(Coop coop, String key) {
        return coop.as("clerk")
                .header("Idempotency-Key", key)
                .header("Audit-Reason", "asked by mitarai");
    }

    private static void returned(Coop coop, String batch) {
        step(coop, batch, "SENT");
        step(coop, batch, "PAID");
        because(coop, UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "outcome", "RETURNED",
                                "on", "2026-07-13",
                                "reason", NAME + "さんの口座なし"))
                .post("dividend-batches/" + batch + "/lines/1/outcome")
                .then()
                .statusCode(200);
    }

    private static void step(Coop coop, String batch, String step) {
        coop.post(
                        "clerk",
                        "dividend-batches/" + batch + "/steps",
                        Map.of("step", step, "on", "2026-07-10"))
                .then()
                .statusCode(200);
    }

    /// A use for a member that the assembly approved and that was spent and reported, all of it in
    /// words that name the member.
    private static String spentUse(Coop coop) {
        Response asked =
                coop.post(
                        "clerk",
                        "fund-uses",
                        Map.of(
                                "fund",
                                "MUTUAL_AID_FUND",
                                "purpose",
                                "MUTUAL_AID",
                                "subject",
                                NAME + "さんの入院",
                                "amount",
                                yen(30_000),
                                "memberId",
                                coop.member(1),
                                "requestedOn",
                                "2026-07-10",
                                "spendBy",
                                "2026-09-30"));
        asked.then().statusCode(201);
        String use = asked.path("useId");
        coop.resolves("BUDGET", use, asked.path("hash"));
        because(coop, UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "amount",
                                yen(30_000),
                                "spentOn",
                                "2026-08-05",
                                "reference",
                                NAME + " 118"))
                .post("fund-uses/" + use + "/spendings")
                .then()
                .statusCode(201);
        coop.post(
                        "clerk",
                        "fund-uses/" + use + "/report",
                        Map.of(
                                "reportedOn",
                                "2026-09-30",
                                "summary",
                                NAME + "さんは退院した",
                                "evidence",
                                List.of(
                                        Map.of(
                                                "reference",
                                                NAME + " bill",
                                                "hash",
                                                Hashes.sha256("bill")))))
                .then()
                .statusCode(200);
        return use;
    }

    private static void opened(Coop coop, int member, String reference) {
        coop.post(
                        "clerk",
                        "capital-accounts/members/" + coop.member(member) + "/openings",
                        Map.of(
                                "amount",
                                yen(5_000),
                                "vintage",
                                "2025-03-31",
                                "on",
                                "2025-04-01",
                                "reference",
                                reference))
                .then()
                .statusCode(201);
    }
}
