package coop.kyodo.membership.refund;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What becomes of the claim for a refund. A leaver holds two units of 50,000 yen.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RefundTest {

    @Test
    void aRefundIsWithheldUntilTheDebtIsPaid() {
        Coop coop = Coop.withMembers(4, 2);
        UUID leaver = leaver(coop);
        UUID debt = Ids.next();
        coop.debt(debt, leaver, 30_000).then().statusCode(201);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        coop.get("/members/" + leaver)
                .then()
                .body("settlement.refund.amount", equalTo("100000"))
                .body("settlement.status", equalTo("WITHHELD"))
                .body("settlement.withheldFor.amount", equalTo("30000"));
        coop.payRefund(leaver, "2026-06-30", "refund-1")
                .then()
                .statusCode(422)
                .body("code", equalTo("refund-withheld"))
                .body("rule", equalTo("JP-057"))
                .body("figures.owed.amount", equalTo("30000"));

        payDebt(coop, leaver, debt).then().statusCode(200).body("paidOn", equalTo("2026-05-01"));
        payDebt(coop, leaver, debt).then().statusCode(409).body("code", equalTo("debt-paid"));

        coop.get("/members/" + leaver).then().body("settlement.status", equalTo("PAYABLE"));
        coop.payRefund(leaver, "2026-06-30", "refund-2").then().statusCode(201);
        coop.get("/members/" + leaver)
                .then()
                .body("settlement.status", equalTo("PAID"))
                .body("settlement.paid.amount", equalTo("100000"))
                .body("settlement.withheldFor", nullValue());
        coop.get("/members/" + leaver + "/debts").then().body("items", hasSize(1));
        coop.verified();
    }

    /// JP-057 looks at the day of the payment, whenever that is recorded.
    @Test
    void aRefundIsWithheldOnTheDaysOnWhichTheDebtWasOwed() {
        Coop coop = Coop.withMembers(4, 2);
        UUID leaver = leaver(coop);
        UUID debt = Ids.next();
        coop.debt(debt, leaver, 30_000).then().statusCode(201);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);
        payDebt(coop, leaver, debt).then().statusCode(200).body("paidOn", equalTo("2026-05-01"));

        coop.payRefund(leaver, "2026-04-30", "refund-1")
                .then()
                .statusCode(422)
                .body("code", equalTo("refund-withheld"));
        coop.payRefund(leaver, "2026-05-01", "refund-2").then().statusCode(201);
    }

    /// JP-057: the debt is the person's; it came up when they were a member again.
    @Test
    void aRefundIsWithheldForWhatWhoeverJoinedAgainOwes() {
        Coop coop = Coop.withMembers(4, 2);
        UUID leaver = leaver(coop);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);
        UUID again = coop.joinsAgain(leaver, "2026-04-10");
        UUID debt = Ids.next();
        coop.debt(debt, again, 30_000).then().statusCode(201);
        coop.payeeAccount(leaver).then().statusCode(201);

        coop.get("/members/" + leaver)
                .then()
                .body("settlement.status", equalTo("WITHHELD"))
                .body("settlement.withheldFor.amount", equalTo("30000"));
        coop.payRefund(leaver, "2026-04-30", "refund-1")
                .then()
                .statusCode(422)
                .body("code", equalTo("refund-withheld"))
                .body("figures.owed.amount", equalTo("30000"));
        coop.refundBatch("2026-04-30").then().statusCode(409);
        payDebt(coop, again, debt).then().statusCode(200).body("paidOn", equalTo("2026-05-01"));
        coop.payRefund(leaver, "2026-04-30", "refund-2").then().statusCode(422);
        coop.payRefund(leaver, "2026-05-01", "refund-3").then().statusCode(201);
        coop.verified();
    }

    @Test
    void aClaimIsPaidOnItsLastDay() {
        Coop coop = Coop.withMembers(4, 2);
        UUID leaver = leaver(coop);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        Time.from("2028-04-01");
        coop.payRefund(leaver, "2028-03-31", "refund").then().statusCode(201);
    }

    @Test
    void aClaimThatNobodyMadeInTimeIsNotPaid() {
        Coop coop = Coop.withMembers(4, 2);
        UUID leaver = leaver(coop);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        Time.from("2028-04-01");
        coop.payRefund(leaver, "2028-04-01", "refund-1")
                .then()
                .statusCode(422)
                .body("code", equalTo("claim-lapsed"))
                .body("rule", equalTo("JP-056"))
                .body("figures.lastDay", equalTo("2028-03-31"));
        coop.post(
                        "/members/" + leaver + "/refund-payment",
                        Map.of(
                                "paidOn", "2028-04-01",
                                "reference", "refund-2",
                                "claimedOn", "2028-03-31"))
                .then()
                .statusCode(201);
    }

    @Test
    void articlesMayRefundInInstalments() {
        Coop coop = coopWithLeaving(3);
        UUID leaver = leaver(coop);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        coop.get("/members/" + leaver + "/refund-claims")
                .then()
                .body("items.number", contains(1, 2, 3))
                .body("items.dueOn", contains("2026-03-31", "2026-09-30", "2027-03-31"))
                .body("items.amount.amount", contains("33333", "33333", "33334"));
        coop.payRefund(leaver, "2026-04-30", "refund-1")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("33333"));
        coop.get("/members/" + leaver)
                .then()
                .body("settlement.status", equalTo("PAYABLE"))
                .body("settlement.paid.amount", equalTo("33333"));
        Time.from("2028-04-01");
        coop.payRefund(leaver, "2026-09-30", "refund-2").then().statusCode(201);
        coop.payRefund(leaver, "2027-03-31", "refund-3")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("33334"));
        coop.payRefund(leaver, "2027-03-31", "refund-4")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
        coop.get("/members/" + leaver)
                .then()
                .body("settlement.status", equalTo("PAID"))
                .body("settlement.paidOn", equalTo("2027-03-31"));
        coop.get("/members/" + leaver + "/account?asOf=2027-03-31")
                .then()
                .body("refundPayable.amount", equalTo("0"));
        coop.verified();
    }

    @Test
    void heirsShareTheClaimToTheLastYen() {
        Coop coop = Coop.withMembers(4, 2);
        UUID dead = coop.member(2);
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
        coop.closeYear("2026-03-31", 333_333).then().statusCode(201);

        heirs(coop, dead, "1/3", "1/3", "1/3")
                .then()
                .statusCode(201)
                .body("items", hasSize(3))
                .body("items.amount.amount.collect { it as int }.sum()", equalTo(66_666));
        heirs(coop, dead, "1/1").then().statusCode(409).body("code", equalTo("heirs-recorded"));
        coop.payRefund(dead, "2026-06-30", "refund")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("66666"));
        coop.verified();
    }

    @Test
    void heirsKnownBeforeTheYearsEndHaveTheClaimFromThen() {
        Coop coop = Coop.withMembers(4, 2);
        UUID dead = coop.member(2);
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
        heirs(coop, dead, "1/2", "1/2").then().statusCode(201).body("items", hasSize(0));

        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.amount.amount", contains("50000", "50000"));
    }

    @Test
    void sharesOfHeirsMakeUpTheWhole() {
        Coop coop = Coop.withMembers(4, 2);
        UUID dead = coop.member(2);
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);

        heirs(coop, dead, "1/2", "1/3")
                .then()
                .statusCode(400)
                .body("code", equalTo("shares-not-whole"));
        heirs(coop, dead, "0/1", "1/1")
                .then()
                .statusCode(400)
                .body("code", equalTo("shares-not-whole"));
        heirs(coop, coop.member(2), "1/1")
                .then()
                .statusCode(409)
                .body("code", equalTo("member-not-dead"));
    }

    @Test
    void calledCapitalIsPaidUpToWhatWasUnpaidAndInTime() {
        Coop coop = Coop.withMembers(5, 2);
        UUID leaver = coop.member(2);
        coop.subscribe(leaver, 1).then().statusCode(201);
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", -300_000).then().statusCode(201);

        call(coop, leaver, 50_001, "2026-06-30", "call-1")
                .then()
                .statusCode(422)
                .body("code", equalTo("call-exceeds-unpaid"))
                .body("rule", equalTo("JP-055"));
        call(coop, leaver, 20_000, "2026-06-30", "call-2").then().statusCode(201);
        call(coop, leaver, 30_001, "2026-06-30", "call-3").then().statusCode(422);
        Time.from("2028-04-01");
        call(coop, leaver, 30_000, "2028-04-01", "call-4")
                .then()
                .statusCode(422)
                .body("code", equalTo("claim-lapsed"))
                .body("rule", equalTo("JP-056"));
        call(coop, leaver, 30_000, "2028-03-31", "call-5").then().statusCode(201);
        coop.verified();
    }

    private static UUID leaver(Coop coop) {
        UUID leaver = coop.member(2);
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        return leaver;
    }

    private static Coop coopWithLeaving(int instalments) {
        Coop coop =
                Coop.withLeaving(
                        Map.of(
                                "refundShare",
                                "1/1",
                                "refundInstalments",
                                instalments,
                                "monthsBetween",
                                6,
                                "callsUnpaidCapital",
                                true));
        for (int i = 0; i < 4; i++) {
            coop.member(2);
        }
        return coop;
    }

    private static Response payDebt(Coop coop, UUID member, UUID debt) {
        return coop.post(
                "/members/" + member + "/debts/" + debt + "/payment",
                Map.of("paidOn", "2026-05-01"));
    }

    private static Response heirs(Coop coop, UUID dead, String... shares) {
        return coop.post(
                "/members/" + dead + "/heirs",
                Map.of(
                        "heirs",
                        List.of(shares).stream()
                                .map(share ->
                                        Map.of("name", "山田", "address", "横浜市", "share", share))
                                .toList()));
    }

    private static Response call(
            Coop coop, UUID leaver, long amount, String paidOn, String reference) {
        return coop.post(
                "/members/" + leaver + "/called-capital",
                Map.of("amount", Coop.yen(amount), "paidOn", paidOn, "reference", reference));
    }
}
