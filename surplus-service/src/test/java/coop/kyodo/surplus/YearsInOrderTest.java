package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Years are disposed of one after the other, so that no year's result is left behind.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class YearsInOrderTest {

    @Test
    void noYearIsDisposedOfWhileAnEarlierOneIsOpen() {
        Coop coop = Years.begun();
        Years.open2025(coop, figures(1_000_000, 0));

        isRefused(coop.plan("2025", 0), "2024");
        Response earlier = coop.plan("2024", 1_000_000);
        isRefused(coop.plan("2025", 0), "2024");
        Years.execute(coop, Years.adopted(coop, earlier, "2025-06-20"), "2025-06-30")
                .then()
                .statusCode(200);

        coop.post("clerk", "fiscal-years/2025/figures", Years.continued()).then().statusCode(201);
        Years.execute(coop, Years.adopted(coop, coop.plan("2025", 0), "2026-06-20"), "2026-06-30")
                .then()
                .statusCode(200);
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, 200", "2026-06-30, 422"})
    void norIsItsPlanExecutedOnADayBeforeTheEarlierOnes(String on, int status) {
        Coop coop = Years.begun();
        Years.execute(
                        coop,
                        Years.adopted(coop, coop.plan("2024", 1_000_000), "2026-06-20"),
                        "2026-07-01")
                .then()
                .statusCode(200);
        Years.open2025(coop, Years.continued());
        String plan = Years.adopted(coop, coop.plan("2025", 0), "2026-06-20");

        Response answer = Years.execute(coop, plan, on);

        answer.then().statusCode(status);
        if (status == 422) {
            answer.then()
                    .body("code", equalTo("execution-before-earlier-year"))
                    .body("rule", equalTo("JP-203"))
                    .body("errors[0].pointer", equalTo("/executedOn"))
                    .body("figures.executedOn", equalTo(on))
                    .body("figures.earlier", equalTo("2024"))
                    .body("figures.earlierExecutedOn", equalTo("2026-07-01"));
        }
    }

    /// 2025 was adopted when 2024 was not known here.
    @Test
    void norIsItExecutedOnceAnEarlierOneIsOpened() {
        Coop coop = Coop.since("2025-03-01", "JP_ACT_2022").fourMembers();
        for (int month = 4; month <= 12; month++) {
            coop.worked("2025-%02d".formatted(month));
        }
        coop.worked("2026-01").worked("2026-02").worked("2026-03").settled();
        Years.open2025(coop, figures(1_000_000, 0));
        Response draft = coop.plan("2025", 0);
        draft.then().statusCode(201);
        String plan = Years.adopted(coop, coop.plan("2025", 0), "2026-06-20");
        coop.openYear("2024", "2025-03-01", "2025-03-31", figures(4_000_000, 0))
                .then()
                .statusCode(201);

        isRefused(coop.submit(draft.path("planId")), "2024");
        isRefused(Years.execute(coop, plan, "2026-06-30"), "2024");
        close(coop, "2024", "2025-05-20");
        Years.execute(coop, plan, "2026-06-30").then().statusCode(200);
    }

    @Test
    void aYearThatWasClosedBeforeAnyWasDisposedOfHereIsHistory() {
        Coop coop = Years.begun();
        close(coop, "2024", "2025-05-20");
        Years.open2025(coop, figures(1_000_000, 0));

        coop.plan("2025", 0).then().statusCode(201);
    }

    @Test
    void aYearBetweenIsNotPassedOverByClosingIt() {
        Coop coop = Years.one();
        Years.open2025(coop, Years.continued());
        close(coop, "2025", "2026-05-30");
        next(coop, 900, 600, 450, 300);
        coop.openYear("2026", "2026-04-01", "2027-03-31", Years.continued()).then().statusCode(201);

        isRefused(coop.plan("2026", 0), "2025");
    }

    /// The accounts have nothing before 2024 gave them 40,000.
    @Test
    void norIsALossChargedToAccountsWhichAnEarlierYearHasNotGivenItsShare() {
        Coop coop = Coop.since("2025-03-01", "US_ICA");
        for (int number = 1; number <= 4; number++) {
            coop.admit(number, "2025-03-01");
        }
        for (int month = 3; month <= 12; month++) {
            coop.worked("2025-%02d".formatted(month));
        }
        coop.worked("2026-01").worked("2026-02").worked("2026-03").settled();
        coop.openYear("2024", "2025-03-01", "2025-03-31", apart(100_000)).then().statusCode(201);
        Years.open2025(coop, apart(-25_000));

        isRefused(CapitalAccountTest.loss(coop, "SAME_RATIO"), "2024");
        Years.execute(
                        coop,
                        Years.adopted(coop, coop.plan("2024", 50_000), "2025-06-20"),
                        "2025-06-30")
                .then()
                .statusCode(200);

        CapitalAccountTest.loss(coop, "SAME_RATIO")
                .then()
                .statusCode(201)
                .body("loss.amount", equalTo("25000"))
                .body("collective.amount", equalTo("0"))
                .body("carried.amount", equalTo("0"));
        coop.verified();
    }

    /// A loss that the members' accounts bore needs no plan.
    @Test
    void aLossThatTheAccountsBoreIsDisposedOf() {
        Coop coop = CapitalAccountTest.withALoss();
        next(coop, 1_000, 750, 250);
        Map<String, Object> figures = new HashMap<>(figures(120_000, 0));
        figures.put("memberResult", yen(100_000));
        figures.put("nonMemberResult", yen(20_000));
        coop.openYear("2026", "2026-04-01", "2027-03-31", figures).then().statusCode(201);

        isRefused(coop.plan("2026", 50_000), "2025");
        CapitalAccountTest.loss(coop, "COLLECTIVE_FIRST").then().statusCode(201);
        coop.plan("2026", 50_000).then().statusCode(201);
    }

    /// All of the result came of the members' work.
    private static Map<String, Object> apart(long result) {
        Map<String, Object> figures = new HashMap<>(figures(result, 0));
        figures.put("memberResult", yen(result));
        figures.put("nonMemberResult", yen(0));
        return figures;
    }

    private static void next(Coop coop, long... hours) {
        for (int month = 4; month <= 12; month++) {
            coop.worked("2026-%02d".formatted(month), 1, hours);
        }
        for (int month = 1; month <= 3; month++) {
            coop.worked("2027-%02d".formatted(month), 1, hours);
        }
        coop.settled();
    }

    private static void close(Coop coop, String year, String on) {
        coop.post("clerk", "fiscal-years/" + year + "/closure", Map.of("closedOn", on))
                .then()
                .statusCode(200);
    }

    private static void isRefused(Response answer, String earlier) {
        answer.then()
                .statusCode(409)
                .body("code", equalTo("earlier-year-open"))
                .body("rule", notNullValue())
                .body("source", notNullValue())
                .body("figures.earlier", equalTo(earlier))
                .body("figures.endedOn", equalTo((Integer.parseInt(earlier) + 1) + "-03-31"))
                .body("figures.netProfit.amount", notNullValue())
                .body("detail", containsString("The year " + earlier));
    }
}
