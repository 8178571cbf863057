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
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .body("scenarios[2].refusal.rule", equalTo("JP-203"))
                .body(
                        "scenarios[2].refusal.errors.pointer",
                        contains("/scenarios/2/simulation/distributed"));

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

    @ParameterizedTest
    @CsvSource({
        "99/1000, HOURS, 422, /policy/steps/0/rate",
        "1/10, CAPITAL, 422, /policy/steps/3/split/measures/0/measure",
        "2, HOURS, 400, /policy/steps/0/rate"
    })
    void whatIsAtFaultInAPolicyThatWasSentIsInIt(
            String rate, String measure, int status, String pointer) {
        Map<String, Object> simulation =
                Map.of("fiscalYear", "2025", "policy", PolicyTest.policy(rate, measure));
        Coop coop = Coop.withAYear();

        coop.post("clerk", "simulations", simulation)
                .then()
                .statusCode(status)
                .body("errors.pointer", contains(pointer));
        second(coop, simulation)
                .then()
                .statusCode(status == 422 ? 200 : status)
                .body(
                        (status == 422 ? "scenarios[1].refusal." : "") + "errors.pointer",
                        contains("/scenarios/1/simulation" + pointer));
    }

    @Test
    void aPolicyAndTheVersionOfARecordedOneAreNotBothGiven() {
        Coop coop = Coop.withAYear();
        Map<String, Object> version = Map.of("policyVersion", 0);
        Map<String, Object> policy = Map.of("policy", PolicyTest.policy("1/5", "HOURS"));
        Map<String, Object> both = new HashMap<>(version);
        both.putAll(policy);

        coop.post("clerk", "simulations", with(both))
                .then()
                .statusCode(400)
                .body("code", equalTo("policy-or-version"))
                .body("errors.pointer", contains("/policyVersion"));
        second(coop, with(both))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/scenarios/1/simulation/policyVersion"));
        coop.post("clerk", "simulations", with(version))
                .then()
                .statusCode(200)
                .body("waterfall.lines[0].amount.amount", equalTo("400000"));
        coop.post("clerk", "simulations", with(policy))
                .then()
                .statusCode(200)
                .body("waterfall.lines[0].amount.amount", equalTo("800000"));
    }

    @Test
    void whatIsAtFaultInAStepForLossesThatWasSentIsInIt() {
        Map<String, Object> loss =
                Map.of(
                        "name", "voluntary",
                        "title", Map.of("en", "Voluntary fund", "ja", "任意積立金"),
                        "from", "VOLUNTARY_FUND",
                        "rate", "1");
        Map<String, Object> policy = new HashMap<>(PolicyTest.policy("1/10", "HOURS"));
        policy.put("losses", List.of(loss, loss));

        Coop.withAYear()
                .post("clerk", "simulations", Map.of("fiscalYear", "2025", "policy", policy))
                .then()
                .statusCode(400)
                .body("code", equalTo("policy-malformed"))
                .body("errors.pointer", contains("/policy/losses/1/name"));
    }

    @Test
    void whatIsAtFaultInAQuestionNamesTheQuestion() {
        Coop coop = Coop.withAYear();
        Map<String, Object> unknownStep =
                Map.of("choices", List.of(Map.of("step", "nonsense", "amount", yen(1))));
        Map<String, Object> negative =
                Map.of("drawDowns", List.of(Map.of("from", "VOLUNTARY_FUND", "amount", yen(-1))));
        Map<String, Map<String, Object>> faults =
                Map.of(
                        "/choices/0/step", with(unknownStep),
                        "/drawDowns/0/amount", with(negative),
                        "/figures", Map.of(),
                        "/measures", Map.of("figures", figures(1, 0)),
                        "", with(Map.of("policyVersion", 9)));

        faults.forEach((pointer, simulation) ->
                second(coop, simulation)
                        .then()
                        .statusCode(pointer.isEmpty() ? 404 : 400)
                        .body("errors.pointer", contains("/scenarios/1/simulation" + pointer)));
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> simulation = new HashMap<>(more);
        simulation.put("fiscalYear", "2025");
        return simulation;
    }

    /// The simulation as the second of two questions.
    private static Response second(Coop coop, Map<String, Object> simulation) {
        return coop.post(
                "clerk",
                "simulations/comparison",
                Map.of(
                        "scenarios",
                        List.of(
                                scenario("first", 1),
                                Map.of("name", "second", "simulation", simulation))));
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
