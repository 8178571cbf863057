package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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

/// ES-01c over the API, and what a member's statement says of a loss.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SpainTest {

    /// Half of what is kept apart, and a fifth of the rest; never more than the twentieth for
    /// education leaves.
    @ParameterizedTest
    @CsvSource({
        "0, 100000, 50000",
        "60000, 40000, 32000",
        "100000, 0, 20000",
        "-50000, 100000, 47500",
        "-70000, 100000, 28500"
    })
    void theReserveGetsHalfOfWhatIsKeptApart(long ofMembers, long apart, long minimum) {
        Coop coop = coop();
        Map<String, Object> figures = new HashMap<>(Coop.figures(ofMembers + apart, 0));
        figures.put("memberResult", yen(ofMembers));
        figures.put("nonMemberResult", yen(apart));
        coop.openYear(figures).then().statusCode(201);

        plan(coop, minimum).then().statusCode(201);
        Response refused = plan(coop, minimum - 1);

        refused.then().statusCode(422);
        if (apart > 0) {
            refused.then()
                    .body("code", equalTo("apart-result-below-minimum"))
                    .body("rule", equalTo("ES-01c"))
                    .body("figures.given.amount", equalTo(Long.toString(minimum - 1)))
                    .body("figures.apart.amount", equalTo(Long.toString(apart)))
                    .body("figures.minimum.amount", equalTo(Long.toString(minimum)));
        }
    }

    /// 500,000 by hours of 1,800, 1,200, 900 and 600.
    @Test
    void aStatementShowsTheMembersPartOfALoss() {
        Coop coop = coop();
        Map<String, Object> hours =
                Map.of("measures", List.of(Map.of("measure", "HOURS", "weight", "1")));
        Map<String, Object> members =
                Map.of(
                        "name", "members",
                        "title", TITLE,
                        "from", "MEMBERS",
                        "rate", "1",
                        "split", hours);
        List<Map<String, Object>> steps =
                List.of(
                        step("reserve", "1/5", "INDIVISIBLE_FUND", "LEGAL_RESERVE"),
                        step("education", "1/20", "PURPOSE_FUND", "EDUCATION_FUND"));
        coop.post(
                        "clerk",
                        "policies",
                        Map.of(
                                "decidedOn",
                                "2025-06-20",
                                "steps",
                                steps,
                                "losses",
                                List.of(members)))
                .then()
                .statusCode(201);
        Map<String, Object> figures = new HashMap<>(Coop.figures(-500_000, 0));
        figures.put("reserveBalance", yen(0));
        coop.openYear(figures).then().statusCode(201);
        String plan = coop.adoptedPlan(0);
        coop.execute(plan).then().statusCode(200);
        String statements = "members/" + coop.member(1) + "/statements";

        coop.get("auditor", statements)
                .then()
                .statusCode(200)
                .body("items[0].losses.title.en", contains("Loss"))
                .body("items[0].losses.loss.amount", contains("500000"))
                .body("items[0].losses.own.amount", contains("200000"));
        coop.get("auditor", "members/" + coop.member(4) + "/statements")
                .then()
                .body("items[0].losses.own.amount", contains("66667"));
        coop.get("auditor", statements + "/" + plan + "/document").then().statusCode(200);
        Coop surplus = Coop.withAYear();
        surplus.execute(surplus.adoptedPlan(1_000_000)).then().statusCode(200);
        surplus.get("auditor", "members/" + surplus.member(1) + "/statements")
                .then()
                .body("items[0].losses", nullValue());
    }

    private static final Map<String, String> TITLE = Map.of("en", "Loss", "ja", "損失");

    private static Coop coop() {
        return Coop.under("ES").fourMembers().worked("2026-02").worked("2026-03").settled();
    }

    private static Response plan(Coop coop, long reserve) {
        return coop.post(
                "clerk",
                "plans",
                Map.of(
                        "fiscalYear", "2025",
                        "distributed", yen(0),
                        "choices", List.of(Map.of("step", "reserve", "amount", yen(reserve)))));
    }

    private static Map<String, Object> step(String name, String rate, String sink, String fund) {
        return Map.of(
                "name", name,
                "title", TITLE,
                "source", "RESULT_AFTER_LOSS",
                "rate", rate,
                "bound", "MIN",
                "sink", sink,
                "fund", fund);
    }
}
