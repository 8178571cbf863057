package coop.kyodo.membership.leaving;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A payment and its reversal lie after the last day of a membership that is learnt of later: in
/// between the money is owed, and the ledger has the capital of the register. Five others hold two
/// units each, paid up; the member has two that are paid and one that is not.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class HeldPaymentsTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aMemberWithAUnitThatIsNotPaid() {
        coop = Coop.withMembers(5, 2);
        member = coop.member(2);
        coop.subscribe(member, 1, "2025-05-01").then().statusCode(201);
    }

    @Test
    void whatWasPaidAfterADeathIsOwedUntilItWasTakenBack() {
        paidAndTakenBack("2026-02-01", "2026-02-10");
        coop.ended(member, "DEATH", "2026-01-15").then().statusCode(200);

        for (String day : List.of("2026-01-31", "2026-02-10")) {
            stands(day, "500000", "0");
        }
        for (String day : List.of("2026-02-01", "2026-02-05", "2026-02-09")) {
            stands(day, "500000", "50000");
        }
        coop.get("/members/" + member + "/account?asOf=2026-02-05")
                .then()
                .body("unpaid.amount", equalTo("0"))
                .body(
                        "entries.kind",
                        contains(
                                "DEPOSIT",
                                "ADMISSION",
                                "SUBSCRIPTION",
                                "WITHDRAWAL",
                                "PAYMENT",
                                "PAYMENT_HELD"));
        coop.verified();
    }

    @Test
    void whatWasTakenBackOnTheDayItselfIsOwedOnNone() {
        paidAndTakenBack("2026-02-01", "2026-02-01");
        coop.ended(member, "DEATH", "2026-01-15").then().statusCode(200);

        stands("2026-02-01", "500000", "0");
        coop.get("/members/" + member + "/account")
                .then()
                .body("entries.findAll { it.kind == 'PAYMENT_HELD' }.size()", equalTo(0));
    }

    @Test
    void whoeverLivesHadPaidInBetweenAndMayStillTurnOutToHaveDiedEarlier() {
        paidAndTakenBack("2026-02-01", "2026-02-10");
        coop.ended(member, "DEATH", "2026-01-15").then().statusCode(200);
        coop.post(
                        "/members/" + member + "/statutory-withdrawal/reversals",
                        Map.of(
                                "reversedOn", "2026-02-20",
                                "reason", "同姓同名の別人",
                                "document", "戸籍謄本"))
                .then()
                .statusCode(201);

        stands("2026-01-31", "600000", "0");
        stands("2026-02-05", "650000", "0");
        stands("2026-02-10", "600000", "0");

        coop.ended(member, "DEATH", "2026-01-10").then().statusCode(200);
        stands("2026-01-31", "500000", "0");
        stands("2026-02-05", "500000", "50000");
        stands("2026-02-10", "500000", "0");
        coop.verified();
    }

    @Test
    void soItIsWithANoticeWhenItsYearIsClosed() {
        paidAndTakenBack("2026-04-05", "2026-04-20");
        coop.giveNotice(member, "2025-12-01").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_300_000).then().statusCode(201).body("leavers", equalTo(1));

        stands("2026-04-01", "500000", "0");
        stands("2026-04-10", "500000", "50000");
        stands("2026-04-20", "500000", "0");
        coop.verified();
    }

    private void paidAndTakenBack(String paidOn, String reversedOn) {
        String payment =
                coop.pay(member, 50_000, paidOn).then().statusCode(201).extract().path("paymentId");
        coop.post(
                        "/members/" + member + "/payments/" + payment + "/reversal",
                        Map.of("reversedOn", reversedOn, "reason", "別人の払込み", "leavesUnpaid", true))
                .then()
                .statusCode(201);
    }

    /// What is paid in is the same on the register and in the ledger.
    private void stands(String day, String paidIn, String owed) {
        coop.audit("/register?asOf=" + day).then().body("paidIn.amount", equalTo(paidIn));
        coop.audit("/capital-statement?to=" + day)
                .then()
                .body("closing.paidIn.amount", equalTo(paidIn))
                .body("closing.deposits.amount", equalTo(owed));
    }
}
