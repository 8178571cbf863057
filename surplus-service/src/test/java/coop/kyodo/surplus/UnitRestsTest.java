package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.UnitsTest.answer;
import static coop.kyodo.surplus.UnitsTest.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is less than a unit, and what membership gives back, where no internal account keeps it: in
/// Quebec. Of a pool of 250,000 a fifth is paid in money and 80,000, 53,333, 40,000 and 26,666 are
/// retained; a unit costs 50,000.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class UnitRestsTest {

    private static final String ASKED = "coop.kyodo.surplus.dividends-in-units.v1";

    private final Coop coop =
            Coop.under("CA_WORKER").fourMembers().worked("2026-02").worked("2026-03").settled();

    @Test
    void whatBuysNoUnitIsOwedInMoneyOnce() {
        String plan = executed(250_000);
        payouts(plan)
                .then()
                .body("items.retained.amount", contains("80000", "53333", "40000", "26666"))
                .body("items.units.units", contains(1, 1))
                .body("items.rest.amount", contains("40000", "26666"))
                .body("items[2].rest.amount", equalTo("40000"));
        coop.verified();

        UUID page =
                UUID.nameUUIDFromBytes(
                        (plan + "/units/" + coop.member(1)).getBytes(StandardCharsets.UTF_8));
        Events.await(ASKED, page);
        for (int time = 1; time <= 2; time++) {
            answer(
                    coop,
                    plan,
                    page,
                    issue(coop, 1, 0, 50_000, "UNIT_CAP"),
                    issue(coop, 2, 1, 0, null));
        }
        coop.settled();

        payouts(plan).then().body("items.rest.amount", contains("80000", "3333", "40000", "26666"));
        coop.get("auditor", "funds")
                .then()
                .body(Corrections.balance("MEMBER_ACCOUNTS"), equalTo("0"))
                .body(Corrections.balance("UNITS_ISSUED"), equalTo("50000"))
                .body(Corrections.balance("DIVIDENDS_PAYABLE"), equalTo("200000"));
        coop.get("clerk", "plans/" + plan + "/dues")
                .then()
                .body("items.due.amount", contains("100000", "16667", "50000", "33333"));
        coop.get("clerk", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items[0].rest", equalTo(yen(80_000)));
        coop.verified();
    }

    @Test
    void itIsPaidWithTheDividend() {
        String plan = executed(250_000);
        DividendBatchTest.accounts(coop, 3);

        DividendBatchTest.prepare(coop, plan, 10)
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(2))
                .body("batch.total.amount", equalTo("50000"));
        coop.verified();
    }

    /// A hundred hours of the first member were the fourth's: of 80,000 retained 75,555 stay, and
    /// of 26,666 it is 31,111.
    @Test
    void aCorrectionAsksForNoUnitsAndWhatItLeavesIsOwed() {
        String plan = executed(250_000);
        coop.worked("2026-03", 2, 800, 600, 450, 400).settled();

        String correction = Corrections.executed(coop, Corrections.correct(coop, plan, 250_000));

        payouts(correction)
                .then()
                .body("items.retained.amount", contains("-4445", "0", "0", "4445"))
                .body("items.rest.amount", contains("4445"))
                .body("items[3].rest.amount", equalTo("4445"));
        UUID page =
                UUID.nameUUIDFromBytes(
                        (plan + "/units/" + coop.member(1)).getBytes(StandardCharsets.UTF_8));
        Events.await(ASKED, page);
        answer(coop, plan, page, issue(coop, 1, 1, 0, null), issue(coop, 2, 1, 0, null));
        coop.settled();
        payouts(plan).then().body("items[0].rest.amount", equalTo("25555"));
        coop.verified();
    }

    /// A hundred hours of the fourth member were the first's: of 26,666 retained, all of which is
    /// owed in money, 22,222 stay, and 5,556 of 6,667 in cash.
    @ParameterizedTest
    @CsvSource({"false, 27778, 0", "true, 0, 5555"})
    void whatACorrectionRetainsLessIsOwedLessOrOverpaid(boolean paid, String due, String overpaid) {
        String plan = executed(250_000);
        if (paid) {
            DividendBatchTest.accounts(coop, 4);
            DividendBatchTest.prepare(coop, plan, 10)
                    .then()
                    .statusCode(201)
                    .body("batch.total.amount", equalTo("33333"));
        }
        coop.worked("2026-03", 2, 1_000, 600, 450, 200).settled();

        String correction = Corrections.executed(coop, Corrections.correct(coop, plan, 250_000));

        payouts(correction)
                .then()
                .body("items.retained.amount", contains("4444", "0", "0", "-4444"))
                .body("items.rest.amount", contains("4444", "-4444"))
                .body("items[3].rest.amount", equalTo("-4444"));
        coop.get("clerk", "plans/" + plan + "/dues")
                .then()
                .body("items[3].entitled.amount", equalTo("27778"))
                .body("items[3].due.amount", equalTo(due))
                .body("items[3].overpaid.amount", equalTo(overpaid));
        String statement = "items.find { it.planId == '" + correction + "' }";
        coop.get("clerk", "members/" + coop.member(4) + "/statements")
                .then()
                .body(statement + ".rest", equalTo(yen(-4_444)))
                .body(statement + ".correction.beforeRest", equalTo(yen(26_666)))
                .body(statement + ".correction.sumRest", equalTo(yen(22_222)));
        coop.get("clerk", "members/" + coop.member(3) + "/statements")
                .then()
                .body(statement + ".correction.beforeRest", equalTo(yen(40_000)))
                .body(statement + ".correction.sumRest", equalTo(yen(40_000)));
        coop.verified();
    }

    /// A hundred hours of the second member were the first's: of 53,333 retained 48,888 stay, which
    /// is less than the unit that was asked for.
    @Test
    void whatIsOnItsWayToAUnitIsNotTakenBack() {
        String plan = executed(250_000);
        coop.worked("2026-03", 2, 1_000, 500, 450, 300).settled();

        String correction = Corrections.executed(coop, Corrections.correct(coop, plan, 250_000));

        payouts(correction)
                .then()
                .body("items.retained.amount", contains("4444", "-4445", "0", "0"))
                .body("items.rest.amount", contains("4444", "-1112"))
                .body("items[1].rest.amount", equalTo("-1112"));
        coop.get("clerk", "plans/" + plan + "/dues")
                .then()
                .body("items[1].entitled.amount", equalTo("11111"));
        UUID page =
                UUID.nameUUIDFromBytes(
                        (plan + "/units/" + coop.member(1)).getBytes(StandardCharsets.UTF_8));
        Events.await(ASKED, page);
        answer(coop, plan, page, issue(coop, 1, 1, 0, null), issue(coop, 2, 1, 0, null));
        coop.settled();
        coop.get("auditor", "funds")
                .then()
                .body(Corrections.balance("MEMBER_ACCOUNTS"), equalTo("0"))
                .body(Corrections.balance("UNITS_ISSUED"), equalTo("100000"));
        coop.verified();
    }

    /// CA-05: two units of 50,000 and a tenth of 1,000,000 are the two tenths that the law wants of
    /// it. Of 1,000,010 it wants 200,002, and the reserve gets 100,001: what the correction retains
    /// more buys no unit, however much it is.
    @Test
    void ca05InACorrectionOnlyTheUnitsCountThatWereBought() {
        String plan = executed(quebec(1_000_000), 250_000, "1/10");
        payouts(plan).then().body("items.units.amount.amount", contains("50000", "50000"));

        corrected(1_000_010);
        Corrections.correct(coop, plan, 500_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("fund-or-units-below-minimum"))
                .body("rule", equalTo("CA-05"))
                .body("figures.given", equalTo(yen(200_001)))
                .body("figures.minimum", equalTo(yen(200_002)));
        Map<String, Object> more = Corrections.request(plan, 500_000);
        more.put("choices", List.of(Map.of("step", "reserve", "amount", yen(100_002))));
        coop.post("clerk", "plans", more).then().statusCode(201);

        corrected(1_000_005);
        Corrections.executed(coop, Corrections.correct(coop, plan, 500_000));
        coop.verified();
    }

    /// CA-05: membership issues one of the two units; the reserve gets what is missing.
    @Test
    void ca05InACorrectionAUnitThatWasNotIssuedDoesNotCount() {
        String plan = executed(quebec(1_000_000), 250_000, "1/10");
        UUID page =
                UUID.nameUUIDFromBytes(
                        (plan + "/units/" + coop.member(1)).getBytes(StandardCharsets.UTF_8));
        Events.await(ASKED, page);
        answer(coop, plan, page, issue(coop, 1, 0, 50_000, "UNIT_CAP"), issue(coop, 2, 1, 0, null));
        coop.settled();

        Corrections.correct(coop, plan, 250_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("fund-or-units-below-minimum"))
                .body("figures.given", equalTo(yen(150_000)))
                .body("figures.minimum", equalTo(yen(200_000)));
        Map<String, Object> more = Corrections.request(plan, 250_000);
        more.put("choices", List.of(Map.of("step", "reserve", "amount", yen(150_000))));
        Corrections.executed(coop, coop.post("clerk", "plans", more));
        coop.verified();
    }

    /// CA-05: of the second member's 53,333 a unit is bought only if they are a member on the day
    /// of the execution; what it lacks goes to the reserve.
    @ParameterizedTest
    @CsvSource({"2026-06-30, 200", "2026-06-29, 422"})
    void ca05OnlyUnitsOfThoseCountWhoAreMembersWhenThePlanIsExecuted(String left, int status) {
        retainingUnits(quebec(1_000_000), "1/10");
        String plan = coop.adoptedPlan(250_000);
        coop.leave(2, left).settled();

        Response executed = coop.execute(plan);

        executed.then().statusCode(status);
        if (status == 422) {
            executed.then()
                    .body("code", equalTo("fund-or-units-below-minimum"))
                    .body("rule", equalTo("CA-05"))
                    .body("figures.given", equalTo(yen(150_000)))
                    .body("figures.minimum", equalTo(yen(200_000)));
        }
        coop.verified();
    }

    /// CA-05: no plan is executed before the year's end, so who had left by then buys no unit.
    @ParameterizedTest
    @CsvSource({"2026-04-01, 201", "2026-03-31, 422"})
    void ca05NoPlanIsMadeThatCountsUnitsOfThoseWhoHadLeftAtTheYearsEnd(String left, int status) {
        retainingUnits(quebec(1_000_000), "1/10");
        coop.leave(2, left).settled();

        coop.plan(250_000).then().statusCode(status);

        coop.post(
                        "clerk",
                        "plans",
                        Map.of(
                                "fiscalYear", "2025",
                                "distributed", yen(250_000),
                                "choices",
                                        List.of(Map.of("step", "reserve", "amount", yen(150_000)))))
                .then()
                .statusCode(201);
    }

    /// Of the third member's 40,000 no unit is bought: they are paid with the 10,000 in money.
    @Test
    void theFileOfStatementsHasTheRestsInWhatIsPaid() {
        String plan = executed(250_000);

        String file = coop.get("clerk", "plans/" + plan + "/statements").asString();

        List<String> third = List.of(file.lines().toList().get(3).split(","));
        assertThat(third.subList(5, 14))
                .containsExactly("50000", "0", "10000", "0", "0", "40000", "0", "0", "50000");
    }

    private void corrected(long netProfit) {
        Corrections.correctFigures(coop, quebec(netProfit), "2026-07-01").then().statusCode(201);
    }

    /// Of a co-op whose equity is less than two fifths of its debts.
    private static Map<String, Object> quebec(long netProfit) {
        Map<String, Object> figures = new HashMap<>(Coop.figures(netProfit, 0));
        figures.put("equity", yen(0));
        figures.put("debts", yen(1_000_000));
        return figures;
    }

    private String executed(long pool) {
        Map<String, Object> figures = new HashMap<>(Coop.figures(2_000_000, 0));
        figures.put("equity", yen(3_000_000));
        figures.put("debts", yen(1_000_000));
        return executed(figures, pool, "1/5");
    }

    private String executed(Map<String, Object> figures, long pool, String reserve) {
        retainingUnits(figures, reserve);
        String plan = coop.adoptedPlan(pool);
        coop.execute(plan).then().statusCode(200);
        return plan;
    }

    /// What neither the reserve nor the members get is carried over.
    private void retainingUnits(Map<String, Object> figures, String reserve) {
        coop.openYear(figures).then().statusCode(201);
        List<Map<String, Object>> steps =
                new ArrayList<>(
                        coop.get("clerk", "policies/0").<List<Map<String, Object>>>path("steps"));
        Map<String, Object> rebate = new HashMap<>(steps.get(1));
        Map<String, Object> split = new HashMap<>(ProfilesTest.split(steps, 1));
        split.put("cash", "1/5");
        split.put("retained", "UNITS");
        rebate.put("split", split);
        steps.set(1, rebate);
        steps.getFirst().put("rate", reserve);
        if (reserve.equals("1/10")) {
            steps.removeLast();
        }
        coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", steps))
                .then()
                .statusCode(201);
    }

    private Response payouts(String plan) {
        return coop.get("clerk", "plans/" + plan + "/payouts");
    }
}
