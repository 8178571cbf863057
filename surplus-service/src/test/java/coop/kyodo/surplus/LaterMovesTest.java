package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.balance;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A plan begins with what the funds' ledger had at the year's end; what moved between that day and
/// the execution stays.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LaterMovesTest {

    private static final String FUND = "JOB_CREATION_FUND";

    /// 200,000 at the year's end; 100,000 come in and 250,000 are spent before the plan, which adds
    /// 50,000: 100,000.
    @Test
    void whatWasSpentAndDepositedAfterTheYearsEndStays() throws SQLException {
        Coop coop = Years.one();
        Years.open2025(coop, Years.continued());
        deposit(coop, 100_000, "2026-04-15");
        spend(coop, 250_000);

        String plan = Years.adopted(coop, coop.plan("2025", 1_000_000), "2026-06-20");
        Years.execute(coop, plan, "2026-09-30").then().statusCode(200);

        coop.get("member", "funds")
                .then()
                .body(balance(FUND), equalTo("100000"))
                .body(balance("LEGAL_RESERVE"), equalTo("1400000"))
                .body(balance("EDUCATION_CARRY_OVER"), equalTo("250000"));
        coop.get("auditor", "journals")
                .then()
                .body(
                        "items.findAll { it.planId == '" + plan + "' }.kind",
                        contains("RESULT", "DISPOSITION", "PAYOUT"));
        coop.verified();
        Coop.tamper(
                "update posting set amount = amount + 150000 where amount = 200000 and account ='"
                        + FUND
                        + "' and tenant_id = '"
                        + coop.id
                        + "'");
        coop.get("auditor", "verification")
                .then()
                .body("checks.find { it.name == 'fund-balances-equal-plans' }.ok", equalTo(false));
    }

    /// A fund that the figures report and the ledger has never had is opened at the year's end.
    @Test
    void onlyWhatTheLedgerDidNotKnowAtTheYearsEndIsOpened() {
        Coop coop = Years.one();
        Map<String, Object> figures = Years.continued();
        figures.put("funds", Map.of("EQUIPMENT_FUND", yen(30_000)));
        Years.open2025(coop, figures);
        deposit(coop, 100_000, "2026-04-01");

        String plan = Years.adopted(coop, coop.plan("2025", 0), "2026-06-20");
        Years.execute(coop, plan, "2026-07-30").then().statusCode(200);

        coop.get("member", "funds").then().body(balance(FUND), equalTo("350000"));
        coop.get("member", "funds?on=2026-03-31")
                .then()
                .body(balance(FUND), equalTo("200000"))
                .body(balance("EQUIPMENT_FUND"), equalTo("30000"));
        String opening = "items.find { it.kind == 'OPENING' && it.planId == '" + plan + "' }.";
        coop.get("auditor", "journals")
                .then()
                .body(opening + "on", equalTo("2026-03-31"))
                .body(opening + "postings.account", contains("EQUIPMENT_FUND", "REPORTED"))
                .body(opening + "postings.amount.amount", contains("30000", "30000"));
        coop.verified();
    }

    /// 200,000 and the deposit of 100,000 are there; 300,000 are reserved: the plan takes nothing
    /// from the fund.
    @Test
    void aUseApprovedAfterTheYearsEndDoesNotHoldThePlanUp() {
        Coop coop = Years.one();
        Years.open2025(coop, Years.continued());
        deposit(coop, 100_000, "2026-04-15");
        String use = FundUseTest.asked(coop, FUND, "JOB_CREATION", 300_000);
        FundUseTest.approve(coop, use).then().statusCode(200);

        String plan = Years.adopted(coop, coop.plan("2025", 1_000_000), "2026-06-20");
        Years.execute(coop, plan, "2026-07-30").then().statusCode(200);

        coop.get("member", "funds").then().body(balance(FUND), equalTo("350000"));
        coop.verified();
    }

    /// The voluntary fund had 500,000 at the year's end; 300,000 were spent since.
    @ParameterizedTest
    @CsvSource({"200000, 201", "200001, 409"})
    void aPlanDrawsWhatIsStillFree(long drawn, int status) {
        Coop coop = Years.one();
        Years.trainingFund(coop);
        coop.post(
                        "clerk",
                        "funds/TRAINING_FUND/deposits",
                        Map.of("amount", yen(500_000), "on", "2026-03-31", "reference", "gift"))
                .then()
                .statusCode(201);
        Map<String, Object> figures = Years.continued();
        figures.put("funds", Map.of("TRAINING_FUND", yen(500_000)));
        Years.open2025(coop, figures);
        FundUseTest.asked(coop, "TRAINING_FUND", "TRAINING", 300_000);

        Response made =
                coop.post(
                        "clerk",
                        "plans",
                        Map.of(
                                "fiscalYear", "2025",
                                "distributed", yen(0),
                                "drawDowns",
                                        List.of(
                                                Map.of(
                                                        "from",
                                                        "TRAINING_FUND",
                                                        "amount",
                                                        yen(drawn)))));

        made.then().statusCode(status);
        if (status == 409) {
            made.then()
                    .body("code", equalTo("fund-committed"))
                    .body("detail", containsString("TRAINING_FUND would hold 299999"));
        } else {
            Years.execute(coop, Years.adopted(coop, made, "2026-06-20"), "2026-07-30")
                    .then()
                    .statusCode(200);
            coop.get("member", "funds").then().body(balance("TRAINING_FUND"), equalTo("300000"));
        }
        coop.verified();
    }

    /// A loss of 3,000,000: 2,200,000 were carried over, 800,000 come from the voluntary fund of
    /// 1,000,000, into which 50,000 come after the year's end.
    @Test
    void aLossIsCoveredFromWhatTheYearsEndHad() {
        Coop coop = Years.one();
        Years.trainingFund(coop);
        for (String[] each :
                List.of(
                        new String[] {"1000000", "2026-03-31"},
                        new String[] {"50000", "2026-05-01"})) {
            coop.post(
                            "clerk",
                            "funds/TRAINING_FUND/deposits",
                            Map.of(
                                    "amount",
                                    yen(Long.parseLong(each[0])),
                                    "on",
                                    each[1],
                                    "reference",
                                    "gift"))
                    .then()
                    .statusCode(201);
        }
        Map<String, Object> figures = Years.continued();
        figures.put("netProfit", yen(-3_000_000));
        figures.put("funds", Map.of("TRAINING_FUND", yen(1_000_000)));
        Years.open2025(coop, figures);

        Response made =
                coop.post(
                        "clerk",
                        "plans",
                        Map.of(
                                "fiscalYear", "2025",
                                "distributed", yen(0),
                                "drawDowns",
                                        List.of(
                                                Map.of(
                                                        "from",
                                                        "TRAINING_FUND",
                                                        "amount",
                                                        yen(800_000)))));
        Years.execute(coop, Years.adopted(coop, made, "2026-06-20"), "2026-07-30")
                .then()
                .statusCode(200);

        coop.get("member", "funds")
                .then()
                .body(balance("TRAINING_FUND"), equalTo("250000"))
                .body(balance("CARRY_OVER"), equalTo("0"));
        coop.verified();
    }

    @Test
    void aYearIsNotDisposedOfAfterALaterOne() {
        Coop coop = Years.one();
        Years.open2025(coop, Years.continued());
        Years.execute(coop, Years.adopted(coop, coop.plan("2025", 0), "2026-06-20"), "2026-06-30")
                .then()
                .statusCode(200);

        coop.plan("2024", 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("opening-balance-differs"))
                .body("detail", containsString("later year"));
    }

    @Test
    void aUseWhoseSpendingsWereTakenBackIsCancelled() {
        Coop coop = Years.one();
        String use = FundUseTest.asked(coop, FUND, "JOB_CREATION", 150_000);
        FundUseTest.approve(coop, use).then().statusCode(200);
        List<String> spendings = new ArrayList<>();
        for (int spent = 1; spent <= 2; spent++) {
            spendings.add(
                    FundUseTest.spend(coop, use, 400)
                            .path("spendings[" + (spent - 1) + "].spendingId"));
        }
        Map<String, String> cancellation = Map.of("cancelledOn", "2026-08-30", "reason", "no need");

        for (String spending : spendings) {
            coop.post("clerk", "fund-uses/" + use + "/cancellation", cancellation)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("fund-use-spent"));
            coop.post(
                            "clerk",
                            "fund-uses/" + use + "/spendings/" + spending + "/reversal",
                            Map.of("reason", "another site's invoice"))
                    .then()
                    .statusCode(201);
        }

        coop.post("clerk", "fund-uses/" + use + "/cancellation", cancellation)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        coop.get("member", "funds").then().body(balance(FUND), equalTo("200000"));
        coop.verified();
    }

    private static void deposit(Coop coop, long amount, String on) {
        coop.post(
                        "clerk",
                        "funds/" + FUND + "/deposits",
                        Map.of("amount", yen(amount), "on", on, "reference", "gift"))
                .then()
                .statusCode(201);
    }

    private static void spend(Coop coop, long amount) {
        String use = FundUseTest.asked(coop, FUND, "JOB_CREATION", amount);
        FundUseTest.approve(coop, use).then().statusCode(200);
        FundUseTest.spend(coop, use, amount).then().statusCode(201);
    }
}
