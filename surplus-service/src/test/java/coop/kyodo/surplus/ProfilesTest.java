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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each profile refuses, asked as a caller would: with the rule, its source and the numbers,
/// in both languages. And a country that is nothing but a file.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ProfilesTest {

    /// A change of a profile's own policy that its law forbids.
    record Forbidden(
            String profile,
            Consumer<List<Map<String, Object>>> change,
            String code,
            String rule,
            String source,
            String figure,
            Object value) {

        @Override
        public String toString() {
            return profile + " " + code;
        }
    }

    static Stream<Forbidden> forbidden() {
        return Stream.of(
                new Forbidden(
                        "US_ICA",
                        steps -> split(steps, 2).put("cash", "199/1000"),
                        "cash-below-minimum",
                        "US-04",
                        "26 U.S.C. 1388(c)",
                        "minimum",
                        "1/5"),
                new Forbidden(
                        "IT",
                        steps ->
                                split(steps, 2)
                                        .put("cap", Map.of("measure", "PAY", "rate", "301/1000")),
                        "cap-missing-or-too-high",
                        "IT-04",
                        "Civil Code, art. 2545-sexies; Law 142/2001, art. 3(2)(b)",
                        "maximum",
                        "3/10"),
                new Forbidden(
                        "IT",
                        steps -> steps.get(0).put("rate", "29/100"),
                        "rate-below-minimum",
                        "IT-01",
                        "Civil Code, art. 2545-quater(1)",
                        "minimum",
                        "3/10"),
                new Forbidden(
                        "JP_ACT_2022",
                        steps -> measure(steps, 3, "CAPITAL"),
                        "measure-forbidden",
                        "JP-204",
                        "Workers Cooperatives Act, art. 77(2)",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "JWCU_2008",
                        steps -> steps.get(0).put("sink", "PURPOSE_FUND"),
                        "fund-is-indivisible",
                        "JW-03c",
                        "JWCU principles on results, (c)",
                        "fund",
                        "LEGAL_RESERVE"),
                new Forbidden(
                        "CA_WORKER",
                        steps -> steps.get(0).put("sink", "PURPOSE_FUND"),
                        "fund-is-indivisible",
                        "CA-01",
                        "Cooperatives Act (Quebec, c. C-67.2), general rules of the reserve",
                        "fund",
                        "LEGAL_RESERVE"),
                new Forbidden(
                        "CA_WORKER",
                        steps -> steps.get(0).put("rate", "99/1000"),
                        "rate-below-minimum",
                        "CA-03",
                        "Cooperatives Act (Quebec, c. C-67.2), s. 146",
                        "minimum",
                        "1/10"),
                new Forbidden(
                        "CA_WORKER",
                        steps -> measure(steps, 1, "CAPITAL"),
                        "measure-forbidden",
                        "CA-02",
                        "Cooperatives Act (Quebec, c. C-67.2), ss. 143 and 224.7",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> steps.get(2).put("rate", "249/1000"),
                        "work-part-below-minimum",
                        "FR-03",
                        "Law 78-763 of 19 July 1978, art. 33, 3°",
                        "rate",
                        "249/1000"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> split(steps, 2).put("eligibility", Map.of("who", "MEMBERS")),
                        "eligibility-too-narrow",
                        "FR-03",
                        "Law 78-763 of 19 July 1978, art. 33, 3°",
                        "months",
                        "3"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> steps.get(3).put("limits", List.of()),
                        "interest-not-limited",
                        "FR-04",
                        "Law 78-763 of 19 July 1978, art. 33, 4°",
                        "maximum",
                        "1"),
                new Forbidden(
                        "ES",
                        steps -> steps.get(0).put("rate", "199/1000"),
                        "rate-below-minimum",
                        "ES-01a",
                        "Law 27/1999 on Co-operatives, art. 58(1)",
                        "minimum",
                        "1/5"),
                new Forbidden(
                        "ES",
                        steps -> steps.get(1).put("rate", "49/1000"),
                        "rate-below-minimum",
                        "ES-01b",
                        "Law 27/1999 on Co-operatives, art. 58(1)",
                        "minimum",
                        "1/20"),
                new Forbidden(
                        "ES",
                        steps -> measure(steps, 2, "CAPITAL"),
                        "measure-forbidden",
                        "ES-01d",
                        "Law 27/1999 on Co-operatives, art. 58(4)",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "UY",
                        steps -> measure(steps, 2, "CAPITAL"),
                        "measure-forbidden",
                        "UY-02",
                        "Decree-Law 15645, art. 21",
                        "measure",
                        "CAPITAL"));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void whatALawForbidsIsRefusedWithItsRuleInBothLanguages(Forbidden forbidden) {
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

    private static List<Map<String, Object>> ownSteps(Coop coop) {
        List<Map<String, Object>> steps = coop.get("clerk", "policies/0").path("steps");
        return new ArrayList<>(steps.stream().map(HashMap::new).toList());
    }

    private static Response propose(Coop coop, List<Map<String, Object>> steps, String language) {
        return coop.as("clerk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", language)
                .body(Map.of("decidedOn", "2025-06-20", "steps", steps))
                .post("policies");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> split(List<Map<String, Object>> steps, int at) {
        return (Map<String, Object>) Objects.requireNonNull(steps.get(at).get("split"));
    }

    private static void measure(List<Map<String, Object>> steps, int at, String measure) {
        split(steps, at).put("measures", List.of(Map.of("measure", measure, "weight", "1")));
    }
}
