package coop.kyodo.membership.leaving;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Five members of four units; one gives up some and stays.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ReductionTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void fiveMembers() {
        coop = Coop.withMembers(4, 4);
        member = coop.member(4);
    }

    @Test
    void unitsAreRefundedLikeALeaversAtTheYearsEnd() {
        giveUp(2, "2025-12-31")
                .statusCode(201)
                .body("effectiveOn", equalTo("2026-03-31"))
                .body("rule", equalTo("JP-030"))
                .body("source", equalTo("Workers Cooperatives Act, art. 19"));
        coop.closeYear("2026-03-31", 800_000).then().statusCode(201);

        coop.get("/members/" + member + "/reductions")
                .then()
                .statusCode(200)
                .body("items.state", contains("SETTLED"))
                .body("items[0].shareValue.amount", equalTo("80000"))
                .body("items[0].refund.amount", equalTo("80000"));
        coop.get("/members/" + member)
                .then()
                .body("state", equalTo("MEMBER"))
                .body("units", equalTo(2))
                .body("paidIn.amount", equalTo("100000"));
        coop.get("/register?asOf=2026-03-31")
                .then()
                .body("items.find { it.memberId == '" + member + "' }.units", equalTo(4));
        coop.get("/register?asOf=2026-04-01")
                .then()
                .body("items.find { it.memberId == '" + member + "' }.units", equalTo(2));
        coop.audit("/capital-statement?from=2026-03-31&to=2026-03-31")
                .then()
                .body("movements.kind", contains("REDUCTION"))
                .body("closing.capitalSurplus.amount", equalTo("20000"))
                .body("closing.refundsPayable.amount", equalTo("80000"));
        coop.post(
                        "/members/" + member + "/refund-payment",
                        Map.of("paidOn", "2026-06-30", "reference", "reduction"))
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("80000"));
        coop.audit("/verification")
                .then()
                .body("checks.find { it.name == 'register-equals-ledger' }.ok", equalTo(true));
        Events.await("coop.kyodo.membership.capital-reduced.v1", member);
    }

    @Test
    void aLateNoticeTakesEffectAYearLater() {
        giveUp(2, "2026-01-01").statusCode(201).body("effectiveOn", equalTo("2027-03-31"));
    }

    @Test
    void oneUnitStays() {
        giveUp(4, "2025-12-01")
                .statusCode(422)
                .body("code", equalTo("too-few-units-left"))
                .body("rule", equalTo("JP-020"));
        giveUp(3, "2025-12-01").statusCode(201);
        giveUp(1, "2025-12-02")
                .statusCode(409)
                .body("code", equalTo("reduction-open"))
                .body("rule", equalTo("JP-030"))
                .body("figures.givenUpAt", equalTo("2026-03-31"));
    }

    /// The payment was taken back in April; what the member pays then is less than a unit, or one.
    @ParameterizedTest
    @CsvSource({"49999, 409", "50000, 201"})
    void whatWasTakenBackAfterTheYearsEndDoesNotLeaveWithUnits(long paid, int status) {
        String payment =
                coop.get("/members/" + member + "/account")
                        .path("entries.find { it.kind == 'DEPOSIT' }.journalId");
        coop.post(
                        "/members/" + member + "/payments/" + payment + "/reversal",
                        Map.of(
                                "reversedOn",
                                "2026-04-10",
                                "reason",
                                "別人の払込み",
                                "leavesUnpaid",
                                true))
                .then()
                .statusCode(201);
        coop.pay(member, paid, "2026-04-10").then().statusCode(201);

        ValidatableResponse answer = giveUp(1, "2025-12-01").statusCode(status);
        if (status == 409) {
            answer.body("code", equalTo("reduction-exceeds-paid-in"))
                    .body("rule", equalTo("JP-030"))
                    .body("figures.paidInOfUnits.amount", equalTo("50000"))
                    .body("figures.paidIn.amount", equalTo("49999"));
        }
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);
        coop.verified();
    }

    /// Five units, of which four are paid up; all units are worth more than was paid in.
    @ParameterizedTest
    @CsvSource({"1, 50000, 0, 200000", "2, 50000, 50000, 150000", "4, 50000, 150000, 50000"})
    void whatIsUnpaidFallsAwayFirst(int units, String unpaid, String refund, String paidIn) {
        coop.subscribe(member, 1).then().statusCode(201);
        giveUp(units, "2025-12-01").statusCode(201);
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);

        coop.get("/members/" + member + "/reductions")
                .then()
                .body("items[0].unpaid.amount", equalTo(unpaid))
                .body("items[0].refund.amount", equalTo(refund))
                .body("items[0].callable.amount", equalTo("0"));
        coop.get("/members/" + member)
                .then()
                .body("units", equalTo(5 - units))
                .body("paidIn.amount", equalTo(paidIn))
                .body("outstanding.amount", equalTo("0"));
        coop.get("/arrears?on=2026-04-01").then().body("items", empty());
        coop.verified();
    }

    /// Two units more are unpaid, and two are given up: what remains to be paid is nothing.
    @ParameterizedTest
    @CsvSource({"2026-03-31, 201, 50000", "2026-04-01, 422, 100000"})
    void whatFallsAwayIsNotPaidAfterTheYearsEnd(String paidOn, int status, String unpaid) {
        subscribeTwo();
        giveUp(2, "2025-12-01").statusCode(201);

        coop.pay(member, 50_000, paidOn).then().statusCode(status);
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);

        coop.get("/members/" + member + "/reductions")
                .then()
                .body("items[0].unpaid.amount", equalTo(unpaid));
        coop.get("/members/" + member).then().body("outstanding.amount", equalTo("0"));
        coop.verified();
    }

    @Test
    void whatStaysUnpaidIsPaidAfterTheYearsEnd() {
        subscribeTwo();
        giveUp(1, "2025-12-01").statusCode(201);

        coop.pay(member, 50_001, "2026-04-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("payment-exceeds-subscription"))
                .body("figures.outstanding.amount", equalTo("50000"));
        coop.pay(member, 50_000, "2026-04-01").then().statusCode(201);
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);
        coop.get("/members/" + member)
                .then()
                .body("units", equalTo(5))
                .body("outstanding.amount", equalTo("0"));
        coop.verified();
    }

    @Test
    void whatIsUnpaidMayBeCalledWhenTheDebtsExceedTheAssets() {
        coop.subscribe(member, 1).then().statusCode(201);
        giveUp(2, "2025-12-01").statusCode(201);
        coop.closeYear("2026-03-31", -300_000).then().statusCode(201);

        coop.get("/members/" + member + "/reductions")
                .then()
                .body("items[0].refund.amount", equalTo("0"))
                .body("items[0].unpaid.amount", equalTo("50000"))
                .body("items[0].callable.amount", equalTo("50000"));
        Time.from("2028-05-01");
        called(50_001, "2028-03-31").statusCode(422).body("code", equalTo("call-exceeds-unpaid"));
        called(20_000, "2028-03-31").statusCode(201);
        called(30_001, "2028-03-31").statusCode(422).body("code", equalTo("call-exceeds-unpaid"));
        called(30_000, "2028-04-01").statusCode(422).body("code", equalTo("claim-lapsed"));
        called(30_000, "2028-03-31").statusCode(201);
        coop.verified();
    }

    /// Within the cap, since two more members have joined.
    private void subscribeTwo() {
        coop.member(4);
        coop.member(4);
        coop.subscribe(member, 2).then().statusCode(201);
    }

    private ValidatableResponse called(long amount, String on) {
        return coop.post(
                        "/members/" + member + "/called-capital",
                        Map.of("amount", Coop.yen(amount), "paidOn", on, "reference", Coop.key()))
                .then();
    }

    @Test
    void whoeverLeavesIsRefundedAllAtOnce() {
        giveUp(2, "2025-12-01").statusCode(201);
        coop.giveNotice(member, "2025-12-02").then().statusCode(200);
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);

        coop.get("/members/" + member + "/reductions")
                .then()
                .body("items.state", contains("OVERTAKEN"));
        coop.get("/members/" + member)
                .then()
                .body("state", equalTo("LEFT"))
                .body("settlement.refund.amount", equalTo("200000"));
        coop.get("/members/" + Ids.next() + "/reductions").then().statusCode(404);
    }

    /// What was settled already is due, whatever the rest of the share will be worth.
    @Test
    void whoDiesAfterwardsIsPaidTheReductionBeforeTheRestIsValued() {
        giveUp(2, "2025-12-31").statusCode(201);
        coop.closeYear("2026-03-31", 800_000).then().statusCode(201);
        coop.ended(member, "DEATH", "2026-05-01").then().statusCode(200);

        coop.payRefund(member, "2026-06-30", "reduction")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("80000"));
        coop.payRefund(member, "2026-06-30", "rest")
                .then()
                .statusCode(409)
                .body("code", equalTo("share-not-yet-valued"));
    }

    /// The claims of a reduction and of a later leaving are paid one after the other.
    @Test
    void aReductionAndALaterLeavingAreBothRefunded() {
        giveUp(2, "2025-12-01").statusCode(201);
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);
        Time.from("2027-05-01");
        coop.giveNotice(member, "2026-12-01").then().statusCode(200);
        coop.closeYear("2027-03-31", 10_000_000).then().statusCode(201);

        refund("2027-04-10", "first").statusCode(201).body("amount.amount", equalTo("100000"));
        refund("2027-04-11", "second").statusCode(201).body("amount.amount", equalTo("100000"));
        refund("2027-04-12", "third").statusCode(409);
    }

    private ValidatableResponse refund(String on, String reference) {
        return coop.post(
                        "/members/" + member + "/refund-payment",
                        Map.of("paidOn", on, "reference", reference))
                .then();
    }

    private ValidatableResponse giveUp(int units, String on) {
        return coop.post(
                        "/members/" + member + "/reductions",
                        Map.of("units", units, "noticeOn", on))
                .then();
    }
}
