package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ContributionTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registered();
    }

    @Test
    void membershipBeginsWithTheLastYenAndNotBefore() {
        UUID applicant = coop.accepted(2);

        coop.pay(applicant, 99_999, "2025-04-10")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("ACCEPTED"))
                .body("holding.memberNumber", nullValue())
                .body("holding.outstanding.amount", equalTo("1"));
        coop.pay(applicant, 1, "2025-05-10")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("MEMBER"))
                .body("holding.memberNumber", equalTo(1))
                .body("holding.paidIn.amount", equalTo("100000"))
                .body("holding.outstanding.amount", equalTo("0"));

        coop.get("/members/" + applicant).then().body("admittedOn", equalTo("2025-05-10"));
    }

    @Test
    void membershipDoesNotBeginBeforeAcceptance() {
        UUID applicant = coop.accepted(1);

        coop.pay(applicant, 50_000, "2025-04-02").then().statusCode(201);

        coop.get("/members/" + applicant).then().body("admittedOn", equalTo("2025-04-05"));
    }

    @Test
    void anApplicantPaysAfterTheDecision() {
        UUID applicant = Ids.next();
        coop.apply(applicant, 1);

        coop.pay(applicant, 50_000, "2025-04-10")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-yet-accepted"))
                .body("rule", equalTo("JP-026"))
                .body("source", equalTo("Workers Cooperatives Act, art. 12(2)"));
    }

    @Test
    void moreThanIsOutstandingIsRefused() {
        UUID applicant = coop.accepted(1);

        coop.pay(applicant, 50_001, "2025-04-10")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-024"))
                .body("figures.outstanding.amount", equalTo("50000"));
    }

    @Test
    void aMemberWhoHasPaidAllPaysNoMore() {
        coop.pay(coop.member(1), 1, "2025-05-01")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-024"));
    }

    @Test
    void aPaymentOfNothingIsABadRequest() {
        coop.pay(coop.accepted(1), 0, "2025-04-10")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/amount"));
    }

    @Test
    void aPaymentInAnotherCurrencyIsABadRequest() {
        coop.post(
                        "/members/" + coop.accepted(1) + "/payments",
                        Map.of(
                                "amount",
                                Map.of("amount", "100", "currency", "EUR"),
                                "paidOn",
                                "2025-04-10",
                                "reference",
                                "eur"))
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-mismatch"));
    }

    @Test
    void aReferenceIsUsedOnceUnderWhateverKey() {
        UUID applicant = coop.accepted(2);
        Map<String, Object> payment = Coop.payment(50_000, "2025-04-10", "bank-1");
        coop.post("/members/" + applicant + "/payments", payment).then().statusCode(201);

        coop.post("/members/" + applicant + "/payments", payment)
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-reference-used"));
    }

    /// Booked to the wrong member, taken back, and booked rightly, twice over.
    @Test
    void aPaymentThatWasTakenBackFreesItsReferenceAndOneThatStandsDoesNot() {
        Coop of = Coop.withMembers(4, 4);
        UUID wrong = of.accepted(2);
        UUID right = of.accepted(1);
        Map<String, Object> payment = Coop.payment(Coop.UNIT, "2025-04-10", "bank-7");
        String path = "/members/%s/payments";
        for (int again = 0; again < 2; again++) {
            String booked =
                    of.post(path.formatted(wrong), payment)
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("paymentId");
            of.post(path.formatted(right), payment)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("payment-reference-used"));
            of.post(
                            path.formatted(wrong) + "/" + booked + "/reversal",
                            Map.of("reversedOn", "2025-04-11", "reason", "of another member"))
                    .then()
                    .statusCode(201);
        }

        of.post(path.formatted(right), payment)
                .then()
                .statusCode(201)
                .body("reference", equalTo("bank-7"))
                .body("holding.state", equalTo("MEMBER"));
        of.post(path.formatted(wrong), payment)
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-reference-used"));
        of.verified();
    }

    @Test
    void thePaymentSentTwiceAtTheSameMomentIsMadeOnce()
            throws InterruptedException, ExecutionException {
        UUID applicant = coop.accepted(1);
        String key = Coop.key();
        Map<String, Object> payment = Coop.payment(50_000, "2025-04-10", "bank-1");

        List<Response> answers =
                Together.run(
                        Collections.nCopies(
                                6,
                                () ->
                                        coop.post(
                                                "/members/" + applicant + "/payments",
                                                payment,
                                                key)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        coop.get("/members/" + applicant + "/account").then().body("entries", hasSize(2));
    }

    @Test
    void aRefusalIsReplayedAsWell() {
        UUID applicant = coop.accepted(1);
        String key = Coop.key();
        Map<String, Object> payment = Coop.payment(50_001, "2025-04-10", "bank-1");

        Response first = coop.post("/members/" + applicant + "/payments", payment, key);
        Response second = coop.post("/members/" + applicant + "/payments", payment, key);

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void moreUnitsAreSubscribedThenPaid() {
        List<UUID> members = IntStream.range(0, 6).mapToObj(i -> coop.member(2)).toList();
        UUID member = members.getFirst();

        coop.subscribe(member, 1)
                .then()
                .statusCode(201)
                .body("units", equalTo(3))
                .body("subscribed.amount", equalTo("150000"))
                .body("outstanding.amount", equalTo("50000"));
        coop.pay(member, 50_000, "2025-08-01")
                .then()
                .statusCode(201)
                .body("holding.outstanding.amount", equalTo("0"));

        coop.get("/members/" + member + "/account")
                .then()
                .body("entries.kind", contains("DEPOSIT", "ADMISSION", "SUBSCRIPTION", "PAYMENT"))
                .body("paidIn.amount", equalTo("150000"))
                .body("unpaid.amount", equalTo("0"));
    }

    @Test
    void aPaymentThatIsDatedBackFitsItsDayAndEveryDaySince() {
        List<UUID> members = IntStream.range(0, 6).mapToObj(i -> coop.member(2)).toList();
        UUID member = members.getFirst();
        coop.subscribe(member, 1, "2025-07-01").then().statusCode(201);
        coop.pay(member, 30_000, "2025-09-01").then().statusCode(201);

        coop.pay(member, 1, "2025-06-30")
                .then()
                .statusCode(422)
                .body("code", equalTo("payment-exceeds-subscription"))
                .body("figures.outstanding.amount", equalTo("0"));
        coop.pay(member, 20_001, "2025-08-01")
                .then()
                .statusCode(422)
                .body("figures.outstanding.amount", equalTo("20000"));
        coop.pay(member, 20_000, "2025-07-01")
                .then()
                .statusCode(201)
                .body("holding.outstanding.amount", equalTo("0"));
    }

    @Test
    void aPurchaseAboveAQuarterIsRefusedWithTheFigures() {
        List<UUID> members = IntStream.range(0, 4).mapToObj(i -> coop.member(1)).toList();

        coop.subscribe(members.getFirst(), 1)
                .then()
                .statusCode(422)
                .body("code", equalTo("unit-cap-exceeded"))
                .body("rule", equalTo("JP-021"))
                .body("source", equalTo("Workers Cooperatives Act, art. 9(3)"))
                .body("errors.pointer", hasItem("/units"))
                .body("figures.unitsAfter", equalTo(2))
                .body("figures.totalUnitsAfter", equalTo(5))
                .body("figures.cap", equalTo("1/4"));
    }

    @Test
    void withThreeMembersThereIsNoCap() {
        UUID member = coop.member(1);
        coop.member(1);
        coop.member(1);

        coop.subscribe(member, 10).then().statusCode(201).body("units", equalTo(11));
    }

    /// Five members of four units: one of them may go to 5 of 21, but not to 6 of 22.
    @Test
    void purchasesAtTheSameMomentNeverPassTheCapTogether()
            throws InterruptedException, ExecutionException {
        List<UUID> members = IntStream.range(0, 5).mapToObj(i -> coop.member(4)).toList();
        UUID buyer = members.getFirst();
        Callable<Response> purchase = () -> coop.subscribe(buyer, 1);

        List<Response> answers = Together.run(Stream.generate(() -> purchase).limit(8).toList());

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 422);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        coop.get("/members/" + buyer).then().body("units", equalTo(5));
    }

    @Test
    void anApplicantSubscribesNoMore() {
        coop.subscribe(coop.accepted(1), 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("not-a-member"));
    }

    @Test
    void aPurchaseIsNotDatedBeforeTheMembership() {
        UUID member = coop.member(1);

        coop.post(
                        "/members/" + member + "/subscriptions",
                        Map.of("units", 1, "subscribedOn", "2025-04-09"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/subscribedOn"));
    }

    @Test
    void theLedgerBalancesOnAnyDate() {
        UUID member = coop.accepted(2);
        coop.pay(member, 40_000, "2025-04-10");
        coop.pay(member, 60_000, "2025-05-10");

        coop.audit("/ledger/accounts?asOf=2025-04-30")
                .then()
                .statusCode(200)
                .body("accounts.account", contains("CASH", "DEPOSITS"))
                .body("accounts.balance.amount", contains("40000", "-40000"));
        coop.audit("/ledger/accounts?asOf=2025-05-31")
                .then()
                .body("accounts.account", contains("CAPITAL", "CASH", "DEPOSITS"))
                .body("accounts.balance.amount", contains("-100000", "100000", "0"));
        coop.audit("/ledger/accounts?asOf=2025-05-31&knownAt=2025-05-31T00:00:00Z")
                .then()
                .body("accounts", hasSize(0));
    }

    @Test
    void journalsAreNumberedWithoutGaps() {
        UUID member = coop.member(1);
        coop.pay(coop.accepted(1), 50_001, "2025-04-10").then().statusCode(422);
        coop.member(1);

        Response page = coop.audit("/ledger/journals?limit=2");
        page.then()
                .statusCode(200)
                .body("items.number", contains(1, 2))
                .body("items[0].memberId", equalTo(member.toString()));
        coop.audit("/ledger/journals?cursor=" + page.<String>path("next"))
                .then()
                .body("items.number", contains(3, 4));
    }

    @Test
    void anUnknownMemberIsNotThere() {
        coop.pay(Ids.next(), 1, "2025-04-10")
                .then()
                .statusCode(404)
                .body("code", equalTo("member-not-found"));
        coop.get("/members/" + Ids.next() + "/account").then().statusCode(404);
    }
}
