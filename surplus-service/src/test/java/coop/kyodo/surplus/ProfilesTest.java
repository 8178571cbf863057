package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What each profile refuses, asked as a caller would: with the rule, its source and the numbers,
/// in both languages. And a country that is nothing but a file.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ProfilesTest {

    @ParameterizedTest
    @MethodSource("coop.kyodo.surplus.PolicyChanges#allowed")
    void whatStandsAtTheLimitIsAllowed(PolicyChanges.Allowed allowed) {
        Coop coop = Coop.under(allowed.profile()).settled();
        List<Map<String, Object>> steps = ownSteps(coop);
        allowed.change().accept(steps);

        propose(coop, steps, "en").then().statusCode(201);
    }

    /// CA-05: of a surplus of 1,000,000 a tenth is set aside and all the rest is paid in money.
    @ParameterizedTest
    @CsvSource({"399999, 422", "400000, 200"})
    void inQuebecAFifthStaysInTheCoopUntilItsEquityIsTwoFifthsOfItsDebts(long equity, int status) {
        Coop coop = Coop.under("CA_WORKER").settled();
        List<Map<String, Object>> steps = ownSteps(coop);
        steps.get(0).put("rate", "1/10");
        propose(coop, steps, "en").then().statusCode(201);
        Map<String, Object> figures = new HashMap<>(figures(1_000_000, 0));
        figures.put("debts", yen(1_000_000));
        figures.put("equity", yen(equity));

        for (String language : List.of("en", "ja")) {
            Response answer =
                    coop.as("clerk")
                            .header("Accept-Language", language)
                            .body(
                                    Map.of(
                                            "figures",
                                            figures,
                                            "measures",
                                            List.of(
                                                    Map.of(
                                                            "memberId",
                                                            UUID.randomUUID(),
                                                            "memberNumber",
                                                            1,
                                                            "minutes",
                                                            60))))
                            .post("simulations");
            answer.then().statusCode(status);
            if (status == 422) {
                answer.then()
                        .body("code", equalTo("fund-or-units-below-minimum"))
                        .body("rule", equalTo("CA-05"))
                        .body("figures.given", equalTo(yen(100_000)))
                        .body("figures.minimum", equalTo(yen(200_000)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("coop.kyodo.surplus.PolicyChanges#forbidden")
    void whatALawForbidsIsRefusedWithItsRuleInBothLanguages(PolicyChanges.Forbidden forbidden) {
        Coop coop = Coop.under(forbidden.profile()).settled();
        List<Map<String, Object>> steps = ownSteps(coop);
        propose(coop, steps, "en").then().statusCode(201);
        forbidden.change().accept(steps);

        Response english = propose(coop, steps, "en");
        Response japanese = propose(coop, steps, "ja");

        english.then()
                .statusCode(422)
                .body("code", equalTo(forbidden.code()))
                .body("rule", equalTo(forbidden.rule()))
                .body("source", equalTo(forbidden.source()))
                .body("figures." + forbidden.figure(), equalTo(forbidden.value()));
        japanese.then().statusCode(422).body("rule", equalTo(forbidden.rule()));
        assertThat(english.<String>path("title")).matches("\\p{ASCII}+");
        assertThat(japanese.<String>path("title")).isNotEqualTo(english.path("title"));
        assertThat(japanese.<String>path("detail")).isNotEqualTo(english.path("detail"));
    }

    @Test
    void aCertifiedNonProfitIsRefusedAnyDistributionInBothLanguages() {
        Coop coop = Coop.under("JP_ACT_2022_NONPROFIT").settled();
        List<Map<String, Object>> steps = ownSteps(coop);
        steps.add(ownSteps(Coop.under("JP_ACT_2022").settled()).getLast());

        propose(coop, steps, "en")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-241"))
                .body("title", containsString("does not distribute surplus"));
        propose(coop, steps, "ja").then().body("title", containsString("配当をしてはならない"));
    }

    @Test
    void anotherCountryIsOneMoreFile() {
        Coop coop = Coop.under("LAPUTA").settled();
        List<Map<String, Object>> steps = ownSteps(coop);

        coop.post(
                        "clerk",
                        "simulations",
                        Map.of(
                                "figures",
                                figures(800_000, 0),
                                "measures",
                                List.of(
                                        Map.of(
                                                "memberId",
                                                UUID.randomUUID(),
                                                "memberNumber",
                                                1,
                                                "minutes",
                                                60))))
                .then()
                .statusCode(200)
                .body("waterfall.lines.rule", contains("LAP-01", "LAP-02"))
                .body("waterfall.lines.amount.amount", contains("100000", "700000"))
                .body("shares[0].cash", equalTo(yen(350_000)));
        steps.get(0).put("rate", "1/9");
        propose(coop, steps, "ja")
                .then()
                .statusCode(422)
                .body("rule", equalTo("LAP-01"))
                .body("source", equalTo("Flying Island Act, art. 7"))
                .body("title", containsString("磁石基金"));
        steps.get(0).put("rate", "1/8");
        split(steps, 1).put("cash", "49/100");
        propose(coop, steps, "en").then().body("rule", equalTo("LAP-02"));
        split(steps, 1).put("cash", "1/2");
        propose(coop, steps, "en").then().statusCode(201).body("$", hasKey("version"));
    }

    static List<Map<String, Object>> ownSteps(Coop coop) {
        List<Map<String, Object>> steps = coop.get("clerk", "policies/0").path("steps");
        return new ArrayList<>(steps.stream().map(HashMap::new).toList());
    }

    static Response propose(Coop coop, List<Map<String, Object>> steps, String language) {
        return coop.as("clerk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", language)
                .body(Map.of("decidedOn", "2025-06-20", "steps", steps))
                .post("policies");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> split(List<Map<String, Object>> steps, int at) {
        return (Map<String, Object>) Objects.requireNonNull(steps.get(at).get("split"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> until(List<Map<String, Object>> steps, int at) {
        return (Map<String, Object>) Objects.requireNonNull(steps.get(at).get("until"));
    }
}
