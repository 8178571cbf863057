package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// US-05: a loss of non-members' work is the collective account's, from the plan to the year's end.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class NonMemberLossTest {

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
        "SAME_RATIO, 0, 0, 0, 20000, 10000",
        "SAME_RATIO, -1, 0, 1, 20000, 9999",
        "COLLECTIVE_FIRST, 9999, 9999, 19999, 39999, 0"
    })
    void aProfitOfNonMembersWorkLowersNoLossOfTheMembers(
            String method, long others, long profit, long borne, long members, long collective) {
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
        UsAccounts.record(
                        coop,
                        -20_000,
                        others,
                        30_000 + others,
                        0,
                        List.of(
                                Map.of("name", "members", "amount", yen(40_000)),
                                Map.of("name", "collective", "amount", yen(10_000))))
                .then()
                .statusCode(201);
        CapitalAccountTest.approve(coop, 2);

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
