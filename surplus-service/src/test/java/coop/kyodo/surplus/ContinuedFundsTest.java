package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.balance;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is in a fund goes on from year to year: figures report neither more nor less of it than the
/// ledger has, and it is there when they do not name it.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ContinuedFundsTest {

    private static final String EQUIPMENT = "EQUIPMENT_FUND";

    @ParameterizedTest
    @CsvSource({
        "jobCreationBalance, 199999, JOB_CREATION_FUND",
        "jobCreationBalance, 200001, JOB_CREATION_FUND",
        "educationCarryOver, 199999, EDUCATION_CARRY_OVER",
        "educationCarryOver, 200001, EDUCATION_CARRY_OVER"
    })
    void figuresThatLowerOrRaiseAFundGiveNoPlan(String figure, long amount, String fund) {
        Coop coop = Years.one();
        Map<String, Object> figures = Years.continued();
        figures.put(figure, yen(amount));
        Years.open2025(coop, figures);

        differs(coop.plan("2025", 0), fund + " held 200000 JPY on 2026-03-31");
    }

    /// A deposit of the year is in the balance that the figures report; one that comes in for the
    /// year after the adoption keeps the plan from being executed.
    @Test
    void whatCameInDuringTheYearIsReportedWithIt() {
        Coop coop = Years.one();
        deposit(coop, 30_000, "2025-12-01");
        Years.open2025(coop, Years.continued());
        differs(coop.plan("2025", 0), "JOB_CREATION_FUND held 230000 JPY");
        Map<String, Object> figures = Years.continued();
        figures.put("jobCreationBalance", yen(230_000));
        coop.post("clerk", "fiscal-years/2025/figures", figures).then().statusCode(201);

        String plan = Years.adopted(coop, coop.plan("2025", 0), "2026-06-20");
        deposit(coop, 1, "2026-03-31");

        differs(Years.execute(coop, plan, "2026-06-30"), "JOB_CREATION_FUND held 230001 JPY");
    }

    /// 200,000 were carried over for 2025, of which 30,000 were spent then, and 50,000 for 2026.
    @ParameterizedTest
    @CsvSource({"220000, 201", "220001, 422"})
    void whatEducationDidNotNeedInItsYearIsThereForItLater(long amount, int status) {
        Coop coop = Years.one();
        spend(coop, education(coop, 30_000, "2025-07-10", "2025-09-30"), 30_000);
        Map<String, Object> figures = Years.continued();
        figures.put("educationCarryOver", yen(170_000));
        Years.open2025(coop, figures);
        dispose(coop, "2025", 0, "2026");

        education(coop, amount, "2026-07-10", "2026-09-30").then().statusCode(status);
    }

    private static Response education(Coop coop, long amount, String on, String spendBy) {
        return use(coop, "EDUCATION_CARRY_OVER", "EDUCATION", amount, on, spendBy);
    }

    private static Response use(
            Coop coop, String fund, String purpose, long amount, String on, String spendBy) {
        return coop.post(
                "clerk",
                "fund-uses",
                Map.of(
                        "fund", fund,
                        "purpose", purpose,
                        "subject", "A course",
                        "amount", yen(amount),
                        "requestedOn", on,
                        "spendBy", spendBy));
    }

    /// Approves the use that was asked for, and spends so much in August of 2025.
    private static void spend(Coop coop, Response asked, long amount) {
        String use = asked.path("useId");
        coop.post("director", "fund-uses/" + use + "/approval", Map.of("approvedOn", "2025-07-20"))
                .then()
                .statusCode(200);
        coop.post(
                        "clerk",
                        "fund-uses/" + use + "/spendings",
                        Map.of(
                                "amount", yen(amount),
                                "spentOn", "2025-08-20",
                                "reference", "invoice 7"))
                .then()
                .statusCode(201);
    }

    /// Full at 500,000 already: nothing more goes there, whether the figures name it or not.
    @Test
    void aTargetCountsWhatIsInAFundThatTheFiguresLeaveOut() {
        Coop coop = withEquipment();
        Years.open2025(coop, figures(1_000_000, 0));
        coop.as("clerk")
                .body(Map.of("fiscalYear", "2025"))
                .post("simulations")
                .then()
                .statusCode(200)
                .body("waterfall.lines[0].fundBefore.amount", equalTo("500000"))
                .body("waterfall.distributed.amount", equalTo("1000000"));

        isFull(coop, coop.plan("2025", 1_000_000));
    }

    @Test
    void aFundThatTheAccountsNameIsThatOfTheLedger() {
        Coop coop = withEquipment();
        Years.open2025(coop, figures(0, 0));
        accounts(coop, 499_999).then().statusCode(201);
        differs(coop.plan("2025", 999_999), EQUIPMENT + " held 500000 JPY");
        accounts(coop, 500_000).then().statusCode(201);

        isFull(coop, coop.plan("2025", 1_000_000));
    }

    /// A balance sheet of these lines alone is whole: what it calls otherwise is not there twice.
    @Test
    void aFundThatWholeAccountsDoNotNameIsReportedAsEmpty() {
        Coop coop = withEquipment();
        Years.open2025(coop, figures(0, 0));
        accounts(coop, "設備積立金", 500_000, List.of())
                .then()
                .statusCode(201)
                .body("figures.voluntaryFundBalance.amount", equalTo("500000"));

        differs(coop.plan("2025", 500_000), "the figures report 0 JPY");

        accounts(coop, "設備積立金", 300_000, List.of(line("Equipment", 500_000)))
                .then()
                .statusCode(201);
        coop.plan("2025", 1_000_000)
                .then()
                .statusCode(201)
                .body("waterfall.lines[0].fundBefore.amount", equalTo("500000"));
    }

    /// Of a year that was disposed of the plan had the fund, however its accounts are recorded
    /// since.
    @Test
    void aCorrectionTakesUpTheFundOfItsPlanThoughWholeAccountsDoNotNameIt() {
        Coop coop = withEquipment();
        Years.open2025(coop, figures(0, 0));
        accounts(coop, 500_000).then().statusCode(201);
        String plan = executed(coop, coop.plan("2025", 1_000_000), "2026");
        coop.post(
                        "clerk",
                        "fiscal-years/2025/corrections",
                        Map.of(
                                "accounts", lines("設備積立金", 0, List.of()),
                                "reason", "The fund was used up",
                                "correctedOn", "2026-07-10"))
                .then()
                .statusCode(201);

        Corrections.correct(coop, plan, 1_000_000)
                .then()
                .statusCode(201)
                .body("waterfall.lines[0].fundBefore.amount", equalTo("500000"))
                .body("waterfall.lines[0].amount.amount", equalTo("0"));
    }

    /// 400,000 at the end of 2024.
    @ParameterizedTest
    @CsvSource({", 201", "400000, 201", "399999, 409", "400001, 409"})
    void theGeneralVoluntaryFundIsWhatItWas(@Nullable Long reported, int status) {
        Coop coop = with("voluntaryFundBalance");
        Map<String, Object> second = Years.continued();
        if (reported != null) {
            second.put("voluntaryFundBalance", yen(reported));
        }
        Years.open2025(coop, second);

        Response made = coop.plan("2025", 0);

        if (status == 409) {
            differs(made, "VOLUNTARY_FUND held 400000 JPY on 2026-03-31");
        } else {
            executed(coop, made, "2026");
            coop.get("member", "funds").then().body(balance("VOLUNTARY_FUND"), equalTo("400000"));
            coop.verified();
        }
    }

    @Test
    void whatIsSpentOfTheGeneralVoluntaryFundHasAUseOnceItIsMadeWithItsPurposes() {
        Coop coop = with("voluntaryFundBalance");
        Map<String, String> title = Map.of("en", "General fund", "ja", "組合積立金");
        coop.post(
                        "director",
                        "funds",
                        Map.of(
                                "fund", "VOLUNTARY_FUND",
                                "title", title,
                                "purposes", List.of(Map.of("purpose", "EQUIPMENT", "title", title)),
                                "approval", "DIRECTORS",
                                "decidedOn", "2025-06-20"))
                .then()
                .statusCode(201);
        spend(
                coop,
                use(coop, "VOLUNTARY_FUND", "EQUIPMENT", 300_000, "2025-07-10", "2025-09-30"),
                300_000);
        Map<String, Object> second = Years.continued();
        second.put("voluntaryFundBalance", yen(100_000));
        Years.open2025(coop, second);

        dispose(coop, "2025", 0, "2026");

        coop.get("member", "funds").then().body(balance("VOLUNTARY_FUND"), equalTo("100000"));
        coop.verified();
    }

    /// What membership posted to it this service is not told.
    @ParameterizedTest
    @CsvSource({", 400000", "100000, 100000", "450000, 450000"})
    void theCapitalSurplusIsWhatTheFiguresReportOrWhatItWas(@Nullable Long reported, String after) {
        Coop coop = with("capitalSurplus");
        Map<String, Object> second = Years.continued();
        if (reported != null) {
            second.put("capitalSurplus", yen(reported));
        }
        Years.open2025(coop, second);

        dispose(coop, "2025", 0, "2026");

        coop.get("member", "funds").then().body(balance("CAPITAL_SURPLUS"), equalTo(after));
        coop.verified();
    }

    /// The figures of 2024 report 400,000 of this, and the year is disposed of.
    private static Coop with(String figure) {
        Coop coop = Years.begun();
        Map<String, Object> first = new HashMap<>(figures(4_000_000, 0));
        first.put(figure, yen(400_000));
        coop.post("clerk", "fiscal-years/2024/figures", first).then().statusCode(201);
        dispose(coop, "2024", 1_000_000, "2025");
        return coop;
    }

    /// A co-op whose policy fills a fund up to 500,000, which the first year did.
    private static Coop withEquipment() {
        Coop coop = Years.worked("GENERIC", "2024-04-01");
        Map<String, String> title = Map.of("en", "Step", "ja", "積立て");
        Map<String, Object> equipment = new HashMap<>();
        equipment.put("name", "equipment");
        equipment.put("title", title);
        equipment.put("source", "REMAINING");
        equipment.put("rate", "1");
        equipment.put("bound", "EXACT");
        equipment.put("until", Map.of("target", "AMOUNT", "amount", yen(500_000)));
        equipment.put("sink", "PURPOSE_FUND");
        equipment.put("fund", EQUIPMENT);
        Map<String, Object> work =
                Map.of(
                        "name", "work",
                        "title", title,
                        "source", "REMAINING",
                        "rate", "1",
                        "bound", "MAX",
                        "sink", "MEMBERS",
                        "split",
                                Map.of(
                                        "measures",
                                        List.of(Map.of("measure", "HOURS", "weight", "1"))));
        coop.post(
                        "clerk",
                        "policies",
                        Map.of("decidedOn", "2025-03-01", "steps", List.of(equipment, work)))
                .then()
                .statusCode(201);
        coop.openYear("2024", "2025-03-01", "2025-03-31", figures(1_000_000, 0))
                .then()
                .statusCode(201);
        dispose(coop, "2024", 500_000, "2025");
        return coop;
    }

    private static String dispose(Coop coop, String year, long distributed, String on) {
        return executed(coop, coop.plan(year, distributed), on);
    }

    private static String executed(Coop coop, Response made, String on) {
        String plan = Years.adopted(coop, made, on + "-06-20");
        Years.execute(coop, plan, on + "-06-30").then().statusCode(200);
        return plan;
    }

    private static void isFull(Coop coop, Response made) {
        made.then()
                .statusCode(201)
                .body("waterfall.lines[0].fundBefore.amount", equalTo("500000"))
                .body("waterfall.lines[0].amount.amount", equalTo("0"));
        String plan = executed(coop, made, "2026");
        coop.get("member", "funds").then().body(balance(EQUIPMENT), equalTo("500000"));
        coop.get("auditor", "journals")
                .then()
                .body(
                        "items.findAll { it.planId == '" + plan + "' }.kind",
                        not(hasItem("OPENING")));
        coop.verified();
    }

    /// A profit of 1,000,000; 3,000,000 of capital and 900,000 in the reserve.
    private static Response accounts(Coop coop, long equipment) {
        return accounts(coop, EQUIPMENT, equipment, List.of());
    }

    private static Map<String, Object> line(String name, long amount) {
        return Map.of("name", name, "amount", yen(amount));
    }

    private static Response accounts(
            Coop coop, String fund, long equipment, List<Map<String, Object>> others) {
        return coop.post("clerk", "fiscal-years/2025/accounts", lines(fund, equipment, others));
    }

    private static Map<String, Object> lines(
            String fund, long equipment, List<Map<String, Object>> others) {
        return Map.of(
                "profitAndLoss",
                Map.of(
                        "businessRevenue", yen(5_000_000),
                        "businessCosts", yen(3_000_000),
                        "administrativeCosts", yen(1_000_000),
                        "taxes", yen(0)),
                "balanceSheet",
                Map.of(
                        "assets",
                        yen(5_500_000 + equipment + 500_000 * others.size()),
                        "liabilities",
                        yen(600_000),
                        "capital",
                        yen(3_000_000),
                        "legalReserve",
                        yen(900_000),
                        "voluntaryFunds",
                        List.of(line(fund, equipment)),
                        "unappropriated",
                        yen(1_000_000),
                        "otherEquity",
                        others));
    }

    private static void deposit(Coop coop, long amount, String on) {
        coop.post(
                        "clerk",
                        "funds/JOB_CREATION_FUND/deposits",
                        Map.of("amount", yen(amount), "on", on, "reference", "gift"))
                .then()
                .statusCode(201);
    }

    private static void differs(Response answer, String detail) {
        answer.then()
                .statusCode(409)
                .body("code", equalTo("opening-balance-differs"))
                .body("detail", containsString(detail));
    }
}
