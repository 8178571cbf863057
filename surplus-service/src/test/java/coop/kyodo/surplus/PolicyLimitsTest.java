package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.ProfilesTest.ownSteps;
import static coop.kyodo.surplus.ProfilesTest.propose;
import static coop.kyodo.surplus.ProfilesTest.split;
import static coop.kyodo.surplus.ProfilesTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.surplus.profile.Profiles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Policies that keep a law's words and pass by what it wants: each beside the nearest one that is
/// lawful, recorded and tried in a simulation.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PolicyLimitsTest {

    /// @param lawful a change of the profile's own policy that goes to the limit
    /// @param beyond one that goes beyond it
    record Limit(
            String profile,
            Consumer<List<Map<String, Object>>> lawful,
            Consumer<List<Map<String, Object>>> beyond,
            String code,
            String rule,
            String figure,
            Object value) {

        @Override
        public String toString() {
            return rule + " " + code + " " + value;
        }
    }

    static Stream<Limit> limits() {
        return Stream.of(byCapital(), ofParts(), ofFunds(), ofWork(), ofAccounts())
                .flatMap(limits -> limits);
    }

    /// JP-204, ES-01d, UY-02, US-01: a cap or a threshold divides too.
    private static Stream<Limit> byCapital() {
        return Stream.of(
                capped("JP_ACT_2022", 3, "CAPITAL", "JP-204"),
                capped("JP_ACT_2022", 3, "EQUAL", "JP-204"),
                capped("ES", 2, "CAPITAL", "ES-01d"),
                capped("UY", 2, "CAPITAL", "UY-02"),
                capped("US_ICA", 2, "CAPITAL", "US-01"),
                opened("JP_ACT_2022", 3, "JP-204"),
                opened("ES", 2, "ES-01d"),
                opened("UY", 2, "UY-02"),
                opened("US_ICA", 2, "US-01"));
    }

    private static Limit capped(String profile, int at, String measure, String rule) {
        return new Limit(
                profile,
                steps -> cap(steps, at, "HOURS", "1/100"),
                steps -> cap(steps, at, measure, "1/100"),
                "measure-forbidden",
                rule,
                "measure",
                measure);
    }

    private static Limit opened(String profile, int at, String rule) {
        return new Limit(
                profile,
                steps -> from(steps, at, "SENIORITY", 3),
                steps -> from(steps, at, "CAPITAL", 200_000),
                "measure-forbidden",
                rule,
                "measure",
                "CAPITAL");
    }

    /// IT-04, FR-04, JW-03d: a limit holds for all steps together.
    private static Stream<Limit> ofParts() {
        return Stream.of(
                new Limit(
                        "IT",
                        steps -> twoRefunds(steps, "3/20", "3/20"),
                        steps -> twoRefunds(steps, "3/20", "151/1000"),
                        "cap-missing-or-too-high",
                        "IT-04",
                        "together",
                        "301/1000"),
                new Limit(
                        "FR_SCOP",
                        steps -> twoOfWork(steps, "1/2", "1/2"),
                        steps -> twoOfWork(steps, "1/2", "501/1000"),
                        "interest-not-limited",
                        "FR-04",
                        "maximum",
                        "1"),
                new Limit(
                        "JWCU_2008",
                        steps -> twoOfCapital(steps, "1/2", "1/2"),
                        steps -> twoOfCapital(steps, "1/2", "501/1000"),
                        "interest-too-high",
                        "JW-03d",
                        "rate",
                        "1001/1000"));
    }

    /// UY-01, JP-200 to JP-203, US-05, JW-03b: what a fund gets is the whole of what the law says.
    private static Stream<Limit> ofFunds() {
        return Stream.concat(
                Stream.of(
                        new Limit(
                                "UY",
                                steps -> until(steps, 1).put("share", "1"),
                                steps -> until(steps, 1).put("share", "101/100"),
                                "rate-below-minimum",
                                "UY-01",
                                "minimumOnceReached",
                                "1/10"),
                        new Limit(
                                "UY",
                                steps -> until(steps, 1).put("share", "1/2"),
                                steps ->
                                        steps.get(1)
                                                .put(
                                                        "until",
                                                        Map.of(
                                                                "target",
                                                                "AMOUNT",
                                                                "amount",
                                                                yen(99_999_999),
                                                                "once",
                                                                "REACHED")),
                                "rate-below-minimum",
                                "UY-01",
                                "minimumOnceReached",
                                "1/10"),
                        new Limit(
                                "UY",
                                steps -> until(steps, 0).put("lastStep", "FULL"),
                                steps -> until(steps, 0).put("lastStep", "SHORTFALL"),
                                "shortfall-not-enough",
                                "UY-01",
                                "minimum",
                                "3/20"),
                        new Limit(
                                "JP_ACT_2022",
                                steps -> steps.get(0).put("until", Map.of("target", "ARTICLES")),
                                steps ->
                                        steps.get(0)
                                                .put(
                                                        "until",
                                                        Map.of(
                                                                "target", "CAPITAL", "share",
                                                                "1/2")),
                                "target-not-of-articles",
                                "JP-200",
                                "ofArticles",
                                yen(1_500_000)),
                        turnover("JP_ACT_2022", 3, 0, "JP-200", "LEGAL_RESERVE"),
                        turnover("JP_ACT_2022", 3, 1, "JP-201", "JOB_CREATION_FUND"),
                        turnover("JP_ACT_2022", 3, 2, "JP-202", "EDUCATION_CARRY_OVER"),
                        turnover("UY", 2, 1, "UY-01", "LEGAL_RESERVE"),
                        new Limit(
                                "US_ICA",
                                steps -> steps.get(0).put("rate", "1"),
                                steps -> steps.get(0).put("rate", "99/100"),
                                "rate-below-minimum",
                                "US-05",
                                "minimum",
                                "1"),
                        new Limit(
                                "US_ICA",
                                steps -> steps.remove(1),
                                steps -> steps.subList(0, 2).clear(),
                                "minimum-appropriation-missing",
                                "US-05",
                                "fund",
                                "COLLECTIVE_ACCOUNT"),
                        new Limit(
                                "US_ICA",
                                steps -> steps.get(2).put("source", "MEMBER_RESULT"),
                                steps -> steps.get(2).put("source", "NON_MEMBER_RESULT"),
                                "source-not-distributed",
                                "US-05",
                                "source",
                                "NON_MEMBER_RESULT"),
                        new Limit(
                                "JWCU_2008",
                                steps -> steps.add(1, steps.remove(3)),
                                steps -> steps.add(3, steps.remove(4)),
                                "distribution-before-minimum",
                                "JW-03b",
                                "fund",
                                "MUTUAL_AID_FUND"),
                        leftOut(1, "JOB_CREATION_FUND"),
                        leftOut(2, "EDUCATION_CARRY_OVER"),
                        leftOut(3, "MUTUAL_AID_FUND")),
                Stream.of(
                                indivisible("JP_ACT_2022", "JP-200", "LEGAL_RESERVE"),
                                indivisible("JP_ACT_2022_NONPROFIT", "JP-200", "LEGAL_RESERVE"),
                                indivisible("ES", "ES-01a", "LEGAL_RESERVE"),
                                indivisible("IT", "IT-01", "LEGAL_RESERVE"),
                                indivisible("UY", "UY-01", "LEGAL_RESERVE"),
                                indivisible("FR_SCOP", "FR-01", "LEGAL_RESERVE"),
                                indivisible("US_ICA", "US-05", "COLLECTIVE_ACCOUNT"))
                        .flatMap(limits -> limits));
    }

    private static Limit turnover(String profile, int after, int before, String rule, String fund) {
        return new Limit(
                profile,
                steps -> steps.add(after, charge()),
                steps -> steps.add(before, charge()),
                "turnover-before-minimum",
                rule,
                "fund",
                fund);
    }

    private static Limit leftOut(int at, String fund) {
        return new Limit(
                "JWCU_2008",
                steps -> steps.get(at).put("rate", "1/1000"),
                steps -> steps.remove(at),
                "minimum-appropriation-missing",
                "JW-03b",
                "fund",
                fund);
    }

    private static Stream<Limit> indivisible(String profile, String rule, String fund) {
        return Stream.of("PURPOSE_FUND", "MUTUAL_FUND")
                .map(sink ->
                        new Limit(
                                profile,
                                steps -> steps.get(0).put("sink", "INDIVISIBLE_FUND"),
                                steps -> steps.get(0).put("sink", sink),
                                "fund-is-indivisible",
                                rule,
                                "fund",
                                fund));
    }

    /// FR-03, JP-205: what goes to work does, and by work.
    private static Stream<Limit> ofWork() {
        return Stream.of(
                new Limit(
                        "FR_SCOP",
                        steps -> steps.get(2).put("rate", "1/4"),
                        steps -> cap(steps, 2, "EQUAL", "1"),
                        "work-part-below-minimum",
                        "FR-03",
                        "rate",
                        "0"),
                new Limit(
                        "FR_SCOP",
                        steps -> steps.get(2).putAll(quarter("UP")),
                        steps -> steps.get(2).putAll(quarter("DOWN")),
                        "work-part-below-minimum",
                        "FR-03",
                        "minimum",
                        "1/4"),
                new Limit(
                        "FR_SCOP",
                        steps -> split(steps, 2).put("rounding", "SAINTE_LAGUE"),
                        steps -> split(steps, 2).put("rounding", "FLOOR"),
                        "work-part-below-minimum",
                        "FR-03",
                        "rate",
                        "0"),
                new Limit(
                        "JP_ACT_2022",
                        steps -> mixed(steps, "SHARES", "1/2", "RESPONSIBILITY", "1/2"),
                        steps -> mixed(steps, "SHARES", "499/1000", "RESPONSIBILITY", "501/1000"),
                        "main-measure-outweighed",
                        "JP-205",
                        "part",
                        "499/1000"),
                new Limit(
                        "JP_ACT_2022",
                        steps -> mixed(steps, "POINTS", "1", "DAYS", "480"),
                        steps -> mixed(steps, "POINTS", "1", "RESPONSIBILITY", "1/999"),
                        "main-measure-outweighed",
                        "JP-205",
                        "minimum",
                        "1"));
    }

    /// Where no accounts are kept nothing stays in them.
    private static Stream<Limit> ofAccounts() {
        return Stream.of(
                new Limit(
                        "GENERIC",
                        steps -> split(steps, 0).putAll(Map.of("cash", "0", "retained", "UNITS")),
                        steps -> split(steps, 0).put("cash", "99/100"),
                        "retained-without-accounts",
                        "GEN-02",
                        "cash",
                        "99/100"),
                new Limit(
                        "JP_ACT_2022",
                        steps -> split(steps, 3).put("cash", "1"),
                        steps -> split(steps, 3).put("cash", "99/100"),
                        "retained-without-accounts",
                        "JP-211",
                        "minimum",
                        "1"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatGoesBeyondALimitIsRefusedAndWhatGoesToItIsNot(Limit limit) {
        Coop coop = Coop.under(limit.profile()).settled();
        List<Map<String, Object>> steps = ownSteps(coop);
        limit.lawful().accept(steps);
        propose(coop, steps, "en").then().statusCode(201);
        List<Map<String, Object>> others = ownSteps(coop);
        limit.beyond().accept(others);

        Response english = propose(coop, others, "en");
        Response japanese = propose(coop, others, "ja");

        english.then()
                .statusCode(422)
                .body("code", equalTo(limit.code()))
                .body("rule", equalTo(limit.rule()))
                .body("source", equalTo(Profiles.of(limit.profile()).rule(limit.rule()).source()))
                .body("figures." + limit.figure(), equalTo(limit.value()));
        assertThat(japanese.<String>path("detail")).isNotEqualTo(english.path("detail"));
        coop.post(
                        "clerk",
                        "simulations",
                        Map.of(
                                "figures",
                                figures(1_000_000, 0),
                                "measures",
                                List.of(
                                        Map.of(
                                                "memberId",
                                                new UUID(0, 1),
                                                "memberNumber",
                                                1,
                                                "minutes",
                                                60)),
                                "policy",
                                Map.of("decidedOn", "2025-06-20", "steps", others)))
                .then()
                .statusCode(422)
                .body("code", equalTo(limit.code()))
                .body("rule", equalTo(limit.rule()));
    }

    @ParameterizedTest
    @CsvSource({"'work', 201", "'work,work', 400"})
    void aLimitCountsAStepOnce(String named, int status) {
        Coop coop = Coop.under("FR_SCOP").settled();
        List<Map<String, Object>> steps = ownSteps(coop);
        steps.get(3)
                .put(
                        "limits",
                        List.of(Map.of("steps", List.of(named.split(",", -1)), "rate", "1")));

        Response answer = propose(coop, steps, "en");

        answer.then().statusCode(status);
        if (status == 400) {
            answer.then()
                    .body("code", equalTo("policy-malformed"))
                    .body("errors[0].pointer", equalTo("/steps/3/limits/0/steps"));
        }
    }

    @Test
    void aFactorThatIsAlwaysNothingDividesNothing() {
        Coop coop = Coop.under("FR_SCOP").settled();
        List<Map<String, Object>> steps = ownSteps(coop);
        split(steps, 2)
                .put(
                        "measures",
                        List.of(
                                Map.of(
                                        "measure",
                                        "HOURS",
                                        "weight",
                                        "1",
                                        "factor",
                                        Map.of(
                                                "measure", "SENIORITY",
                                                "perUnit", "0",
                                                "most", "2"))));

        propose(coop, steps, "en")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/steps/2/split/measures/0/factor"));
    }

    private static void cap(List<Map<String, Object>> steps, int at, String measure, String rate) {
        split(steps, at).put("cap", Map.of("measure", measure, "rate", rate, "excess", "RETURN"));
    }

    private static void from(List<Map<String, Object>> steps, int at, String measure, long least) {
        split(steps, at)
                .put(
                        "eligibility",
                        Map.of(
                                "who",
                                "MEMBERS",
                                "anyOf",
                                List.of(Map.of("measure", measure, "value", least))));
    }

    private static void twoRefunds(List<Map<String, Object>> steps, String first, String second) {
        steps.add(3, another(steps.get(2)));
        cap(steps, 2, "PAY", first);
        cap(steps, 3, "PAY", second);
    }

    private static void twoOfWork(List<Map<String, Object>> steps, String first, String second) {
        steps.add(another(steps.get(3)));
        steps.get(3).put("limits", List.of(Map.of("steps", List.of("work"), "rate", first)));
        steps.get(4).put("limits", List.of(Map.of("steps", List.of("work"), "rate", second)));
    }

    private static void twoOfCapital(List<Map<String, Object>> steps, String first, String second) {
        steps.add(another(steps.get(5)));
        steps.get(5).put("rate", first);
        steps.get(6).put("rate", second);
    }

    /// The same step once more, under another name and with a split of its own.
    private static Map<String, Object> another(Map<String, Object> step) {
        List<Map<String, Object>> copy = new ArrayList<>(List.of(new HashMap<>(step)));
        copy.getFirst().put("name", step.get("name") + "-2");
        copy.getFirst().put("split", new HashMap<>(split(copy, 0)));
        return copy.getFirst();
    }

    private static Map<String, Object> charge() {
        return Map.of(
                "name",
                "charge",
                "title",
                Map.of("en", "Charge on turnover", "ja", "事業高からの積立金"),
                "source",
                "TURNOVER",
                "rate",
                "1/1000",
                "bound",
                "EXACT",
                "sink",
                "PURPOSE_FUND",
                "fund",
                "FACILITIES_FUND");
    }

    private static Map<String, Object> quarter(String rounding) {
        return Map.of("rate", "1/4", "bound", "EXACT", "rounding", rounding);
    }

    private static void mixed(
            List<Map<String, Object>> steps,
            String mix,
            String hours,
            String other,
            String weight) {
        split(steps, 3)
                .putAll(
                        Map.of(
                                "mix",
                                mix,
                                "measures",
                                List.of(
                                        Map.of("measure", "HOURS", "weight", hours),
                                        Map.of("measure", other, "weight", weight))));
    }
}
