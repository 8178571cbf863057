package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.adopted;
import static coop.kyodo.surplus.Corrections.balance;
import static coop.kyodo.surplus.Corrections.correct;
import static coop.kyodo.surplus.Corrections.correctFigures;
import static coop.kyodo.surplus.Corrections.execute;
import static coop.kyodo.surplus.Corrections.executed;
import static coop.kyodo.surplus.Corrections.planOf;
import static coop.kyodo.surplus.Corrections.request;
import static coop.kyodo.surplus.Corrections.withLateHours;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What corrections are refused for, and what they must match.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectionRefusalTest {

    @Test
    void onlyTheHeadOfAChainIsCorrected() {
        Coop coop = withLateHours();
        String plan = planOf(coop);
        String first = executed(coop, correct(coop, plan, 1_000_000));
        correct(coop, plan, 900_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-already-corrected"))
                .body("detail", containsString(first));

        String second = executed(coop, correct(coop, first, 900_000));

        coop.get("member", "plans/" + first).then().body("correctedBy", equalTo(second));
        coop.get("auditor", "plans/" + second + "/payouts")
                .then()
                .body("items.gross.amount", contains("-36000", "-24000", "-18000", "-22000"));
        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items[0].entitled.amount", equalTo(Integer.toString(324_000 - 66_160)));
        coop.get("auditor", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items.planId", contains(second, first, plan))
                .body("items[0].correction.before.gross.amount", equalTo("360000"))
                .body("items[0].correction.sum.gross.amount", equalTo("324000"))
                .body("items[1].correction.before.gross.amount", equalTo("400000"));
        coop.get("member", "funds").then().body(balance("DIVIDENDS_PAYABLE"), equalTo("716222"));
        coop.verified();
    }

    /// 1,300,000 were in the reserve at the end of the year before.
    @ParameterizedTest
    @CsvSource({"1300000, 201", "1300001, 409", "1299999, 409"})
    void aCorrectionTakesUpWhatTheCorrectedPlanTookUp(long reserve, int status) {
        Coop coop = Years.one();
        Years.open2025(coop, Years.continued());
        String plan = Years.adopted(coop, coop.plan("2025", 300_000), "2026-06-20");
        Years.execute(coop, plan, "2026-06-30").then().statusCode(200);
        Map<String, Object> figures = new HashMap<>(Years.continued());
        figures.put("netProfit", yen(900_000));
        figures.put("reserveBalance", yen(reserve));
        correctFigures(coop, figures, "2026-07-10").then().statusCode(201);

        Response made = correct(coop, plan, 300_000);

        made.then().statusCode(status);
        if (status == 409) {
            made.then()
                    .body("code", equalTo("opening-balance-differs"))
                    .body("detail", containsString("correct the year before instead"));
        }
    }

    @Test
    void oneCorrectionOfAPlanIsAdopted() {
        Coop coop = withLateHours();
        String plan = planOf(coop);
        Response one = correct(coop, plan, 1_000_000);
        Response other = correct(coop, plan, 900_000);
        adopted(coop, one);

        coop.submit(other.path("planId")).then().statusCode(200);
        coop.adopts(UUID.randomUUID(), other.path("planId"), other.path("hash"));

        coop.get("member", "plans/" + other.path("planId"))
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("mismatches[0].reason", equalTo("OTHER_PLAN_ADOPTED"));
    }

    @Test
    void whatIsCorrectedMustBeWhatItWasWhenTheCorrectionWasMade() throws SQLException {
        Coop coop = withLateHours();
        String plan = planOf(coop);
        String correction = adopted(coop, correct(coop, plan, 1_000_000));
        for (String table : List.of("plan_share", "allocation")) {
            String change =
                    "update "
                            + table
                            + " set amount = amount %1$s 1, cash = cash %1$s 1"
                            + " where member_number = 1 and plan_id = '"
                            + plan
                            + "'";
            if (table.equals("plan_share")) {
                change = change.replace("member_number = 1", "ordinal = 0");
            }
            Coop.tamper(change.formatted("+"));
            coop.execute(correction)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("plan-hash-differs"));
            coop.get("auditor", "verification").then().body("ok", equalTo(false));
            Coop.tamper(change.formatted("-"));
        }

        coop.execute(correction).then().statusCode(200);
        Coop.tamper(
                "update payout set gross = gross + 1, cash = cash + 1 where member_number = 1"
                        + " and plan_id = '"
                        + correction
                        + "'");
        coop.get("auditor", "verification").then().body("ok", equalTo(false));
    }

    @Test
    void onlyExecutedPlansOfTheYearAreCorrected() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        correct(coop, plan, 900_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-executed"));
        coop.execute(plan).then().statusCode(200);
        coop.openYear("2026", "2026-04-01", "2027-03-31", figures(1, 2_200_000))
                .then()
                .statusCode(201);
        Map<String, Object> request = request(plan, 1);
        request.put("fiscalYear", "2026");
        coop.post("clerk", "plans", request)
                .then()
                .statusCode(400)
                .body("code", equalTo("correction-of-other-year"));
        correct(coop, UUID.randomUUID().toString(), 1).then().statusCode(404);
        coop.get("member", "plans/" + plan + "/correction")
                .then()
                .statusCode(404)
                .body("code", equalTo("plan-corrects-nothing"));

        Coop other = Coop.withAYear();
        other.post("clerk", "plans", request(plan, 1))
                .then()
                .statusCode(404)
                .body("code", equalTo("plan-not-found"));
        coop.as(Tokens.of(other.id).role("clerk"))
                .get("plans/" + plan + "/dues")
                .then()
                .statusCode(404);
        coop.get("member", "plans/" + plan + "/dues").then().statusCode(403);
    }

    @Test
    void aCorrectionIsDatedInAnOpenYear() {
        Coop coop = Years.one();
        Map<String, Object> lower = request(planOf(coop), 900_000);
        lower.put("fiscalYear", "2024");
        String correction = Years.adopted(coop, coop.post("clerk", "plans", lower), "2025-07-20");
        Years.open2025(coop, Years.continued());
        coop.post("clerk", "fiscal-years/2025/closure", Map.of("closedOn", "2026-05-01"))
                .then()
                .statusCode(200);

        execute(coop, correction, "2026-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("correction-in-closed-year"))
                .body("detail", containsString("from 2026-04-01 on"));
        execute(coop, correction, "2026-04-01").then().statusCode(200);
        coop.verified();
    }

    /// CA-01: all of 1,000,000 went to the reserve, 800,000 of it as what the members did not get.
    @ParameterizedTest
    @CsvSource({"1, 201", "2, 422"})
    void norByOneBesideCorrectedFigures(long distributed, int status) {
        Coop coop = Coop.under("CA_WORKER").fourMembers().worked("2026-02").worked("2026-03");
        coop.settled().openYear(quebec(1_000_000)).then().statusCode(201);
        String plan = coop.adoptedPlan(0);
        coop.execute(plan).then().statusCode(200);
        correctFigures(coop, quebec(1_000_001), "2026-07-10").then().statusCode(201);

        Response made = correct(coop, plan, distributed);

        made.then().statusCode(status);
        if (status == 422) {
            made.then()
                    .body("code", equalTo("indivisible-fund-lowered"))
                    .body("rule", equalTo("CA-01"))
                    .body("figures.before.amount", equalTo("1000000"))
                    .body("figures.after.amount", equalTo("999999"));
        }
    }

    /// IT-01: what no law feeds but the co-op's policy makes indivisible is lowered by no wish
    /// either, and the refusal names the law.
    @Test
    void anIndivisibleReserveOfThePolicysOwnIsKeptByTheLaw() {
        Coop coop = Coop.under("IT").fourMembers().worked("2026-02").worked("2026-03").settled();
        coop.openYear(figures(10_000, 0)).then().statusCode(201);
        MeasureTest.send(
                coop, "PAY", UUID.randomUUID(), MeasureTest.pay(coop, 9_000, 6_000, 4_500, 3_000));
        String plan = coop.adoptedPlan(100);
        coop.execute(plan).then().statusCode(200);

        correct(coop, plan, 101)
                .then()
                .statusCode(422)
                .body("code", equalTo("indivisible-fund-lowered"))
                .body("rule", equalTo("IT-01"))
                .body("source", equalTo("Civil Code, art. 2545-quater(1)"))
                .body("figures.fund", equalTo("INDIVISIBLE_RESERVE"))
                .body("figures.before.amount", equalTo("6600"))
                .body("figures.after.amount", equalTo("6599"));
        correct(coop, plan, 100).then().statusCode(201);
    }

    private static Map<String, Object> quebec(long netProfit) {
        Map<String, Object> figures = new HashMap<>(figures(netProfit, 0));
        figures.put("equity", yen(3_000_000));
        figures.put("debts", yen(1_000_000));
        return figures;
    }

    @Test
    void anIndivisibleFundIsNotLoweredByAnotherWish() {
        Coop coop = Coop.withAYear();
        Map<String, Object> request = new HashMap<>();
        request.put("fiscalYear", "2025");
        request.put("distributed", yen(1_000_000));
        request.put("choices", List.of(Map.of("step", "reserve", "amount", yen(500_000))));
        String plan = executed(coop, coop.post("clerk", "plans", request));

        correct(coop, plan, 1_000_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("indivisible-fund-lowered"))
                .body("rule", equalTo("JP-200"))
                .body("figures.before.amount", equalTo("500000"))
                .body("figures.after.amount", equalTo("400000"));
        for (long reserve : List.of(500_000L, 500_001L)) {
            Map<String, Object> kept = request(plan, 1_000_000);
            kept.put("choices", List.of(Map.of("step", "reserve", "amount", yen(reserve))));
            coop.post("clerk", "plans", kept).then().statusCode(201);
        }
    }

    @Test
    void aFundThatWasSpentIsNotCorrectedBelowNothing() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        spend(coop, 190_000);
        correctFigures(coop, 3_600_000, "2026-09-01").then().statusCode(201);

        correct(coop, plan, 800_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("corrected-fund-spent"))
                .body("figures.fund", equalTo("JOB_CREATION_FUND"))
                .body("figures.held.amount", equalTo("10000"))
                .body("figures.reduction.amount", equalTo("20000"))
                .body("figures.missing.amount", equalTo("10000"));
        coop.post(
                        "clerk",
                        "funds/JOB_CREATION_FUND/deposits",
                        Map.of("amount", yen(10_000), "on", "2026-09-01", "reference", "gift"))
                .then()
                .statusCode(201);
        executed(coop, correct(coop, plan, 800_000));
        coop.verified();
    }

    private static void spend(Coop coop, long amount) {
        String use = FundUseTest.asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", amount);
        FundUseTest.approve(coop, use).then().statusCode(200);
        FundUseTest.spend(coop, use, amount).then().statusCode(201);
    }
}
