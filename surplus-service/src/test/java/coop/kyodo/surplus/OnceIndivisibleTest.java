package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Once indivisible, always indivisible: no later policy, fund, use or dissolution divides it.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class OnceIndivisibleTest {

    private static final Map<String, String> TITLE = Map.of("en", "Common", "ja", "共有");

    /// A co-op whose first policy gave half of 1,000,000 to a common fund; the second one does not
    /// name it.
    private static Coop withACommonFund() {
        return withACommonFund("INDIVISIBLE_FUND");
    }

    private static Coop withACommonFund(String sink) {
        Coop coop =
                Coop.under("GENERIC").fourMembers().worked("2026-02").worked("2026-03").settled();
        decide(coop, common(sink), work()).then().statusCode(201);
        coop.openYear(figures(1_000_000, 0)).then().statusCode(201);
        coop.execute(coop.adoptedPlan(500_000)).then().statusCode(200);
        decide(coop, work()).then().statusCode(201);
        return coop;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PURPOSE_FUND", "MUTUAL_FUND"})
    void noLaterPolicyFeedsItAsSomethingToBeUsedUp(String sink) {
        Coop coop = withACommonFund();

        decide(coop, common(sink), work())
                .then()
                .statusCode(422)
                .body("code", equalTo("fund-is-indivisible"))
                .body("errors[0].pointer", equalTo("/steps/0/sink"))
                .body("figures.fund", equalTo("COMMON_FUND"));
        decide(coop, common("INDIVISIBLE_FUND"), work()).then().statusCode(201);
    }

    @Test
    void whatNeverHeldMoneyMayBeSetAsideOtherwise() {
        Coop coop = Coop.under("GENERIC").settled();
        decide(coop, common("INDIVISIBLE_FUND"), work()).then().statusCode(201);

        decide(coop, common("PURPOSE_FUND"), work()).then().statusCode(201);
    }

    @Test
    void nothingIsDrawnFromItInASimulationEither() {
        draw(withACommonFund())
                .then()
                .statusCode(422)
                .body("code", equalTo("draw-down-indivisible"))
                .body("errors[0].pointer", equalTo("/drawDowns/0"))
                .body("figures.from", equalTo("COMMON_FUND"));
    }

    /// Nor in a plan, also where all that the fund holds is what the figures say.
    @ParameterizedTest
    @CsvSource({"COMMON_FUND, 422, draw-down-indivisible", "OTHER_FUND, 201, "})
    void nothingIsDrawnFromItInAPlan(String fund, int status, String code) {
        Coop coop =
                Coop.under("GENERIC").fourMembers().worked("2026-02").worked("2026-03").settled();
        decide(coop, common("INDIVISIBLE_FUND"), work()).then().statusCode(201);
        decide(coop, work()).then().statusCode(201);
        Map<String, Object> figures = figures(0, 0);
        figures.put("funds", Map.of(fund, yen(1_000)));
        coop.openYear(figures).then().statusCode(201);

        coop.post(
                        "clerk",
                        "plans",
                        Map.of(
                                "fiscalYear", "2025",
                                "distributed", yen(1_000),
                                "drawDowns", List.of(Map.of("from", fund, "amount", yen(1_000)))))
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    /// What was set aside for mutual aid stays that, too; what was set aside for a purpose may be
    /// drawn when the policy names it no more.
    @ParameterizedTest
    @CsvSource({"MUTUAL_FUND, 422, draw-down-tied", "PURPOSE_FUND, 200,"})
    void whatWasSetAsideForMutualAidIsNotDrawnUnderALaterPolicy(
            String sink, int status, String code) {
        draw(withACommonFund(sink)).then().statusCode(status).body("code", equalTo(code));
    }

    /// Nor does it cover a loss.
    @ParameterizedTest
    @CsvSource({
        "INDIVISIBLE_FUND, 422, draw-down-indivisible",
        "MUTUAL_FUND, 422, draw-down-tied",
        "PURPOSE_FUND, 200,"
    })
    void noLossIsCoveredFromItUnderALaterPolicy(String sink, int status, String code) {
        Coop coop = withACommonFund(sink);
        Map<String, Object> loss =
                Map.of("name", "common", "title", TITLE, "from", "COMMON_FUND", "rate", "1");
        Map<String, Object> request = new HashMap<>();
        request.put("figures", figures(-100_000, 500_000));
        request.put(
                "measures",
                List.of(Map.of("memberId", coop.member(1), "memberNumber", 1, "minutes", 60)));
        request.put(
                "policy",
                Map.of(
                        "decidedOn",
                        "2025-06-20",
                        "steps",
                        List.of(work()),
                        "losses",
                        List.of(loss)));

        coop.as("clerk")
                .body(request)
                .post("simulations")
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo(status == 200 ? null : "/policy/losses/0/from"));
    }

    private static Response draw(Coop coop) {
        Map<String, Object> request = new HashMap<>();
        request.put("figures", figures(0, 500_000));
        request.put(
                "measures",
                List.of(Map.of("memberId", coop.member(1), "memberNumber", 1, "minutes", 60)));
        request.put("drawDowns", List.of(Map.of("from", "COMMON_FUND", "amount", yen(500_000))));
        return coop.as("clerk").body(request).post("simulations");
    }

    @Test
    void asAFundItPaysNoMembers() {
        Coop coop = withACommonFund();
        make(coop, true).then().statusCode(422).body("code", equalTo("fund-for-members-forbidden"));

        make(coop, false).then().statusCode(201).body("kind", equalTo("INDIVISIBLE"));
        coop.get("member", "funds")
                .then()
                .body("funds.find { it.fund == 'COMMON_FUND' }.kind", equalTo("INDIVISIBLE"));
    }

    @Test
    void aPurposeForMembersOfBeforeIsNotUsedEvenWithoutAName() {
        Coop coop = Coop.under("GENERIC").fourMembers().worked("2026-02").worked("2026-03");
        coop.settled();
        make(coop, true).then().statusCode(201);
        decide(coop, common("INDIVISIBLE_FUND"), work()).then().statusCode(201);
        coop.openYear(figures(1_000_000, 0)).then().statusCode(201);
        coop.execute(coop.adoptedPlan(500_000)).then().statusCode(200);

        coop.post(
                        "clerk",
                        "fund-uses",
                        Map.of(
                                "fund", "COMMON_FUND",
                                "purpose", "GIFT",
                                "subject", "A gift",
                                "amount", yen(1),
                                "requestedOn", "2026-07-10",
                                "spendBy", "2026-09-30"))
                .then()
                .statusCode(422)
                .body("code", equalTo("fund-not-for-members"))
                .body("errors[0].pointer", equalTo("/purpose"));
    }

    @Test
    void itIsAmongWhatTheDissolutionKeepsWhole() {
        withACommonFund()
                .post(
                        "director",
                        "dissolution-calculations",
                        Map.of("on", "2026-08-31", "residue", yen(900_000)))
                .then()
                .statusCode(200)
                .body("indivisible.amount", equalTo("500000"));
    }

    private static Map<String, Object> figures(long profit, long common) {
        Map<String, Object> figures = new HashMap<>(Coop.figures(profit, 0));
        figures.put("reserveBalance", yen(0));
        figures.put("funds", Map.of("COMMON_FUND", yen(common)));
        return figures;
    }

    @SafeVarargs
    private static Response decide(Coop coop, Map<String, Object>... steps) {
        return coop.post(
                "clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", List.of(steps)));
    }

    private static Map<String, Object> common(String sink) {
        return Map.of(
                "name", "common",
                "title", TITLE,
                "source", "REMAINING",
                "rate", "1/2",
                "bound", "EXACT",
                "sink", sink,
                "fund", "COMMON_FUND");
    }

    private static Map<String, Object> work() {
        return Map.of(
                "name", "work",
                "title", TITLE,
                "source", "REMAINING",
                "rate", "1",
                "bound", "MAX",
                "sink", "MEMBERS",
                "split", Map.of("measures", List.of(Map.of("measure", "HOURS", "weight", "1"))));
    }

    private static Response make(Coop coop, boolean toMembers) {
        return coop.post(
                "clerk",
                "funds",
                Map.of(
                        "fund",
                        "COMMON_FUND",
                        "title",
                        TITLE,
                        "purposes",
                        List.of(Map.of("purpose", "GIFT", "title", TITLE, "toMembers", toMembers)),
                        "approval",
                        "DIRECTORS",
                        "decidedOn",
                        "2026-07-10"));
    }
}
