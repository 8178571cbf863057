package coop.kyodo.membership.benefit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Together;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two members with an approved claim of 50,000 yen each.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class BenefitBatchTest {

    private Coop coop;
    private UUID one;
    private UUID two;
    private UUID claimOfOne;
    private UUID claimOfTwo;

    @BeforeEach
    void twoApprovedClaims() {
        coop = Coop.withMembers(2, 1);
        coop.post(
                        "/benefit-schemes",
                        Map.of(
                                "code",
                                "TRANSFER",
                                "effectiveOn",
                                "2025-04-01",
                                "terms",
                                Map.of(
                                        "title", Map.of("en", "On a transfer", "ja", "赴任手当"),
                                        "source", "Rules on benefits, art. 7",
                                        "basis", "EVENT",
                                        "award",
                                                Map.of("kind", "FIXED", "amount", Coop.yen(50_000)),
                                        "conditions", Map.of("evidence", List.of()))))
                .then()
                .statusCode(201);
        one = coop.member(1);
        two = coop.member(1);
        claimOfOne = approved(one);
        claimOfTwo = approved(two);
        coop.payeeAccount(one).then().statusCode(201);
        coop.payeeAccount(two).then().statusCode(201);
    }

    @Test
    void benefitsGoToTheBankAndArePostedOnceWhenItHasPaid() {
        String batch = prepared();
        step(batch, "PAID", "2025-06-30").then().statusCode(409);
        step(batch, "SENT", "2025-06-25").then().statusCode(200).body("states.sent", equalTo(2));
        assertBalances("100000", "-100000", "0");
        step(batch, "PAID", "2025-06-30").then().statusCode(200).body("states.paid", equalTo(2));
        step(batch, "PAID", "2025-06-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-line-state"));

        assertBalances("100000", "0", "-100000");
        coop.get("/benefit-claims/" + claimOfOne)
                .then()
                .body("state", equalTo("PAID"))
                .body("paidOn", equalTo("2025-06-30"))
                .body("reference", equalTo("batch-" + batch + "/1"));
        pay(claimOfOne, "again").then().statusCode(409);
        coop.verified();
    }

    @Test
    void aSecondBatchHasNothingLeftToPayAndNobodyPaysBesideABatch() {
        prepared();

        batch(Map.of()).then().statusCode(409).body("code", equalTo("nothing-to-pay"));
        pay(claimOfOne, "beside").then().statusCode(409).body("code", equalTo("claim-in-batch"));
        assertBalances("100000", "-100000", "0");
    }

    @Test
    void whatWasPaidBesideIsInNoBatch() {
        pay(claimOfOne, "cash").then().statusCode(201);

        batch(Map.of())
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(1))
                .body("batch.total.amount", equalTo("50000"));
    }

    @Test
    void theSameRequestTwiceIsOneBatch() {
        String key = Coop.key();
        Map<String, Object> request = request(Map.of());
        String first = coop.post("/benefit-batches", request, key).path("batch.batchId");

        coop.post("/benefit-batches", request, key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("batch.batchId", equalTo(first));
        coop.get("/benefit-batches").then().body("items.batchId", contains(first));
        coop.post("/benefit-batches", request(Map.of("id", first)))
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-batch-exists"));
    }

    @Test
    void ofTwentyBatchesAtOnceOnePays() throws ExecutionException, InterruptedException {
        List<Response> answers =
                Together.run(
                        Stream.generate(() -> (Callable<Response>) () -> batch(Map.of()))
                                .limit(20)
                                .toList());

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201)).hasSize(1);
        coop.get("/benefit-batches").then().body("items", hasSize(1));
    }

    @Test
    void whatCameBackIsPayableAgainAndAnotherBatchPaysIt() {
        String first = prepared();
        step(first, "SENT", "2025-06-25").then().statusCode(200);
        step(first, "PAID", "2025-06-30").then().statusCode(200);
        outcome(first, 1, "RETURNED", "2025-07-02").then().statusCode(200);
        outcome(first, 1, "PAID", "2025-07-02").then().statusCode(409);

        assertBalances("100000", "-50000", "-50000");
        coop.get("/benefit-claims/" + claimOfOne)
                .then()
                .body("state", equalTo("APPROVED"))
                .body("$", not(hasKey("paidOn")));
        String second =
                batch(Map.of())
                        .then()
                        .statusCode(201)
                        .body("batch.lines", equalTo(1))
                        .extract()
                        .path("batch.batchId");
        step(second, "SENT", "2025-07-25").then().statusCode(200);
        step(second, "PAID", "2025-07-31").then().statusCode(200);

        assertBalances("100000", "0", "-100000");
        coop.get("/benefit-claims?memberId=" + one)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("PAID"))
                .body("items[0].paidOn", equalTo("2025-07-31"));
        assertThat(
                        Told.of(coop, "benefit-claim-changed").stream()
                                .filter(event ->
                                        event.path("subject")
                                                .asText()
                                                .equals(claimOfOne.toString())))
                .extracting(
                        event -> event.at("/data/state").asText(),
                        event -> event.path("sequence").asInt())
                .containsExactly(
                        tuple("CLAIMED", 1),
                        tuple("APPROVED", 2),
                        tuple("PAID", 3),
                        tuple("APPROVED", 4),
                        tuple("PAID", 5));
        assertThat(Told.of(coop, "payment-batch-changed"))
                .extracting(
                        event -> event.at("/data/purpose").asText(),
                        event -> event.at("/data/step").asText())
                .contains(tuple("BENEFIT", "PREPARED"), tuple("BENEFIT", "RETURNED"));
        coop.verified();
    }

    @Test
    void aLineThatTheBankRefusedOrThatWasTakenOutIsFreeAgain() {
        String batch = prepared();
        outcome(batch, 1, "CANCELLED", "2025-06-24").then().statusCode(200);
        step(batch, "SENT", "2025-06-25").then().statusCode(200).body("states.sent", equalTo(1));
        outcome(batch, 2, "FAILED", "2025-06-30")
                .then()
                .statusCode(200)
                .body("reason", equalTo("口座なし"));

        batch(Map.of()).then().statusCode(201).body("batch.lines", equalTo(2));
        coop.get("/benefit-batches/" + batch + "/lines")
                .then()
                .body("items.state", contains("CANCELLED", "FAILED"))
                .body("items[0].claim", equalTo("benefit/" + claimOfOne));
        assertBalances("100000", "-100000", "0");
        coop.verified();
    }

    @Test
    void whoHasNoAccountOrWasApprovedLaterIsLeftOut() {
        UUID third = coop.member(1);
        approved(third);

        batch(Map.of())
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(2))
                .body("withoutAccount", equalTo(1));
        coop.payeeAccount(third).then().statusCode(201);
        batch(Map.of("executionOn", "2025-06-04"))
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-pay"));
        batch(Map.of("executionOn", "2025-06-05")).then().statusCode(201);
    }

    @Test
    void whatHappenedAfterTheMembershipIsLeftOut() {
        coop.ended(one, "DEATH", "2025-04-30").then().statusCode(200);
        coop.ended(two, "DEATH", "2025-05-01").then().statusCode(200);

        batch(Map.of("memberIds", List.of(one)))
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-pay"))
                .body("detail", startsWith("No benefit can be paid; 0 wait"));
        batch(Map.of())
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(1))
                .body("withoutAccount", equalTo(0))
                .body("afterLeaving", equalTo(1));
    }

    /// Both claimed for a day after the year's end at which notices, recorded later, took effect;
    /// one notice is cancelled.
    @Test
    void whatHappenedAfterTheYearsEndOfANoticeIsLeftOutUnlessItWasCancelled() {
        approved(one, "2026-04-01");
        UUID claim = approved(two, "2026-04-01");
        for (UUID leaver : List.of(one, two)) {
            coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        }
        coop.post(
                        "/members/" + two + "/withdrawal/cancellation",
                        Map.of("cancelledOn", "2026-01-31"))
                .then()
                .statusCode(200);

        batch(Map.of("executionOn", "2026-05-31"))
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(3))
                .body("withoutAccount", equalTo(0))
                .body("afterLeaving", equalTo(1));
        pay(claim, "beside").then().statusCode(409).body("code", equalTo("claim-in-batch"));
    }

    @Test
    void aBatchMayBeOfSomeMembersOnly() {
        batch(Map.of("memberIds", List.of(two)))
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(1));
        coop.get("/benefit-claims/" + claimOfTwo).then().body("state", equalTo("APPROVED"));
    }

    @Test
    void theBankGetsItsFilesWithAHash() {
        String path = "/benefit-batches/" + prepared() + "/files/";

        Response zengin = coop.get(path + "ZENGIN");
        zengin.then().statusCode(200).header("Repr-Digest", startsWith("sha-256=:"));
        assertThat(zengin.asByteArray()).hasSize(5 * 122);
        assertThat(new String(coop.get(path + "PAIN_001").asByteArray(), StandardCharsets.UTF_8))
                .contains("<CtrlSum>100000</CtrlSum>", "山田 花子");
        assertThat(
                        new String(
                                coop.get(path + "ZENGIN_CSV").asByteArray(),
                                Charset.forName("Shift_JIS")))
                .contains("8,000002,000000100000");
    }

    @Test
    void aBatchIsReachedOnlyWhereItsPurposeIs() {
        String batch = prepared();

        for (String rest : List.of("", "/lines", "/files/ZENGIN")) {
            coop.get("/refund-batches/" + batch + rest)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("payment-batch-not-found"));
        }
        coop.post("/refund-batches/" + batch + "/steps", Map.of("step", "SENT", "on", "2025-06-25"))
                .then()
                .statusCode(404);
        coop.get("/refund-batches").then().body("items", hasSize(0));
    }

    @Test
    void theScopeIsThatOfBenefits() {
        String batch = prepared();
        String path = coop.path("/benefit-batches/" + batch);
        String ofCapital =
                coop.tokens().role("director").scopes("capital:read capital:write").bearer();
        String reader = coop.tokens().role("director").scopes("benefit:read").bearer();

        given().auth()
                .oauth2(ofCapital)
                .get(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"));
        given().auth().oauth2(reader).get(path).then().statusCode(200);
        Coop.posting(reader, Coop.key())
                .body(Map.of("step", "SENT", "on", "2025-06-25"))
                .post(path + "/steps")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"));
        given().auth().oauth2(Coop.registered().director()).get(path).then().statusCode(404);
    }

    @Test
    void theDatabaseTakesNoPaymentThatFollowsNothing() throws SQLException {
        pay(claimOfOne, "cash").then().statusCode(201);

        try (Connection app = Db.asApp();
                Statement sql = app.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");
            assertThatThrownBy(() -> post(sql, 90, "BENEFITS_PAYABLE", "CASH", 1))
                    .hasMessageContaining("duplicate key");
            assertThatThrownBy(() -> post(sql, 91, "BENEFITS_PAYABLE", "CASH", 2))
                    .hasMessageContaining("foreign key");
            assertThatThrownBy(() -> post(sql, 92, "CASH", "BENEFITS_PAYABLE", 2))
                    .hasMessageContaining("foreign key");
            post(sql, 93, "CASH", "BENEFITS_PAYABLE", 1);
            post(sql, 94, "BENEFITS_PAYABLE", "CASH", 2);
        }
    }

    private void post(Statement sql, int number, String debit, String credit, int turn)
            throws SQLException {
        sql.execute(
                """
                insert into benefit_posting values ('%s', '%s', %d, '%s', '%s', '%s', 50000,
                  '2025-07-01', '%s', now(), %d)\
                """
                        .formatted(
                                coop.id(),
                                Ids.next(),
                                number,
                                claimOfOne,
                                debit,
                                credit,
                                Ids.next(),
                                turn));
    }

    private UUID approved(UUID member) {
        return approved(member, "2025-05-01");
    }

    private UUID approved(UUID member, String happenedOn) {
        UUID claim = Ids.next();
        coop.post(
                        "/benefit-claims",
                        Map.of(
                                "id", claim,
                                "scheme", "TRANSFER",
                                "memberId", member,
                                "happenedOn", happenedOn,
                                "claimedOn", LocalDate.parse(happenedOn).plusDays(1).toString()))
                .then()
                .statusCode(201);
        Coop.posting(coop.tokens().role("director").subject("other-director").bearer(), Coop.key())
                .body(Map.of("approvedOn", LocalDate.parse(happenedOn).plusDays(35).toString()))
                .post(coop.path("/benefit-claims/" + claim + "/approval"))
                .then()
                .statusCode(200);
        return claim;
    }

    private String prepared() {
        return batch(Map.of())
                .then()
                .statusCode(201)
                .body("batch.purpose", equalTo("BENEFIT"))
                .body("batch.lines", equalTo(2))
                .body("batch.total.amount", equalTo("100000"))
                .body("withoutAccount", equalTo(0))
                .extract()
                .path("batch.batchId");
    }

    private Response batch(Map<String, ?> also) {
        return coop.post("/benefit-batches", request(also));
    }

    private static Map<String, Object> request(Map<String, ?> also) {
        Map<String, Object> request = new HashMap<>();
        request.put("executionOn", "2025-06-30");
        request.put("debtor", Map.of("account", Coop.account("ミドリ"), "clientCode", "1234567890"));
        request.putAll(also);
        return request;
    }

    private Response step(String batch, String step, String on) {
        return coop.post("/benefit-batches/" + batch + "/steps", Map.of("step", step, "on", on));
    }

    private Response outcome(String batch, int line, String outcome, String on) {
        return coop.post(
                "/benefit-batches/" + batch + "/lines/" + line + "/outcome",
                Map.of("outcome", outcome, "on", on, "reason", "口座なし"));
    }

    private Response pay(UUID claim, String reference) {
        return coop.post(
                "/benefit-claims/" + claim + "/payment",
                Map.of("paidOn", "2025-06-25", "reference", reference));
    }

    private void assertBalances(String benefits, String payable, String cash) {
        coop.get("/benefit-ledger/accounts")
                .then()
                .statusCode(200)
                .body("accounts.balance.amount", contains(benefits, payable, cash));
    }
}
