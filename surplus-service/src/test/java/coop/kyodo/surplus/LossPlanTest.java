package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A loss is covered from lawful sources in their order, by a plan that the assembly adopts.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LossPlanTest {

    /// A loss of 1,500,000; voluntary funds 400,000, reserve 900,000, capital surplus 300,000.
    private static Coop withALoss() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();
        Map<String, Object> figures = new HashMap<>(Coop.figures(-1_500_000, 0));
        figures.put("jobCreationBalance", yen(200_000));
        figures.put("educationCarryOver", yen(100_000));
        figures.put("voluntaryFundBalance", yen(400_000));
        figures.put("capitalSurplus", yen(300_000));
        coop.openYear(figures).then().statusCode(201);
        return coop;
    }

    @Test
    void aLossPlanIsAdoptedAndExecutedLikeAnyOther() {
        Coop coop = withALoss();
        Response made =
                plan(coop, "VOLUNTARY_FUND 400000, LEGAL_RESERVE 900000, CAPITAL_SURPLUS 150000");
        made.then()
                .statusCode(201)
                .body("table.kind", equalTo("LOSS"))
                .body("table.rule", equalTo("JP-210"))
                .body("waterfall.carriedToNextYear.amount", equalTo("-50000"));
        String plan = made.path("planId");
        coop.submit(plan).then().statusCode(200);
        coop.execute(plan).then().statusCode(409).body("code", equalTo("plan-not-adopted"));
        coop.adopts(UUID.randomUUID(), plan, made.path("hash"));

        coop.execute(plan).then().statusCode(200);

        coop.get("member", "funds")
                .then()
                .body(balance("VOLUNTARY_FUND"), equalTo("0"))
                .body(balance("LEGAL_RESERVE"), equalTo("0"))
                .body(balance("CAPITAL_SURPLUS"), equalTo("150000"))
                .body(balance("JOB_CREATION_FUND"), equalTo("200000"))
                .body(balance("EDUCATION_CARRY_OVER"), equalTo("100000"))
                .body(balance("CARRY_OVER"), equalTo("-50000"));
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LEGAL_RESERVE 1 | draw-down-out-of-order | 0",
                "VOLUNTARY_FUND 399999, LEGAL_RESERVE 1 | draw-down-out-of-order | 1",
                "VOLUNTARY_FUND 400000, CAPITAL_SURPLUS 1 | draw-down-out-of-order | 1",
                "VOLUNTARY_FUND 400001 | draw-down-above-balance | 0",
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 900001 | draw-down-above-balance | 1",
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 900000, CAPITAL_SURPLUS 200001 | draw-down-above-loss | 2",
                "JOB_CREATION_FUND 1 | draw-down-forbidden | 0",
                "VOLUNTARY_FUND 1, EDUCATION_CARRY_OVER 1 | draw-down-forbidden | 1"
            })
    void anyOtherSourceOrOrderIsRefused(String draws, String code, int line) {
        Coop coop = withALoss();

        plan(coop, draws)
                .then()
                .statusCode(422)
                .body("code", equalTo(code))
                .body("rule", equalTo("JP-210"))
                .body("errors.pointer", contains("/drawDowns/" + line));
    }

    /// 400,001 less 1 are not above what the fund holds; a line is refused for itself.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOLUNTARY_FUND -1 | 0",
                "VOLUNTARY_FUND 400001, VOLUNTARY_FUND -1 | 1",
                "JOB_CREATION_FUND 1, VOLUNTARY_FUND -1 | 1"
            })
    void nothingNegativeIsDrawn(String draws, int line) {
        plan(withALoss(), draws)
                .then()
                .statusCode(400)
                .body("code", equalTo("amount-negative"))
                .body("errors.pointer", contains("/drawDowns/" + line + "/amount"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 900000, CAPITAL_SURPLUS 200000",
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 899999",
                "VOLUNTARY_FUND 1",
                "VOLUNTARY_FUND 0"
            })
    void eachSourceUpToTheLossAndItsBalanceIsLawful(String draws) {
        plan(withALoss(), draws).then().statusCode(201);
    }

    /// ES-02b: a loss of 1,500,000, of which the compulsory reserve bears its average of a quarter.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/4 | VOLUNTARY_FUND 400000, LEGAL_RESERVE 375000 | 201 | ",
                "1/4 | VOLUNTARY_FUND 400000, LEGAL_RESERVE 375001 | 422 | draw-down-above-average",
                " | VOLUNTARY_FUND 400000, LEGAL_RESERVE 1 | 422 | reserve-average-unknown",
                " | VOLUNTARY_FUND 400000 | 201 | ",
                "101/100 | VOLUNTARY_FUND 1 | 400 | rate-out-of-range"
            })
    void inSpainTheReserveBearsItsAverageOfALoss(
            @Nullable String average, String draws, int status, @Nullable String code) {
        Coop coop = Coop.under("ES").fourMembers().worked("2026-02").worked("2026-03").settled();
        Map<String, Object> figures = new HashMap<>(Coop.figures(-1_500_000, 0));
        figures.put("voluntaryFundBalance", yen(400_000));
        if (average != null) {
            figures.put("averageReserveRate", average);
        }

        Response year = coop.openYear(figures);

        Response answer = year.statusCode() == 201 ? plan(coop, draws) : year;
        answer.then().statusCode(status).body("code", equalTo(code));
        if (status == 422) {
            answer.then()
                    .body("rule", equalTo("ES-02b"))
                    .body("source", equalTo("Law 27/1999 on Co-operatives, art. 59(2)(b)"));
        }
    }

    private static Response plan(Coop coop, String draws) {
        List<Map<String, Object>> drawDowns = new ArrayList<>();
        for (String draw : draws.split(", ")) {
            String[] parts = draw.split(" ");
            drawDowns.add(Map.of("from", parts[0], "amount", yen(Long.parseLong(parts[1]))));
        }
        return coop.post(
                "clerk",
                "plans",
                Map.of("fiscalYear", "2025", "distributed", yen(0), "drawDowns", drawDowns));
    }

    private static String balance(String account) {
        return "balances.find { it.account == '" + account + "' }.balance.amount";
    }
}
