package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What policies of a co-op's own do in plans that are executed: losses, named reserves, shares
/// retained in units.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PolicyExecutionTest {

    @Test
    void us07ALossIsBorneByTheCollectiveAccountAndThenByTheMembers() {
        Coop coop = worked("GENERIC");
        Map<String, Object> figures = new HashMap<>(figures(-90_000, 0));
        figures.put("funds", Map.of("COLLECTIVE_ACCOUNT", yen(45_000)));
        coop.openYear(figures).then().statusCode(201);
        List<Map<String, Object>> steps = coop.get("clerk", "policies/0").path("steps");
        coop.post(
                        "clerk",
                        "policies",
                        Map.of(
                                "decidedOn",
                                "2025-06-20",
                                "steps",
                                steps,
                                "losses",
                                List.of(
                                        loss("collective", "COLLECTIVE_ACCOUNT"),
                                        loss("members", "MEMBERS"))))
                .then()
                .statusCode(201)
                .body("losses.from", contains("COLLECTIVE_ACCOUNT", "MEMBERS"));

        Response made = coop.plan(0);

        made.then()
                .statusCode(201)
                .body("table.kind", equalTo("LOSS"))
                .body("waterfall.losses.amount", contains(yen(45_000), yen(45_000)))
                .body(
                        "waterfall.losses[1].charges.amount.amount",
                        contains("18000", "12000", "9000", "6000"))
                .body("waterfall.carriedToNextYear", equalTo(yen(0)));
        execute(coop, made);
        coop.get("auditor", "funds")
                .then()
                .body("balances", hasItem(balance("COLLECTIVE_ACCOUNT", 0)))
                .body("balances", hasItem(balance("MEMBER_LOSSES", -45_000)));
        assertThat(
                        coop.get("clerk", "plans/" + made.path("planId") + "/statements")
                                .asString()
                                .lines()
                                .skip(1)
                                .map(line -> line.split(",")[6]))
                .containsExactly("18000", "12000", "9000", "6000");
        coop.verified();
    }

    @Test
    void aPolicyDrawsOnTheReserveOnlyWhenWhatComesBeforeItIsUsedUp() {
        Coop coop = worked("GENERIC");
        Map<String, Object> figures = new HashMap<>(figures(-90_000, 0));
        figures.put("funds", Map.of("COLLECTIVE_ACCOUNT", yen(45_000)));
        coop.openYear(figures).then().statusCode(201);
        List<Map<String, Object>> steps = coop.get("clerk", "policies/0").path("steps");
        Map<String, Object> policy =
                Map.of(
                        "decidedOn",
                        "2025-06-20",
                        "steps",
                        steps,
                        "losses",
                        List.of(loss("reserve", "LEGAL_RESERVE")));
        coop.post("clerk", "policies", policy).then().statusCode(201);

        for (Response refused :
                List.of(
                        coop.plan(0),
                        coop.as("clerk")
                                .body(Map.of("fiscalYear", "2025", "policy", policy))
                                .post("simulations"))) {
            refused.then()
                    .statusCode(422)
                    .body("code", equalTo("draw-down-out-of-order"))
                    .body("rule", equalTo("GEN-01"))
                    .body("figures.from", equalTo("LEGAL_RESERVE"))
                    .body("figures.before", equalTo("COLLECTIVE_ACCOUNT"))
                    .body("figures.left.amount", equalTo("45000"));
        }

        coop.post(
                        "clerk",
                        "policies",
                        Map.of(
                                "decidedOn",
                                "2025-06-20",
                                "steps",
                                steps,
                                "losses",
                                List.of(
                                        loss("collective", "COLLECTIVE_ACCOUNT"),
                                        loss("reserve", "LEGAL_RESERVE"))))
                .then()
                .statusCode(201);
        coop.plan(0)
                .then()
                .statusCode(201)
                .body("waterfall.losses.amount", contains(yen(45_000), yen(45_000)));
    }

    @Test
    void aPolicysAmountsAreInTheCurrencyOfTheCoopsCapital() {
        Coop coop = Coop.under("GENERIC").settled();
        Map<String, String> euros = Map.of("amount", "7", "currency", "EUR");
        Map<String, Object> fixed = new HashMap<>(reserve("facilities", "FACILITIES_FUND", 10_000));
        fixed.put("amount", euros);
        Map<String, Object> until = new HashMap<>(reserve("facilities", "FACILITIES_FUND", 10_000));
        until.put("until", Map.of("target", "AMOUNT", "amount", euros));

        coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", List.of(fixed)))
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors[0].pointer", equalTo("/steps/0/amount"));
        coop.post(
                        "clerk",
                        "policies",
                        Map.of("decidedOn", "2025-06-20", "steps", List.of(work(), until)))
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors[0].pointer", equalTo("/steps/1/until/amount"));
        coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", reserves()))
                .then()
                .statusCode(201);
    }

    @Test
    void reservesOfAnyNameAreReportedDrawnAndFed() {
        Coop coop = worked("GENERIC");
        Map<String, Object> figures = new HashMap<>(figures(100_000, 0));
        figures.put("funds", Map.of("FACILITIES_FUND", yen(50_000)));
        coop.openYear(figures).then().statusCode(201);
        coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", reserves()))
                .then()
                .statusCode(201);

        Response made =
                coop.post(
                        "clerk",
                        "plans",
                        Map.of(
                                "fiscalYear",
                                "2025",
                                "distributed",
                                yen(100_000),
                                "drawDowns",
                                List.of(Map.of("from", "FACILITIES_FUND", "amount", yen(20_000)))));

        made.then()
                .statusCode(201)
                .body("waterfall.lines.fundAfter", contains(yen(40_000), yen(5_000), null))
                .body("waterfall.carriedToNextYear", equalTo(yen(5_000)));
        execute(coop, made);
        coop.get("auditor", "funds")
                .then()
                .body("balances", hasItem(balance("FACILITIES_FUND", 40_000)))
                .body("balances", hasItem(balance("FARMING_FUND", 5_000)));
        coop.verified();
        coop.get("clerk", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items[0].payout.gross", equalTo(yen(8_000)))
                .body("items[0].payout.retained", equalTo(yen(32_000)));
    }

    @Test
    void whatIsRetainedMayBuyUnitsOfCapital() {
        Coop coop = worked("GENERIC");
        coop.openYear(figures(1_000_000, 0)).then().statusCode(201);
        coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", List.of(work())))
                .then()
                .statusCode(201);
        Response made = coop.plan(1_000_000);

        execute(coop, made);

        coop.get("clerk", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items[0].payout.gross", equalTo(yen(80_000)))
                .body("items[0].payout.retained", equalTo(yen(320_000)))
                .body("items[0].units", equalTo(yen(300_000)));
    }

    /// Of 1,000,000 two fifths are member 1's, who may have 300,000; then two are at the cap.
    @Test
    void theStatementTellsFactorsCapsAndWhatWasDividedAgain() {
        Coop coop = worked("GENERIC");
        coop.openYear(figures(1_000_000, 0)).then().statusCode(201);
        Map<String, Object> step = new HashMap<>(work());
        step.put(
                "split",
                Map.of(
                        "measures",
                        List.of(
                                Map.of(
                                        "measure",
                                        "HOURS",
                                        "weight",
                                        "1",
                                        "factor",
                                        Map.of(
                                                "measure", "MONTHS",
                                                "base", "1",
                                                "perUnit", "1/4",
                                                "most", "2"))),
                        "cap",
                        Map.of("measure", "EQUAL", "rate", "300000", "excess", "REDISTRIBUTE")));
        coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", List.of(step)))
                .then()
                .statusCode(201);
        Response made = coop.plan(1_000_000);
        execute(coop, made);

        coop.get("clerk", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items[0].shares[0].share.capped", equalTo(true))
                .body("items[0].shares[0].round.pool", equalTo(yen(1_000_000)))
                .body("items[0].shares[0].round.part", equalTo("1"))
                .body("items[0].shares[0].roundedBy", equalTo(null))
                .body("items[0].shares[0].cap.rate", equalTo("300000"))
                .body("items[0].shares[0].cap.amount", equalTo(yen(300_000)));
        Response third = coop.get("clerk", "members/" + coop.member(3) + "/statements");
        third.then()
                .body("items[0].shares[0].mix", equalTo("SHARES"))
                .body("items[0].shares[0].rounding", equalTo("LARGEST_REMAINDER"))
                .body("items[0].shares[0].measures[0].own", equalTo(54_000))
                .body("items[0].shares[0].measures[0].factor.value", equalTo(2))
                .body("items[0].shares[0].measures[0].factor.coefficient", equalTo("3/2"))
                .body("items[0].shares[0].measures[0].factor.weightedOwn", equalTo("81000"))
                .body("items[0].shares[0].measures[0].factor.weightedTotal", equalTo("405000"))
                .body("items[0].shares[0].round.pool", equalTo(yen(400_000)))
                .body("items[0].shares[0].round.part", equalTo("1/3"))
                .body("items[0].shares[0].roundedBy", equalTo(0))
                .body("items[0].total", equalTo(yen(240_000)));
        coop.get(
                        "clerk",
                        "members/"
                                + coop.member(3)
                                + "/statements/"
                                + made.path("planId")
                                + "/document")
                .then()
                .statusCode(200)
                .contentType("application/pdf");
        coop.verified();
    }

    private static void execute(Coop coop, Response made) {
        String plan = made.path("planId");
        coop.submit(plan).then().statusCode(200);
        coop.adopts(UUID.randomUUID(), plan, made.path("hash"));
        coop.execute(plan).then().statusCode(200);
    }

    private static Coop worked(String profile) {
        return Coop.under(profile).fourMembers().worked("2026-02").worked("2026-03").settled();
    }

    private static Map<String, Object> balance(String account, long amount) {
        return Map.of("account", account, "balance", yen(amount));
    }

    private static Map<String, Object> loss(String name, String from) {
        Map<String, Object> step =
                new HashMap<>(
                        Map.of(
                                "name",
                                name,
                                "title",
                                Map.of("en", name, "ja", name),
                                "from",
                                from,
                                "rate",
                                "1"));
        if (from.equals("MEMBERS")) {
            step.put("split", byHours(Map.of()));
        }
        return step;
    }

    private static List<Map<String, Object>> reserves() {
        return List.of(
                reserve("facilities", "FACILITIES_FUND", 10_000),
                reserve("farming", "FARMING_FUND", 5_000),
                work());
    }

    private static Map<String, Object> reserve(String name, String fund, long amount) {
        return Map.of(
                "name",
                name,
                "title",
                Map.of("en", name, "ja", name),
                "source",
                "REMAINING",
                "amount",
                yen(amount),
                "bound",
                "EXACT",
                "sink",
                "PURPOSE_FUND",
                "fund",
                fund);
    }

    private static Map<String, Object> work() {
        return Map.of(
                "name",
                "work",
                "title",
                Map.of("en", "Work", "ja", "労働"),
                "source",
                "REMAINING",
                "rate",
                "1",
                "bound",
                "MAX",
                "sink",
                "MEMBERS",
                "split",
                byHours(Map.of("cash", "1/5", "retained", "UNITS")));
    }

    private static Map<String, Object> byHours(Map<String, Object> more) {
        Map<String, Object> split =
                new HashMap<>(
                        Map.of("measures", List.of(Map.of("measure", "HOURS", "weight", "1"))));
        split.putAll(more);
        return split;
    }
}
