package coop.kyodo.membership.leaving;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LeavingTest {

    private Coop coop;
    private UUID leaver;

    @BeforeEach
    void aCoopOfFiveMembersWithTwoUnitsEach() {
        coop = Coop.withMembers(4, 2);
        leaver = coop.member(2);
    }

    @Test
    void aNoticeOnTheLastDayIsInTime() {
        coop.giveNotice(leaver, "2025-12-31")
                .then()
                .statusCode(200)
                .body("effectiveOn", equalTo("2026-03-31"))
                .body("inTime", equalTo(true));

        coop.get("/members/" + leaver)
                .then()
                .body("state", equalTo("LEAVING"))
                .body("withdrawal.effectiveOn", equalTo("2026-03-31"));
    }

    @Test
    void aNoticeOneDayLaterTakesEffectAtTheNextYearsEndAndSaysWhy() {
        coop.giveNotice(leaver, "2026-01-01")
                .then()
                .statusCode(200)
                .body("effectiveOn", equalTo("2027-03-31"))
                .body("inTime", equalTo(false))
                .body("fiscalYearEnd", equalTo("2026-03-31"))
                .body("lastDayInTime", equalTo("2025-12-31"))
                .body("rule", equalTo("JP-050"));
    }

    @Test
    void oneMemberLeavesOnce() {
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);

        coop.giveNotice(leaver, "2025-12-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("withdrawal-open"))
                .body("rule", equalTo("JP-050"))
                .body("figures.leavesOn", equalTo("2026-03-31"));
    }

    @Test
    void anApplicantGivesNoNotice() {
        coop.giveNotice(coop.accepted(2), "2025-12-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-a-member"));
    }

    @Test
    void noticeIsNotGivenBeforeTheMembership() {
        coop.giveNotice(leaver, "2025-04-09")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/noticeOn"));
    }

    @Test
    void whoeverGaveNoticeSubscribesNoMore() {
        coop.giveNotice(leaver, "2025-12-31");

        coop.subscribe(leaver, 1).then().statusCode(409).body("code", equalTo("not-a-member"));
    }

    @Test
    void noticeForAYearAfterWhichCapitalMovedIsAConflict() {
        coop.member(2);
        coop.member(2);
        coop.member(2);
        coop.post(
                        "/members/" + leaver + "/subscriptions",
                        Map.of("units", 1, "subscribedOn", "2026-05-01"))
                .then()
                .statusCode(201);

        coop.giveNotice(leaver, "2025-12-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("capital-moved-later"))
                .body("rule", equalTo("JP-050"))
                .body("figures.lastDay", equalTo("2026-03-31"))
                .body("figures.kind", equalTo("SUBSCRIPTION"))
                .body("figures.effectiveOn", equalTo("2026-05-01"))
                .body("figures.amount.amount", equalTo("50000"));
    }

    @Test
    void theLeaverIsRefundedAtMostWhatWasPaidIn() {
        coop.giveNotice(leaver, "2025-12-31");

        coop.closeYear("2026-03-31", 700_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(10))
                .body("valuePerUnit.amount", equalTo("70000"))
                .body("leavers", equalTo(1))
                .body("refunds.amount", equalTo("100000"));

        coop.get("/members/" + leaver)
                .then()
                .body("state", equalTo("LEFT"))
                .body("leftOn", equalTo("2026-03-31"))
                .body("units", equalTo(0))
                .body("settlement.shareValue.amount", equalTo("140000"))
                .body("settlement.refund.amount", equalTo("100000"))
                .body("settlement.claimLapsesAfter", equalTo("2028-03-31"))
                .body("settlement.rule", equalTo("JP-054"));
    }

    @Test
    void aShareWorthLessIsRefundedAtItsWorthAndTheRestStaysAsCapitalSurplus() {
        coop.giveNotice(leaver, "2025-12-31");

        coop.closeYear("2026-03-31", 333_333).then().statusCode(201);

        coop.audit("/year-ends/2026-03-31/settlements")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].shareValue.amount", equalTo("66666"))
                .body("items[0].refund.amount", equalTo("66666"))
                .body("items[0].toCapitalSurplus.amount", equalTo("33334"));
        coop.audit("/ledger/accounts?asOf=2026-03-31")
                .then()
                .body(
                        "accounts.find { it.account == 'CAPITAL' }.balance.amount",
                        equalTo("-400000"))
                .body(
                        "accounts.find { it.account == 'CAPITAL_SURPLUS' }.balance.amount",
                        equalTo("-33334"))
                .body(
                        "accounts.find { it.account == 'REFUNDS_PAYABLE' }.balance.amount",
                        equalTo("-66666"));
    }

    @Test
    void withDebtsAboveAssetsNothingIsRefundedAndUnpaidCapitalMayBeCalled() {
        coop.member(2);
        coop.subscribe(leaver, 1).then().statusCode(201);
        coop.giveNotice(leaver, "2025-12-31");

        coop.closeYear("2026-03-31", -300_000).then().statusCode(201);

        coop.get("/members/" + leaver)
                .then()
                .body("settlement.unpaid.amount", equalTo("50000"))
                .body("settlement.refund.amount", equalTo("0"))
                .body("settlement.callable.amount", equalTo("50000"))
                .body("settlement.toCapitalSurplus.amount", equalTo("100000"));
        payRefund("2026-06-30", "bank-refund")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
    }

    @Test
    void theLeaverIsStillOnTheRegisterOfThatVeryDay() {
        coop.giveNotice(leaver, "2025-12-31");
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        coop.audit("/register?asOf=2026-03-31")
                .then()
                .body("members", equalTo(5))
                .body("units", equalTo(10))
                .body("items.leavesOn", hasItem("2026-03-31"));
        coop.audit("/register?asOf=2026-04-01")
                .then()
                .body("members", equalTo(4))
                .body("units", equalTo(8));
    }

    @Test
    void theRefundIsPaidOnce() {
        coop.giveNotice(leaver, "2025-12-31");
        coop.closeYear("2026-03-31", 700_000);

        payRefund("2026-06-30", "bank-refund")
                .then()
                .statusCode(201)
                .body("kind", equalTo("REFUND"))
                .body("amount.amount", equalTo("100000"))
                .body("holding.state", equalTo("LEFT"));
        payRefund("2026-06-30", "bank-refund-again")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));

        coop.get("/members/" + leaver).then().body("settlement.paidOn", equalTo("2026-06-30"));
        coop.get("/members/" + leaver + "/account")
                .then()
                .body("entries.kind", contains("DEPOSIT", "ADMISSION", "WITHDRAWAL", "REFUND"))
                .body("refundPayable.amount", equalTo("0"));
    }

    @Test
    void aYearIsClosedOnce() {
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        coop.closeYear("2026-03-31", 700_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("year-end-exists"));
        coop.closeYear("2025-03-31", 700_000).then().statusCode(404);
    }

    @Test
    void yearsAreClosedInTheirOrder() {
        coop.giveNotice(leaver, "2025-12-31");

        Time.from("2027-04-01");
        coop.closeYear("2027-03-31", 700_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("earlier-year-end-open"))
                .body("rule", equalTo("JP-054"))
                .body("figures.fiscalYearEnd", equalTo("2026-03-31"))
                .body("figures.day", equalTo("2027-03-31"));
    }

    /// A notice that would have to be valued at its end comes too late.
    @Test
    void aYearThatWasLeftOutCanStillBeClosed() {
        Time.from("2027-04-01");
        coop.closeYear("2027-03-31", 800_000).then().statusCode(201);
        coop.giveNotice(leaver, "2025-12-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));

        coop.closeYear("2026-03-31", 700_000)
                .then()
                .statusCode(201)
                .body("leavers", equalTo(0))
                .body("netAssets.amount", equalTo("700000"));
        coop.closeYear("2026-03-31", 700_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("year-end-exists"));
        coop.pay(coop.accepted(1), Coop.UNIT, "2027-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        coop.verified();
    }

    @Test
    void aYearEndsOnTheDayTheArticlesSay() {
        coop.closeYear("2026-03-30", 700_000)
                .then()
                .statusCode(400)
                .body("code", equalTo("not-a-fiscal-year-end"));
    }

    @ParameterizedTest
    @CsvSource({"2027-03-30, 400", "2027-03-31, 409", "2027-04-01, 201"})
    void aYearIsClosedOnTheDayAfterItsLastAtTheEarliest(String today, int status) {
        Time.on(today);

        coop.closeYear("2027-03-31", 700_000).then().statusCode(status);
    }

    /// JP-051: until then whoever leaves is a member, and the notice can be cancelled.
    @Test
    void theLastDayBelongsToTheYear() {
        Time.on("2027-03-31");

        coop.closeYear("2027-03-31", 700_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-not-over"))
                .body("rule", equalTo("JP-051"))
                .body("figures.today", equalTo("2027-03-31"))
                .body("figures.earliest", equalTo("2027-04-01"));
    }

    @Test
    void aYearThatHasNotEndedIsNotClosedAndShutsNothing() {
        coop.closeYear("2099-03-31", 700_000)
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", hasItem("/fiscalYearEnd"));

        coop.pay(coop.accepted(1), 50_000, "2026-04-01").then().statusCode(201);
    }

    @Test
    void whatIsClosedStaysClosed() {
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        coop.pay(coop.accepted(1), 50_000, "2026-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        coop.giveNotice(leaver, "2025-12-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        coop.pay(coop.accepted(1), 50_000, "2026-04-01").then().statusCode(201);
    }

    @Test
    void aYearEndCanBeReadAgain() {
        coop.closeYear("2026-03-31", 0).then().statusCode(201);

        coop.audit("/year-ends/2026-03-31")
                .then()
                .statusCode(200)
                .body("valuePerUnit.amount", equalTo("0"))
                .body("leavers", equalTo(0));
        coop.audit("/year-ends/2027-03-31").then().statusCode(404);
        coop.get("/members/" + leaver).then().body("settlement", nullValue());
    }

    @Test
    void nobodyIsRefundedWhoNeverLeft() {
        payRefund("2026-06-30", "bank-refund").then().statusCode(409);
        coop.post(
                        "/members/" + Ids.next() + "/refund-payment",
                        Map.of("paidOn", "2026-06-30", "reference", "x"))
                .then()
                .statusCode(404);
    }

    private Response payRefund(String paidOn, String reference) {
        return coop.post(
                "/members/" + leaver + "/refund-payment",
                Map.of("paidOn", paidOn, "reference", reference));
    }
}
