package coop.kyodo.surplus;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PolicyTest {

    @Test
    void withoutADecisionTheProfilesOwnPolicyHolds() {
        Coop coop = Coop.under("JP_ACT_2022").settled();

        coop.get("member", "policies/0")
                .then()
                .statusCode(200)
                .body("profile", equalTo("JP_ACT_2022"))
                .body("steps.name", contains("reserve", "job-creation", "education", "work"))
                .body("steps.rate", contains("1/10", "1/20", "1/20", "1"));
        coop.get("member", "policies/1").then().statusCode(404);
    }

    @Test
    void aPolicyOfTheCoopsOwnIsTheNextVersion() {
        Coop coop = Coop.under("JP_ACT_2022").settled();

        record(coop, "1/5", "HOURS")
                .then()
                .statusCode(201)
                .header("Location", containsString("/policies/1"))
                .body("version", equalTo(1))
                .body("steps[0].rate", equalTo("1/5"));
        coop.get("auditor", "policies")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 0));
        coop.get("auditor", "policies?limit=1").then().body("items.version", contains(1));
    }

    @Test
    void aDividendOnCapitalIsRefusedUnderTheAct() {
        Coop coop = Coop.under("JP_ACT_2022").settled();

        record(coop, "1/10", "CAPITAL")
                .then()
                .statusCode(422)
                .body("code", equalTo("measure-forbidden"))
                .body("rule", equalTo("JP-204"))
                .body("source", equalTo("Workers Cooperatives Act, art. 77(2)"))
                .body("figures.measure", equalTo("CAPITAL"))
                .body("errors[0].pointer", equalTo("/steps/3/split/measures/0/measure"));
    }

    @Test
    void aRateBelowTheMinimumIsRefusedWithTheNumbersAndInJapanese() {
        Coop coop = Coop.under("JP_ACT_2022").settled();

        coop.as("clerk")
                .header("Idempotency-Key", "low")
                .header("Accept-Language", "ja")
                .body(policy("99/1000", "HOURS"))
                .post("policies")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-200"))
                .body("figures.rate", equalTo("99/1000"))
                .body("figures.minimum", equalTo("1/10"))
                .body("detail", equalTo("準備金への積立てが、この規定による最低限の割合 1/10 を下回っています"));
    }

    @Test
    void inJapaneseAMeasureHasAWordAndItsFigureStaysACode() {
        Coop coop = Coop.under("JP_ACT_2022").settled();

        coop.as("clerk")
                .header("Idempotency-Key", "capital")
                .header("Accept-Language", "ja")
                .body(policy("1/10", "CAPITAL"))
                .post("policies")
                .then()
                .statusCode(422)
                .body("figures.measure", equalTo("CAPITAL"))
                .body("title", containsString("出資の額に応じ"))
                .body("detail", equalTo("出資額による配当はできません"));
    }

    @Test
    void aCertifiedNonProfitMayNotDistribute() {
        Coop coop = Coop.under("JP_ACT_2022_NONPROFIT").settled();

        record(coop, "1/10", "HOURS")
                .then()
                .statusCode(422)
                .body("code", equalTo("distribution-forbidden"))
                .body("rule", equalTo("JP-241"));
    }

    @Test
    void whatIsNoPolicyIsNotRead() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        List<Map<String, Object>> steps = steps("1/10", Map.of("measure", "HOURS", "weight", "1"));
        steps.getFirst().put("amount", Coop.yen(1));

        coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", steps))
                .then()
                .statusCode(400)
                .body("code", equalTo("policy-malformed"))
                .body("errors[0].pointer", equalTo("/steps/0/rate"));
    }

    /// What members, the tax office and the bank are owed stands in the same ledger as the funds.
    @ParameterizedTest
    @CsvSource({
        "EQUIPMENT_FUND, 201",
        "DIVIDENDS_PAYABLE, 400",
        "WITHHOLDING_TAX_PAYABLE, 400",
        "CARRY_OVER, 400",
        "UNAPPROPRIATED_SURPLUS, 400",
        "MEMBERS, 400"
    })
    void noStepFeedsAnAccountThatIsNoFund(String fund, int status) {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        List<Map<String, Object>> steps = steps("1/10", Map.of("measure", "HOURS", "weight", "1"));
        steps.add(3, fund("equipment", "1/20", fund));

        Response answer =
                coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", steps));

        answer.then().statusCode(status);
        if (status == 400) {
            answer.then()
                    .body("code", equalTo("policy-malformed"))
                    .body("errors[0].pointer", equalTo("/steps/3/fund"));
        }
    }

    private static Response record(Coop coop, String reserveRate, String measure) {
        return coop.post("clerk", "policies", policy(reserveRate, measure));
    }

    static Map<String, Object> policy(String reserveRate, String measure) {
        return policy(reserveRate, Map.of("measure", measure, "weight", "1"));
    }

    static Map<String, Object> policy(String reserveRate, Map<String, Object> measure) {
        return Map.of("decidedOn", "2025-06-20", "steps", steps(reserveRate, measure));
    }

    private static List<Map<String, Object>> steps(
            String reserveRate, Map<String, Object> measure) {
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(fund("reserve", reserveRate, "LEGAL_RESERVE"));
        steps.add(fund("job-creation", "1/20", "JOB_CREATION_FUND"));
        steps.add(fund("education", "1/20", "EDUCATION_CARRY_OVER"));
        steps.add(
                new HashMap<>(
                        Map.of(
                                "name", "work",
                                "title", Map.of("en", "Work", "ja", "従事分量配当金"),
                                "source", "REMAINING",
                                "rate", "1",
                                "bound", "MAX",
                                "sink", "MEMBERS",
                                "split", Map.of("measures", List.of(measure)))));
        return steps;
    }

    private static Map<String, Object> fund(String name, String rate, String fund) {
        return new HashMap<>(
                Map.of(
                        "name",
                        name,
                        "title",
                        Map.of("en", name, "ja", name),
                        "source",
                        "RESULT_AFTER_LOSS",
                        "rate",
                        rate,
                        "bound",
                        "MIN",
                        "sink",
                        fund.equals("LEGAL_RESERVE") ? "INDIVISIBLE_FUND" : "PURPOSE_FUND",
                        "fund",
                        fund));
    }
}
