package coop.kyodo.membership.leaving;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Memberships that end without notice, and notices that are taken back.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class EndByLawTest {

    private Coop coop;
    private UUID leaver;

    @BeforeEach
    void aCoopOfFiveMembersWithTwoUnitsEach() {
        coop = Coop.withMembers(4, 2);
        leaver = coop.member(2);
    }

    @Test
    void aDecemberDeathEndsTheMembershipAtOnceAndIsValuedAtTheYearsEnd() {
        coop.ended(leaver, "DEATH", "2025-12-10")
                .then()
                .statusCode(200)
                .body("rule", equalTo("JP-052"))
                .body("valuedOn", equalTo("2026-03-31"))
                .body("labourContract", nullValue());

        coop.get("/members/" + leaver)
                .then()
                .body("state", equalTo("LEFT"))
                .body("leftOn", equalTo("2025-12-10"))
                .body("settlement", nullValue());
        coop.audit("/register?asOf=2025-12-10").then().body("members", equalTo(5));
        coop.audit("/register?asOf=2025-12-11")
                .then()
                .body("members", equalTo(4))
                .body("units", equalTo(8));
        coop.payRefund(leaver, "2026-01-31", "too-early")
                .then()
                .statusCode(409)
                .body("code", equalTo("share-not-yet-valued"))
                .body("rule", equalTo("JP-054"))
                .body("figures.state", equalTo("LEFT"));

        coop.closeYear("2026-03-31", 333_333)
                .then()
                .statusCode(201)
                .body("units", equalTo(10))
                .body("leavers", equalTo(1));

        coop.get("/members/" + leaver)
                .then()
                .body("settlement.shareValue.amount", equalTo("66666"))
                .body("settlement.refund.amount", equalTo("66666"))
                .body("settlement.claimLapsesAfter", equalTo("2027-12-10"));
        coop.get("/members/" + leaver + "/account")
                .then()
                .body("entries.kind", contains("DEPOSIT", "ADMISSION", "WITHDRAWAL", "VALUATION"))
                .body("refundPayable.amount", equalTo("66666"));
        coop.audit("/ledger/accounts?asOf=2026-03-31")
                .then()
                .body(
                        "accounts.find { it.account == 'CAPITAL_SURPLUS' }.balance.amount",
                        equalTo("-33334"));
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({"2027-12-10, 201", "2027-12-11, 422"})
    void theClaimsTwoYearsRunFromTheDayOfLeaving(String paidOn, int status) {
        Time.from("2028-04-01");
        coop.ended(leaver, "DEATH", "2025-12-10").then().statusCode(200);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        coop.payRefund(leaver, paidOn, "refund").then().statusCode(status);
    }

    @Test
    void aLeaverByNoticeAndOneByLawAreValuedAlikeAtTheSameYearsEnd() {
        UUID other = coop.member(2);
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        coop.giveNotice(other, "2025-12-31").then().statusCode(200);

        coop.closeYear("2026-03-31", 333_333)
                .then()
                .statusCode(201)
                .body("units", equalTo(12))
                .body("leavers", equalTo(2))
                .body("refunds.amount", equalTo("111110"));

        coop.verified();
    }

    @Test
    void deathOvertakesANotice() {
        coop.giveNotice(leaver, "2025-10-01").then().statusCode(200);
        coop.ended(leaver, "DEATH", "2025-12-10").then().statusCode(200);

        coop.get("/members/" + leaver)
                .then()
                .body("withdrawal.cause", equalTo("DEATH"))
                .body("withdrawal.effectiveOn", equalTo("2025-12-10"));
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201).body("leavers", equalTo(1));
        coop.verified();
    }

    @Test
    void aMembershipEndsOnce() {
        coop.ended(leaver, "DEATH", "2025-12-10").then().statusCode(200);

        coop.ended(leaver, "DEATH", "2025-12-10")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-a-member"));
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(409);
    }

    @Test
    void theDatabaseItselfRefusesASecondEnd() throws SQLException {
        coop.ended(leaver, "DEATH", "2025-12-10").then().statusCode(200);

        try (Connection owner = Db.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '" + coop.id() + "'");
            Assertions.assertThatThrownBy(() ->
                            statement.execute(
                                    """
                                    insert into withdrawal (tenant_id, withdrawal_id, member_id, cause,
                                      fiscal_year_end, effective_on, valued_on, units, subscribed, paid_in,
                                      open, recorded_at)
                                    values ('%s', '%s', '%s', 'EXPULSION', '2026-03-31', '2025-12-11',
                                      '2026-03-31', 2, 100000, 100000, false, now())\
                                    """
                                            .formatted(coop.id(), Ids.next(), leaver)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("one_withdrawal");
        }
    }

    @Test
    void nobodyLeavesBeforeTheyJoinedOrInAClosedYear() {
        coop.ended(leaver, "DEATH", "2025-04-09").then().statusCode(400);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        coop.ended(leaver, "DEATH", "2026-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        coop.ended(leaver, "DEATH", "2026-04-01").then().statusCode(200);
    }

    @Test
    void aShareThatWaitsToBeValuedHoldsUpTheNextYear() {
        coop.ended(leaver, "DEATH", "2025-12-10").then().statusCode(200);

        Time.from("2027-04-01");
        coop.closeYear("2027-03-31", 700_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("earlier-year-end-open"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, 200", "2026-04-01, 422"})
    void aNoticeIsCancelledUntilItTakesEffect(String cancelledOn, int status) {
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);

        cancel(cancelledOn).then().statusCode(status);

        coop.get("/members/" + leaver)
                .then()
                .body("state", equalTo(status == 200 ? "MEMBER" : "LEAVING"));
    }

    @Test
    void whoeverCancelledStaysOnTheRegisterAndMayGiveNoticeAgain() {
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        cancel("2026-02-01").then().statusCode(200).body("state", equalTo("MEMBER"));

        coop.get("/members/" + leaver).then().body("withdrawal", nullValue());
        coop.audit("/register?asOf=2026-04-01").then().body("members", equalTo(5));
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201).body("leavers", equalTo(0));
        cancel("2026-02-01").then().statusCode(409).body("code", equalTo("no-notice-open"));
        coop.giveNotice(leaver, "2026-04-01").then().statusCode(200);
        coop.verified();
    }

    @Test
    void anApplicantWhoGivesUpGetsTheDepositsBack() {
        UUID applicant = coop.accepted(2);
        coop.pay(applicant, 40_000, "2025-04-10").then().statusCode(201);
        returnDeposit(applicant, "back-1")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-return"))
                .body("rule", equalTo("JP-026"))
                .body("figures.state", equalTo("ACCEPTED"));

        giveUp(applicant, "2025-04-04").then().statusCode(400);
        giveUp(applicant, "2025-04-20").then().statusCode(200).body("state", equalTo("GIVEN_UP"));
        coop.pay(applicant, 60_000, "2025-04-21").then().statusCode(409);
        returnDeposit(applicant, "early", "2025-04-09")
                .then()
                .statusCode(409)
                .body("code", equalTo("deposits-not-there"))
                .body("rule", equalTo("JP-026"))
                .body("figures.paidOn", equalTo("2025-04-09"))
                .body("figures.deposits.amount", equalTo("40000"))
                .body("figures.there.amount", equalTo("0"));
        returnDeposit(applicant, "back-2")
                .then()
                .statusCode(201)
                .body("kind", equalTo("DEPOSIT_RETURN"))
                .body("amount.amount", equalTo("40000"));
        returnDeposit(applicant, "back-3").then().statusCode(409);
        giveUp(applicant, "2025-04-20")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-an-applicant"));
        giveUp(leaver, "2025-04-20").then().statusCode(409);
        coop.verified();
    }

    private Response cancel(String cancelledOn) {
        return coop.post(
                "/members/" + leaver + "/withdrawal/cancellation",
                Map.of("cancelledOn", cancelledOn));
    }

    private Response giveUp(UUID applicant, String givenUpOn) {
        return coop.post("/members/" + applicant + "/giving-up", Map.of("givenUpOn", givenUpOn));
    }

    private Response returnDeposit(UUID applicant, String reference) {
        return returnDeposit(applicant, reference, "2025-04-30");
    }

    private Response returnDeposit(UUID applicant, String reference, String paidOn) {
        return coop.post(
                "/members/" + applicant + "/deposit-return",
                Map.of("paidOn", paidOn, "reference", reference));
    }
}
