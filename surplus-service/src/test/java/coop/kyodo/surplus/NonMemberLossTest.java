package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// US-05: a loss of non-members' work is the collective account's, from the plan to the year's end.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class NonMemberLossTest {

    private static final List<Object> EARLIER =
            List.of(
                    Map.of("name", "members", "amount", yen(40_000)),
                    Map.of("name", "collective", "amount", yen(10_000)));

    @Test
    void theCollectiveAccountBearsItAndTheYearClosesAtBookValue() {
        Coop coop = withAYear(100_000, -20_000, 0);
        String plan = coop.adoptedPlan(50_000);

        coop.get("clerk", "plans/" + plan)
                .then()
                .body("waterfall.distributable.amount", equalTo("50000"))
                .body("waterfall.losses.from", contains("COLLECTIVE_ACCOUNT"))
                .body("waterfall.losses.rule", contains("US-05"))
                .body("waterfall.losses.amount.amount", contains("20000"))
                .body("table.rows.find { it.number == '2.1' }.amount.amount", equalTo("20000"));
        coop.as("member")
                .header("Accept-Language", "ja")
                .get("plans/" + plan + "/diagram")
                .then()
                .body(containsString("非組合員の労働による損失"));
        coop.execute(plan).then().statusCode(200);

        coop.get("clerk", "plans/" + plan + "/allocations")
                .then()
                .body("items.amount.amount", contains("25000", "18750", "6250"));
        CapitalAccountTest.close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("40000"))
                .body("collective.amount", equalTo("30000"))
                .body("paidOut.amount", equalTo("10000"));
        coop.verified();
    }

    /// The accounts do not say what the collective account holds: the ledger does.
    @Test
    void theCollectiveAccountBearsWhatTheLedgerHasForIt() {
        Coop coop = withAYear(100_000, -150_000, 100_000);
        coop.plan(50_001).then().statusCode(422);
        String plan = coop.adoptedPlan(50_000);
        deposit(coop, 1);

        coop.execute(plan).then().statusCode(409).body("code", equalTo("opening-balance-differs"));

        String again = coop.plan(50_000).path("planId");
        coop.get("clerk", "plans/" + again)
                .then()
                .body("waterfall.losses.amount.amount", contains("150000"))
                .body("waterfall.distributed.amount", equalTo("50000"));
    }

    @Test
    void whatTheLedgerHasForItIsLessAfterThePlan() {
        Coop coop = withAYear(100_000, -150_000, 100_000);

        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);

        coop.get("auditor", "funds?on=2026-06-30")
                .then()
                .body(Corrections.balance("COLLECTIVE_ACCOUNT"), equalTo("0"))
                .body(Corrections.balance("MEMBER_ACCOUNTS"), equalTo("40000"));
        coop.verified();
    }

    /// Members' work lost 20,000; their accounts hold 40,000, and the collective one 10,000.
    @ParameterizedTest
    @CsvSource({
        "SAME_RATIO, 9999, 9999, 0, 20000, 19999",
        "SAME_RATIO, 20000, 20000, 0, 20000, 30000",
        "SAME_RATIO, 100000, 100000, 0, 20000, 110000",
        "COLLECTIVE_FIRST, 100000, 100000, 20000, 40000, 90000",
        "SAME_RATIO, 0, 0, 0, 20000, 10000",
        "SAME_RATIO, -1, 0, 1, 20000, 9999",
        "COLLECTIVE_FIRST, 9999, 9999, 19999, 39999, 0"
    })
    void aProfitOfNonMembersWorkLowersNoLossOfTheMembers(
            String method, long others, long profit, long borne, long members, long collective) {
        Coop coop = withAccounts();
        record(coop, -20_000, others, 2);

        CapitalAccountTest.loss(coop, method)
                .then()
                .statusCode(201)
                .body("loss.amount", equalTo(Long.toString(20_000 - others)))
                .body("nonMemberProfit.amount", equalTo(Long.toString(profit)))
                .body("collective.amount", equalTo(Long.toString(borne)));

        CapitalAccountTest.close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo(Long.toString(members)))
                .body("collective.amount", equalTo(Long.toString(collective)));
        coop.verified();
    }

    /// A plan would have the collective account bear what the members lost, and nobody decided
    /// that.
    @Test
    void noPlanSetsTheProfitOffAgainstTheLossOfTheMembers() {
        Coop coop = withAccounts();
        record(coop, -20_000, 100_000, 2);

        coop.plan(0)
                .then()
                .statusCode(422)
                .body("code", equalTo("loss-outside-accounts"))
                .body("figures.loss.amount", equalTo("20000"));
    }

    /// Each correction of the figures leads from one pattern of signs to another.
    @Test
    void aChargeFollowsTheFiguresFromOnePatternOfSignsToAnother() {
        Coop coop = withAccounts();
        record(coop, -20_000, 9_999, 2);
        String charge = CapitalAccountTest.loss(coop, "SAME_RATIO").path("chargeId");

        record(coop, -30_000, 100_000, 3);
        Response greater = correct(coop, charge, "SAME_RATIO");
        greater.then()
                .statusCode(201)
                .body("takenBack.loss.amount", equalTo("10001"))
                .body("correction.stands", equalTo(true))
                .body("correction.loss.amount", equalTo("-70000"))
                .body("correction.nonMemberProfit.amount", equalTo("100000"))
                .body("correction.members.amount", equalTo("30000"));
        coop.get("member", "capital-accounts/losses/2025/statutory-table")
                .then()
                .statusCode(200)
                .body("rows.find { it.number == '1' }.amount.amount", equalTo("30000"))
                .body("rows.find { it.number == '1.1' }.amount.amount", equalTo("70000"))
                .body("rows.find { it.number == '1.3' }.amount.amount", equalTo("100000"))
                .body("rows.find { it.number == '2.2' }.amount.amount", equalTo("30000"))
                .body("rows.find { it.number == '3' }.amount.amount", equalTo("0"));
        coop.verified();

        record(coop, 20_000, 100_000, 4);
        String charged = greater.path("correction.chargeId");
        correct(coop, charged, "SAME_RATIO")
                .then()
                .statusCode(409)
                .body("code", equalTo("no-loss"));
        correct(coop, charged, null).then().statusCode(201);
        coop.execute(coop.adoptedPlan(10_000)).then().statusCode(200);
        CapitalAccountTest.close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("48000"))
                .body("collective.amount", equalTo("120000"))
                .body("paidOut.amount", equalTo("2000"));
        coop.verified();
    }

    /// The plan that corrects the year gives the collective account all of the profit and leaves
    /// the members' loss to be charged.
    @Test
    void aDividedYearIsCorrectedToALossOfTheMembersBesideAGreaterProfit() {
        Coop coop = withAccounts();
        record(coop, 20_000, 30_000, 2);
        coop.execute(coop.adoptedPlan(10_000)).then().statusCode(200);
        correctFigures(coop, -20_000, 100_000);

        Corrections.executed(coop, Corrections.correct(coop, Corrections.planOf(coop), 0));
        CapitalAccountTest.close(coop)
                .then()
                .statusCode(422)
                .body("code", equalTo("accounts-differ-from-book-value"))
                .body("figures.difference.amount", equalTo("20000"));
        CapitalAccountTest.loss(coop, "SAME_RATIO")
                .then()
                .statusCode(201)
                .body("loss.amount", equalTo("20000"))
                .body("nonMemberProfit.amount", equalTo("0"))
                .body("collective.amount", equalTo("0"))
                .body("members.amount.amount", contains("10000", "10000"));
        CapitalAccountTest.close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("20000"))
                .body("collective.amount", equalTo("110000"));
        coop.verified();
    }

    @Test
    void whatTheMembersWorkBroughtIsDividedWhileTheCollectiveAccountBearsTheLoss() {
        Coop coop = withAccounts();
        record(coop, 5_000, -15_000, 2);

        CapitalAccountTest.loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(409)
                .body("code", equalTo("members-surplus-undivided"))
                .body("figures.members.amount", equalTo("5000"));
        record(coop, 5_000, -15_001, 3);
        CapitalAccountTest.loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(201)
                .body("collective.amount", equalTo("10000"))
                .body("members.amount.amount", contains("1"));
    }

    /// Two members with 20,000 each and a collective account of 10,000.
    private static Coop withAccounts() {
        Coop coop =
                Coop.under("US_ICA")
                        .admit(1, "2025-04-01")
                        .admit(2, "2025-04-01")
                        .worked("2026-02", 1, 1_000, 1_000)
                        .worked("2026-03", 1, 1_000, 1_000)
                        .settled();
        for (int member : new int[] {1, 2}) {
            CapitalAccountTest.open(coop, member, 20_000, "2025-03-31", "2025-04-01")
                    .then()
                    .statusCode(201);
        }
        deposit(coop, 10_000);
        coop.openYear(Coop.figures(0, 0)).then().statusCode(201);
        return coop;
    }

    private static void record(Coop coop, long members, long others, int version) {
        UsAccounts.record(coop, members, others, 50_000 + members + others, 0, EARLIER)
                .then()
                .statusCode(201);
        CapitalAccountTest.approve(coop, version);
    }

    private static void correctFigures(Coop coop, long members, long others) {
        coop.post(
                        "clerk",
                        "fiscal-years/2025/corrections",
                        Map.of(
                                "accounts",
                                UsAccounts.lines(
                                        members, others, 50_000 + members + others, 0, EARLIER),
                                "reason",
                                "A customer did not pay",
                                "correctedOn",
                                "2026-06-15"))
                .then()
                .statusCode(201);
    }

    private static Response correct(Coop coop, String charge, @Nullable String method) {
        Map<String, Object> request = new HashMap<>();
        request.put("corrects", charge);
        request.put("reason", "An invoice of March was found");
        request.put("correctedOn", "2026-06-15");
        if (method != null) {
            request.put("method", method);
        }
        return coop.post("director", "capital-accounts/losses/2025/corrections", request);
    }

    static Coop withAYear(long members, long others, long collective) {
        Coop coop =
                Coop.under("US_ICA")
                        .admit(1, "2025-04-01")
                        .admit(2, "2025-04-01")
                        .admit(3, "2025-04-01")
                        .worked("2026-02", 1, 1_000, 750, 250)
                        .worked("2026-03", 1, 1_000, 750, 250)
                        .settled();
        if (collective > 0) {
            deposit(coop, collective);
        }
        coop.openYear(Coop.figures(0, 0)).then().statusCode(201);
        UsAccounts.record(
                        coop,
                        members,
                        others,
                        members + others + collective,
                        0,
                        List.of(Map.of("name", "collective", "amount", yen(collective))))
                .then()
                .statusCode(201);
        return coop;
    }

    private static void deposit(Coop coop, long amount) {
        coop.post(
                        "clerk",
                        "funds/COLLECTIVE_ACCOUNT/deposits",
                        Map.of(
                                "amount", yen(amount),
                                "on", "2026-02-01",
                                "reference", "old books"))
                .then()
                .statusCode(201);
    }
}
