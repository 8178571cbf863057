package coop.kyodo.membership.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schemes come to an end, and claims are withdrawn.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class BenefitEndTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aCoopThatPaysForTransfers() {
        coop = Coop.registered();
        member = coop.member(1);
        decide("2025-04-01").then().statusCode(201).body("endsOn", nullValue());
    }

    @Test
    void aSchemeGrantsWhatHappensOnItsLastDayAndNothingLater() {
        end("2025-06-30").then().statusCode(200).body("endsOn", equalTo("2025-06-30"));

        claim(Ids.next(), "2025-06-30").then().statusCode(201);
        claim(Ids.next(), "2025-07-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("benefit-scheme-ended"))
                .body("rule", equalTo("BENEFIT-TRANSFER"))
                .body("source", equalTo("Rules on benefits, art. 7"))
                .body("figures.happenedOn", equalTo("2025-07-01"))
                .body("figures.endsOn", equalTo("2025-06-30"))
                .body("errors.pointer", contains("/happenedOn"));
        coop.get("/benefit-schemes?asOf=2025-06-30").then().body("items", hasSize(1));
        coop.get("/benefit-schemes?asOf=2025-07-01").then().body("items", hasSize(0));
    }

    @Test
    void whatHappenedBeforeTheEndIsStillClaimedAndDecided() {
        UUID before = Ids.next();
        claim(before, "2025-05-01").then().statusCode(201);
        end("2025-05-31").then().statusCode(200);

        act(before, "approval", Map.of("approvedOn", "2025-08-01")).then().statusCode(200);
        UUID after = Ids.next();
        claim(after, "2025-05-31").then().statusCode(201);
        act(after, "refusal", Map.of("refusedOn", "2025-08-01", "reason", "重複"))
                .then()
                .statusCode(200);
    }

    @Test
    void aSchemeDoesNotEndBeforeWhatWasClaimedOfIt() {
        UUID claim = Ids.next();
        claim(claim, "2025-06-10").then().statusCode(201);

        end("2025-06-09")
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-scheme-in-use"))
                .body("detail", containsString("2025-06-10"));
        withdraw(claim, "2025-09-01").then().statusCode(200);
        end("2025-06-09").then().statusCode(200);
    }

    @Test
    void aSchemeMayEndOnTheDayOfTheLastClaim() {
        claim(Ids.next(), "2025-06-10").then().statusCode(201);

        end("2025-06-10").then().statusCode(200);
    }

    @Test
    void theLimitOfASchemeIsThatOfThePersonWhoJoinedAgain() {
        decide("2025-05-01", Map.of("evidence", List.of(), "mostPerYear", 1))
                .then()
                .statusCode(201);
        UUID first = Ids.next();
        claim(first, "2025-06-01").then().statusCode(201);
        joinsAgain();

        claim(Ids.next(), "2025-07-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("benefit-used-up"))
                .body("figures.claimsInYear", equalTo(1))
                .body("figures.mostPerYear", equalTo(1));
        claim(Ids.next(), "2026-04-01").then().statusCode(201);
        withdraw(first, "2025-07-02").then().statusCode(200);
        claim(Ids.next(), "2025-07-01").then().statusCode(201);
    }

    @Test
    void theMonthOfLeavingIsClaimedOnceByWhoeverJoinedAgainInIt() {
        decide("2025-05-01", "MONTH", Map.of("evidence", List.of())).then().statusCode(201);
        claim(Ids.next(), "2025-06-01").then().statusCode(201);
        joinsAgain();

        claim(Ids.next(), "2025-06-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claimed-already"));
        claim(Ids.next(), "2025-07-01").then().statusCode(201);
    }

    @Test
    void aSchemeEndsOnceAndNotBeforeItsLatestVersion() {
        decide("2025-06-01").then().statusCode(201);
        end("2025-05-31").then().statusCode(400).body("code", equalTo("date-too-early"));
        end("2025-06-01").then().statusCode(200).body("version", equalTo(2));
        end("2025-06-30").then().statusCode(409).body("code", equalTo("benefit-scheme-has-end"));
        coop.post("/benefit-schemes/NOTHING/end", Map.of("endsOn", "2025-06-30"))
                .then()
                .statusCode(404)
                .body("code", equalTo("benefit-scheme-not-found"));
    }

    @Test
    void aSchemeBeginsAgainAfterItsEnd() {
        end("2025-06-30").then().statusCode(200);
        decide("2025-06-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-scheme-not-newer"));
        decide("2025-07-01").then().statusCode(201).body("version", equalTo(2));

        claim(Ids.next(), "2025-07-01").then().statusCode(201).body("schemeVersion", equalTo(2));
        assertThat(Told.of(coop, "benefit-scheme-ended"))
                .extracting(
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/version").asInt(),
                        event -> event.at("/data/endsOn").asText())
                .containsExactly(tuple(2, 1, "2025-06-30"));
        assertThat(Told.of(coop, "benefit-scheme-decided"))
                .extracting(event -> event.path("sequence").asInt())
                .containsExactly(1, 3);
    }

    @Test
    void onlyADirectorEndsAScheme() {
        Coop.posting(coop.tokens().role("clerk").bearer(), Coop.key())
                .body(Map.of("endsOn", "2025-06-30"))
                .post(coop.path("/benefit-schemes/TRANSFER/end"))
                .then()
                .statusCode(403);
    }

    @Test
    void aWithdrawnClaimIsFreeToBeMadeAgain() {
        UUID claim = Ids.next();
        claim(claim, "2025-05-01").then().statusCode(201);

        withdraw(claim, "2025-05-01")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        withdraw(claim, "2999-01-01").then().statusCode(400).body("code", equalTo("date-too-late"));
        withdraw(claim, "2025-05-02")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("withdrawnOn", equalTo("2025-05-02"));

        assertNotWithdrawable(claim);
        act(claim, "approval", Map.of("approvedOn", "2025-06-05"))
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-decided"));
        claim(Ids.next(), "2025-05-01").then().statusCode(201);
        coop.get("/benefit-claims?state=WITHDRAWN").then().body("items", hasSize(1));
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({"mostPerYear", "mostInAll"})
    void aWithdrawnClaimIsNoneOfThoseThatCount(String most) {
        decide("2025-04-02", Map.of("evidence", List.of(), most, 1)).then().statusCode(201);
        UUID claim = Ids.next();
        claim(claim, "2025-05-01").then().statusCode(201);
        claim(Ids.next(), "2025-05-02")
                .then()
                .statusCode(422)
                .body("code", equalTo("benefit-used-up"));

        withdraw(claim, "2025-06-05").then().statusCode(200);
        claim(Ids.next(), "2025-05-02").then().statusCode(201);
    }

    @Test
    void whatWasPromisedForAWithdrawnClaimIsReleased() {
        UUID claim = approved("2025-05-01");
        assertBalances("50000", "-50000", "0");

        withdraw(claim, "2025-06-04")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        withdraw(claim, "2025-06-05").then().statusCode(200);

        assertBalances("0", "0", "0");
        pay(claim, "bank-1")
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-not-payable"));
        coop.verified();
        List<JsonNode> told = Told.of(coop, "benefit-claim-changed");
        assertThat(told)
                .extracting(
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/state").asText())
                .containsExactly(tuple(1, "CLAIMED"), tuple(2, "APPROVED"), tuple(3, "WITHDRAWN"));
    }

    @Test
    void aClaimThatWasPaidOrRefusedIsNotWithdrawn() {
        UUID paid = approved("2025-05-01");
        pay(paid, "bank-1").then().statusCode(201);
        UUID refused = Ids.next();
        claim(refused, "2025-05-02").then().statusCode(201);
        act(refused, "refusal", Map.of("refusedOn", "2025-06-05", "reason", "重複"));

        assertNotWithdrawable(paid);
        assertNotWithdrawable(refused);
        assertBalances("50000", "0", "-50000");
    }

    @Test
    void aClaimOnItsWayToTheBankIsNotWithdrawnAndOneThatCameBackIs() {
        UUID claim = approved("2025-05-01");
        coop.payeeAccount(member).then().statusCode(201);
        String batch =
                coop.post(
                                "/benefit-batches",
                                Map.of(
                                        "executionOn",
                                        "2025-06-30",
                                        "debtor",
                                        Map.of(
                                                "account",
                                                Coop.account("ミドリ"),
                                                "clientCode",
                                                "1234567890")))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("batch.batchId");
        withdraw(claim, "2025-06-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("claim-in-batch"));
        for (String step : List.of("SENT", "PAID")) {
            coop.post(
                            "/benefit-batches/" + batch + "/steps",
                            Map.of("step", step, "on", "2025-06-30"))
                    .then()
                    .statusCode(200);
        }
        coop.post(
                        "/benefit-batches/" + batch + "/lines/1/outcome",
                        Map.of("outcome", "RETURNED", "on", "2025-07-02", "reason", "口座なし"))
                .then()
                .statusCode(200);

        withdraw(claim, "2025-07-03").then().statusCode(200);

        assertBalances("0", "0", "0");
        coop.verified();
        assertThat(Told.of(coop, "benefit-claim-changed"))
                .extracting(event -> event.path("sequence").asInt())
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whatHappenedAfterALeavingThatIsRecordedLaterIsNotApproved() {
        UUID after = Ids.next();
        claim(after, "2025-05-11").then().statusCode(201);
        UUID before = Ids.next();
        claim(before, "2025-05-10").then().statusCode(201);
        coop.ended(member, "DEATH", "2025-05-10").then().statusCode(200);

        act(after, "approval", Map.of("approvedOn", "2025-06-05"))
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-after-leaving"))
                .body("rule", equalTo("BENEFIT-TRANSFER"))
                .body("source", equalTo("Rules on benefits, art. 7"))
                .body("figures.leftOn", equalTo("2025-05-10"));
        act(after, "refusal", Map.of("refusedOn", "2025-06-05", "reason", "脱退後"))
                .then()
                .statusCode(200);
        act(before, "approval", Map.of("approvedOn", "2025-06-05")).then().statusCode(200);
    }

    @Test
    void anApprovedClaimForADayAfterTheLeavingIsNotPaid() {
        UUID after = approved("2025-05-11");
        UUID before = approved("2025-05-10");
        coop.ended(member, "DEATH", "2025-05-10").then().statusCode(200);

        pay(after, "bank-1").then().statusCode(409).body("code", equalTo("benefit-after-leaving"));
        pay(before, "bank-1").then().statusCode(201);
        withdraw(after, "2025-06-26").then().statusCode(200);
        assertBalances("50000", "0", "-50000");
        coop.verified();
    }

    @Test
    void aMemberWithdrawsTheirOwnClaimsOnly() {
        UUID claim = Ids.next();
        claim(claim, "2025-05-01").then().statusCode(201);
        String stranger = coop.tokens().role("member").member(Ids.next()).bearer();
        String own = coop.tokens().role("member").member(member).bearer();
        Map<String, String> body = Map.of("withdrawnOn", "2025-05-03");

        act(claim, "withdrawal", body, stranger).then().statusCode(404);
        act(claim, "withdrawal", body, own).then().statusCode(200);
    }

    @Test
    void theDatabaseReleasesNothingThatWasPaid() throws SQLException {
        UUID claim = approved("2025-05-01");
        pay(claim, "bank-1").then().statusCode(201);
        try (Connection app = Db.asApp();
                Statement sql = app.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");

            assertThatThrownBy(() ->
                            sql.execute(
                                    """
                                    insert into benefit_posting values ('%s', '%s', 9, '%s',
                                      'BENEFITS_PAYABLE', 'BENEFITS', 50000, '2025-07-01', null, now(), 1)\
                                    """
                                            .formatted(coop.id(), Ids.next(), claim)))
                    .hasMessageContaining("duplicate key");
        }
    }

    private void assertNotWithdrawable(UUID claim) {
        withdraw(claim, "2025-09-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-not-withdrawable"));
    }

    private Response decide(String effectiveOn) {
        return decide(effectiveOn, Map.of("evidence", List.of()));
    }

    private Response decide(String effectiveOn, Map<String, ?> conditions) {
        return decide(effectiveOn, "EVENT", conditions);
    }

    private Response decide(String effectiveOn, String basis, Map<String, ?> conditions) {
        return coop.post(
                "/benefit-schemes",
                Map.of(
                        "code",
                        "TRANSFER",
                        "effectiveOn",
                        effectiveOn,
                        "terms",
                        Map.of(
                                "title",
                                Map.of("en", "On a transfer", "ja", "赴任手当"),
                                "source",
                                "Rules on benefits, art. 7",
                                "basis",
                                basis,
                                "award",
                                Map.of("kind", "FIXED", "amount", Coop.yen(50_000)),
                                "conditions",
                                conditions)));
    }

    private void joinsAgain() {
        coop.ended(member, "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);
        member = coop.joinsAgain(member, "2025-06-11");
    }

    private Response end(String endsOn) {
        return coop.post("/benefit-schemes/TRANSFER/end", Map.of("endsOn", endsOn));
    }

    /// A claim that was made on the day after the event.
    private Response claim(UUID id, String happenedOn) {
        return coop.post(
                "/benefit-claims",
                Map.of(
                        "id",
                        id,
                        "scheme",
                        "TRANSFER",
                        "memberId",
                        member,
                        "happenedOn",
                        happenedOn,
                        "claimedOn",
                        LocalDate.parse(happenedOn).plusDays(1).toString()));
    }

    private UUID approved(String happenedOn) {
        UUID claim = Ids.next();
        claim(claim, happenedOn).then().statusCode(201);
        act(claim, "approval", Map.of("approvedOn", "2025-06-05")).then().statusCode(200);
        return claim;
    }

    private Response withdraw(UUID claim, String on) {
        return act(claim, "withdrawal", Map.of("withdrawnOn", on), coop.director());
    }

    private Response pay(UUID claim, String reference) {
        return act(claim, "payment", Map.of("paidOn", "2025-06-25", "reference", reference));
    }

    /// By a director who is not the one that claims.
    private Response act(UUID claim, String action, Map<String, ?> body) {
        return act(
                claim,
                action,
                body,
                coop.tokens().role("director").subject("other-director").bearer());
    }

    private Response act(UUID claim, String action, Map<String, ?> body, String token) {
        return Coop.posting(token, Coop.key())
                .body(body)
                .post(coop.path("/benefit-claims/" + claim + "/" + action));
    }

    private void assertBalances(String benefits, String payable, String cash) {
        coop.get("/benefit-ledger/accounts")
                .then()
                .statusCode(200)
                .body("accounts.balance.amount", contains(benefits, payable, cash));
    }
}
