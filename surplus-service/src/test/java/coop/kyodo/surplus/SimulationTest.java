package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What-if questions, with the worked examples of several profiles.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SimulationTest {

    @Test
    void aSimulationIsWhatAPlanWouldBe() {
        Coop coop = Coop.withAYear();

        coop.post("auditor", "simulations", Map.of("fiscalYear", "2025"))
                .then()
                .statusCode(200)
                .body("policyVersion", equalTo(0))
                .body("waterfall.distributed.amount", equalTo("3200000"))
                .body("shares.amount.amount", contains("1280000", "853333", "640000", "426667"));
    }

    @Test
    void severalQuestionsAreAnsweredSideBySideAlsoWhenARuleRefusesOne() throws SQLException {
        Coop coop = Coop.withAYear();

        coop.post(
                        "clerk",
                        "simulations/comparison",
                        Map.of(
                                "scenarios",
                                List.of(
                                        scenario("a million", 1_000_000),
                                        scenario("all", 3_200_000),
                                        scenario("a yen too much", 3_200_001))))
                .then()
                .statusCode(200)
                .body("scenarios.name", contains("a million", "all", "a yen too much"))
                .body(
                        "scenarios[0].simulation.waterfall.carriedToNextYear.amount",
                        equalTo("2200000"))
                .body("scenarios[1].simulation.shares", hasSize(4))
                .body("scenarios[2].refusal.code", equalTo("distribution-above-available"))
                .body("scenarios[2].refusal.rule", equalTo("JP-203"));

        assertThat(Coop.number("select count(*) from plan where tenant_id = '" + coop.id + "'"))
                .isZero();
    }

    @Test
    void aYearCanBeLookedAtBeforeItsLastMonthIsClosedAndHasNoPlanYet() {
        Coop coop = Coop.under("JP_ACT_2022").fourMembers().worked("2026-02").settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);

        coop.post("clerk", "simulations", Map.of("fiscalYear", "2025"))
                .then()
                .statusCode(200)
                .body("shares.minutes", contains(54_000, 36_000, 27_000, 18_000))
                .body("shares.amount.amount", contains("1280000", "853333", "640000", "426667"));
        coop.plan(3_200_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("months-not-closed"))
                .body("figures.missing", contains("2026-03"));
    }

    private static Map<String, Object> scenario(String name, long distributed) {
        return Map.of(
                "name",
                name,
                "simulation",
                Map.of("fiscalYear", "2025", "distributed", yen(distributed)));
    }

    @Test
    void aSimulationLeavesNoTrace() throws SQLException {
        Coop coop = Coop.withAYear();
        String traces = "select count(*) from %s where tenant_id = '" + coop.id + "'";
        long before = Coop.number(traces.formatted("audit_entry"));

        coop.post("clerk", "simulations", Map.of("fiscalYear", "2025")).then().statusCode(200);

        assertThat(Coop.number(traces.formatted("audit_entry"))).isEqualTo(before);
        assertThat(Coop.number(traces.formatted("plan"))).isZero();
    }

    @Test
    void theUnionsPolicyOf2008HasALimitedDividendOnCapital() {
        Coop coop = Coop.under("JWCU_2008").settled();
        Map<String, Object> figures = new HashMap<>(figures(6_200_000, 0));
        figures.put("turnover", yen(120_000_000));
        figures.put("capital", yen(20_000_000));
        figures.put("reserveBalance", yen(0));

        coop.post(
                        "clerk",
                        "simulations",
                        Map.of(
                                "figures", figures,
                                "distributed", yen(3_000_000),
                                "measures",
                                        List.of(
                                                member(1, 120_000, 15_000_000),
                                                member(2, 60_000, 5_000_000))))
                .then()
                .statusCode(200)
                .body(
                        "waterfall.lines.amount.amount",
                        contains("1200000", "700000", "500000", "300000", "3000000", "400000"))
                .body("waterfall.carriedToNextYear.amount", equalTo("100000"));
    }

    @Test
    void aPolicyCanBeTriedWithoutRecordingIt() {
        Coop coop = Coop.withAYear();

        coop.post(
                        "clerk",
                        "simulations",
                        Map.of("fiscalYear", "2025", "policy", PolicyTest.policy("1/5", "DAYS")))
                .then()
                .statusCode(200)
                .body("waterfall.lines[0].amount.amount", equalTo("800000"));
        coop.post(
                        "clerk",
                        "simulations",
                        Map.of("fiscalYear", "2025", "policy", PolicyTest.policy("1/5", "CAPITAL")))
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-204"));
    }

    @Test
    void whatIsMissingIsAskedFor() {
        Coop coop = Coop.under("JWCU_2008").settled();

        coop.post("clerk", "simulations", Map.of())
                .then()
                .statusCode(400)
                .body("code", equalTo("figures-missing"));
        coop.post("clerk", "simulations", Map.of("figures", figures(1, 0)))
                .then()
                .statusCode(400)
                .body("code", equalTo("measures-missing"));
        coop.post(
                        "clerk",
                        "simulations",
                        Map.of("figures", figures(1, 0), "measures", List.of(member(1, 1, 1))))
                .then()
                .statusCode(409)
                .body("code", equalTo("figures-incomplete"));
    }

    @Test
    void theSameMemberDoesNotStandTwice() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, Object> member = member(1, 1, 1);

        coop.post(
                        "clerk",
                        "simulations",
                        Map.of("figures", figures(1, 0), "measures", List.of(member, member)))
                .then()
                .statusCode(400)
                .body("code", equalTo("member-twice"));
    }

    @Test
    void allAmountsAreInTheFiguresCurrency() {
        Coop coop = Coop.withAYear();
        Map<String, String> euro = Map.of("amount", "1", "currency", "EUR");
        Map<String, Object> wishes =
                Map.of(
                        "/distributed", Map.of("distributed", euro),
                        "/choices/0/amount",
                                Map.of(
                                        "choices",
                                        List.of(Map.of("step", "reserve", "amount", euro))),
                        "/drawDowns/0/amount",
                                Map.of(
                                        "drawDowns",
                                        List.of(Map.of("from", "VOLUNTARY_FUND", "amount", euro))));

        wishes.forEach((pointer, wish) -> {
            Map<String, Object> request = new HashMap<>(Map.of("fiscalYear", "2025"));
            ((Map<?, ?>) wish).forEach((name, value) -> request.put((String) name, value));
            coop.post("clerk", "simulations", request)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("currency-differs"))
                    .body("errors[0].pointer", equalTo(pointer));
        });
    }

    @Test
    void figuresAreInTheCurrencyOfTheCoopsCapital() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, Object> figures = new HashMap<>(figures(1, 0));
        figures.replaceAll((_, _) -> Map.of("amount", "5", "currency", "EUR"));

        coop.post(
                        "clerk",
                        "simulations",
                        Map.of("figures", figures, "measures", List.of(member(1, 1, 1))))
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors[0].pointer", equalTo("/figures/netProfit"));
    }

    private static Map<String, Object> member(int number, long minutes, long capital) {
        return Map.of(
                "memberId",
                new UUID(0, number),
                "memberNumber",
                number,
                "minutes",
                minutes,
                "other",
                Map.of("CAPITAL", capital));
    }
}
