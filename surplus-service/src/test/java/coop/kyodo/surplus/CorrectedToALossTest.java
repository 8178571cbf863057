package coop.kyodo.surplus;

import static coop.kyodo.surplus.CapitalAccountTest.accounts;
import static coop.kyodo.surplus.CapitalAccountTest.approve;
import static coop.kyodo.surplus.CapitalAccountTest.close;
import static coop.kyodo.surplus.CapitalAccountTest.loss;
import static coop.kyodo.surplus.CapitalAccountTest.open;
import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.adopted;
import static coop.kyodo.surplus.Corrections.balance;
import static coop.kyodo.surplus.Corrections.correct;
import static coop.kyodo.surplus.Corrections.execute;
import static coop.kyodo.surplus.Corrections.executed;
import static coop.kyodo.surplus.Corrections.planOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A year whose surplus of 120,000 was distributed turns out to have lost 25,000: the correction
/// takes back what stands in the accounts, then these bear the loss, and the year closes.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectedToALossTest {

    @Test
    void theRetainedIsTakenBackTheLossIsChargedAndTheYearCloses() {
        Coop coop = withEarlierAccounts();
        String plan = planOf(coop);
        DividendBatchTest.accounts(coop, 1, 2, 3);
        DividendBatchTest.prepare(coop, plan, 10).then().statusCode(201);
        toALoss(coop, 40_000);

        executed(coop, correct(coop, plan, 0));

        coop.get("auditor", "capital-accounts/members?on=2026-06-30")
                .then()
                .body("items.retained.amount", contains("20000", "15000", "5000"));
        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items.due.amount", contains("0", "0", "0"))
                .body("items.overpaid.amount", contains("5000", "3750", "1250"));
        close(coop)
                .then()
                .statusCode(422)
                .body("code", equalTo("accounts-differ-from-book-value"))
                .body("figures.difference.amount", equalTo("25000"));
        loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(201)
                .body("loss.amount", equalTo("25000"))
                .body("collective.amount", equalTo("0"))
                .body("carried.amount", equalTo("0"))
                .body("members.amount.amount", contains("12500", "9375", "3125"));
        loss(coop, "COLLECTIVE_FIRST").then().statusCode(409).body("code", equalTo("loss-charged"));
        correct(coop, planOf(coop), 0)
                .then()
                .statusCode(422)
                .body("code", equalTo("loss-charged-to-accounts"));
        close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("30000"))
                .body("collective.amount", equalTo("0"))
                .body("netBookValue.amount", equalTo("30000"))
                .body("paidOut.amount", equalTo("0"));
        coop.get("member", "funds").then().body(balance("CARRY_OVER"), equalTo("0"));
        coop.verified();
    }

    /// Nobody else answers for it: the members' capital of 15,000 and this are the book value.
    @Test
    void whatNoAccountCanBearTheCollectiveAccountCarriesForward() {
        Coop coop = CapitalAccountTest.withAYear();
        approve(coop, 2);
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        toALoss(coop, 0);
        executed(coop, correct(coop, planOf(coop), 0));

        close(coop).then().statusCode(422).body("figures.difference.amount", equalTo("25000"));
        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(201)
                .body("carried.amount", equalTo("25000"))
                .body("members", empty());
        close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("15000"))
                .body("collective.amount", equalTo("-25000"))
                .body("netBookValue.amount", equalTo("-10000"));
        coop.get("member", "funds").then().body(balance("CARRY_OVER"), equalTo("-25000"));
        coop.verified();
    }

    @Test
    void aYearWhoseAccountsAreClosedStaysClosedAndTheLossIsChargedWhenItIsCorrected() {
        Coop coop = withEarlierAccounts();
        String plan = planOf(coop);
        close(coop).then().statusCode(201);
        toALoss(coop, 40_000);
        String correction = adopted(coop, correct(coop, plan, 0));
        execute(coop, correction, "2026-08-01").then().statusCode(200);
        coop.verified();

        loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(201)
                .body("members.amount.amount", contains("12500", "9375", "3125"));

        coop.get("auditor", "capital-accounts/members?on=2026-07-31")
                .then()
                .body("items.retained.amount", contains("40000", "30000", "10000"));
        coop.get("auditor", "capital-accounts/members?on=2026-08-01")
                .then()
                .body("items.retained.amount", contains("7500", "5625", "1875"));
        coop.verified();
    }

    @Test
    void aLossIsChargedFromTheFiguresThatTheCorrectionWasMadeFrom() {
        Coop coop = withEarlierAccounts();
        String plan = planOf(coop);
        toALoss(coop, 40_000);
        executed(coop, correct(coop, plan, 0));
        toALoss(coop, 40_001);
        approve(coop, 5);

        loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(409)
                .body("code", equalTo("figures-changed"));
    }

    @ParameterizedTest
    @CsvSource({"20000, 200, -5000", "0, 200, -25000", "-1, 422,"})
    void whatIsCarriedForwardGoesOnUntilASurplusCoversItAndANewLossIsCharged(
            long result, int status, String carried) {
        Coop coop = CapitalAccountTest.withAYear();
        Map<String, Object> figures = new HashMap<>(Coop.figures(result, -25_000));
        figures.put("memberResult", yen(result));
        figures.put("nonMemberResult", yen(0));

        coop.post(
                        "clerk",
                        "simulations",
                        Map.of(
                                "figures",
                                figures,
                                "measures",
                                List.of(
                                        Map.of(
                                                "memberId", coop.member(1),
                                                "memberNumber", 1,
                                                "minutes", 60))))
                .then()
                .statusCode(status)
                .body("waterfall.carriedToNextYear.amount", equalTo(carried))
                .body("code", equalTo(status == 200 ? null : "loss-outside-accounts"));
    }

    private static Coop withEarlierAccounts() {
        Coop coop = CapitalAccountTest.withAYear();
        open(coop, 1, 20_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 2, 15_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 3, 5_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        accounts(coop, 120_000, 175_000, 15_000, earlier(40_000)).then().statusCode(201);
        approve(coop, 3);
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        return coop;
    }

    /// @param earlier what the accounts held before the year
    private static void toALoss(Coop coop, long earlier) {
        coop.post(
                        "clerk",
                        "fiscal-years/2025/corrections",
                        Map.of(
                                "accounts",
                                UsAccounts.lines(
                                        -20_833,
                                        -4_167,
                                        earlier - 10_000,
                                        15_000,
                                        earlier(earlier)),
                                "reason",
                                "A customer did not pay",
                                "correctedOn",
                                "2026-06-15"))
                .then()
                .statusCode(201);
    }

    private static List<Object> earlier(long amount) {
        return amount == 0 ? List.of() : List.of(Map.of("name", "accounts", "amount", yen(amount)));
    }
}
