package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The capital of the figures beside the members' ledger. The articles want a reserve of 1,500,000,
/// the Act half the capital: the reserve of 900,000 gets a tenth of 7,000,000, or what is missing.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LedgerCapitalTest {

    @Test
    void aDifferenceIsToldWithTheFiguresThePlanAndItsTable() {
        Coop coop = withCapital(400_000, 1_600_000);
        coop.get("member", "fiscal-years/2025")
                .then()
                .body("capitalDifference.stated.amount", equalTo("1600000"))
                .body("capitalDifference.ledger.amount", equalTo("400000"))
                .body("capitalDifference.difference.amount", equalTo("1200000"));

        Response made = coop.plan(1_000_000);

        made.then()
                .statusCode(201)
                .body("capitalDifference.stated.amount", equalTo("1600000"))
                .body("capitalDifference.ledger.amount", equalTo("400000"));
        String table = "plans/" + made.path("planId") + "/statutory-table";
        coop.get("member", table)
                .then()
                .body("capitalDifference.difference.amount", equalTo("1200000"));
        coop.get("member", table + "?format=PDF").then().statusCode(200);
    }

    @Test
    void theSameCapitalAndACapitalThatNobodyToldOfAreNoDifference() {
        for (Coop coop : new Coop[] {withCapital(400_000, 400_000), withCapital(0, 400_000)}) {
            coop.get("member", "fiscal-years/2025").then().body("capitalDifference", nullValue());
            coop.plan(1_000_000).then().statusCode(201).body("capitalDifference", nullValue());
        }
    }

    /// 600,000 fill the reserve of the figures; half of the ledger's capital is one more from
    /// 3,000,001 on.
    @ParameterizedTest
    @CsvSource({"3000000, 201", "3000002, 422"})
    void aPlanIsRefusedWhenTheReserveWouldGetLessThanTheLedgersCapitalAsksFor(
            long ledger, int status) {
        Coop coop = withCapital(ledger, 2_000_000);

        Response made = coop.plan(1_000_000);

        made.then().statusCode(status);
        Response simulated =
                coop.post(
                        "clerk",
                        "simulations",
                        Map.of("fiscalYear", "2025", "distributed", yen(1_000_000)));
        simulated.then().statusCode(status == 201 ? 200 : 422);
        if (status == 422) {
            for (Response refused : new Response[] {made, simulated}) {
                refused.then()
                        .body("code", equalTo("capital-differs-from-ledger"))
                        .body("rule", equalTo("JP-200"))
                        .body("errors[0].pointer", equalTo("/fiscalYear"))
                        .body("figures.stated.amount", equalTo("2000000"))
                        .body("figures.ledger.amount", equalTo("3000002"))
                        .body("figures.amount.amount", equalTo("600000"))
                        .body("figures.byLedger.amount", equalTo("600001"));
            }
        }
    }

    /// @param ledger what membership told of; nothing when 0
    private static Coop withCapital(long ledger, long stated) {
        Coop coop = Coop.under("JP_ACT_2022").fourMembers().worked("2026-02").worked("2026-03");
        if (ledger > 0) {
            coop.paidIn(1, 2, ledger - 1, ledger - 1).paidIn(2, 2, 1, 1);
        }
        coop.settled();
        Map<String, Object> figures = new HashMap<>(Coop.figures(7_000_000, 0));
        figures.put("capital", yen(stated));
        coop.openYear(figures).then().statusCode(201);
        return coop;
    }
}
