package coop.kyodo.surplus;

import static coop.kyodo.surplus.CapitalAccountTest.accounts;
import static coop.kyodo.surplus.CapitalAccountTest.approve;
import static coop.kyodo.surplus.CapitalAccountTest.close;
import static coop.kyodo.surplus.CapitalAccountTest.loss;
import static coop.kyodo.surplus.CapitalAccountTest.open;
import static coop.kyodo.surplus.CapitalAccountTest.payOut;
import static coop.kyodo.surplus.CapitalAccountTest.redeem;
import static coop.kyodo.surplus.CapitalAccountTest.withALoss;
import static coop.kyodo.surplus.CapitalAccountTest.withAYear;
import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// US-02, US-05, US-07: members' accounts and the collective one together are the net book value,
/// and never pay out more than it.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class BookValueTest {

    @Test
    void whatIsNotDistributedStandsInTheCollectiveAccount() {
        Coop coop = withAYear();

        coop.plan(49_999)
                .then()
                .statusCode(422)
                .body("code", equalTo("carry-outside-accounts"))
                .body("rule", equalTo("US-02"))
                .body("figures.distributed.amount", equalTo("49999"))
                .body("figures.carried.amount", equalTo("1"))
                .body("figures.collective", contains("COLLECTIVE_ACCOUNT"));
        coop.plan(50_000).then().statusCode(201);
    }

    /// Of the 25,000 the collective account bears 4,167, which came of non-members' work (US-05);
    /// the plan would carry over the rest.
    @Test
    void whatTheAccountsBoreNoPlanDisposesOfAgain() {
        Coop coop = withALoss();
        coop.plan(0)
                .then()
                .statusCode(422)
                .body("code", equalTo("loss-outside-accounts"))
                .body("rule", equalTo("US-07"))
                .body("figures.loss.amount", equalTo("20833"));
        loss(coop, "COLLECTIVE_FIRST").then().statusCode(201);

        coop.plan(0)
                .then()
                .statusCode(422)
                .body("code", equalTo("loss-charged-to-accounts"))
                .body("rule", equalTo("US-07"))
                .body("source", equalTo("Model by-laws, losses"))
                .body("figures.loss.amount", equalTo("25000"));
        coop.verified();
    }

    @Test
    void whatAPlanDisposedOfTheAccountsDoNotBear() {
        Coop coop = withAYear();
        approve(coop, 2);
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        Corrections.correctFigures(coop, -25_000, "2026-09-01").then().statusCode(201);
        approve(coop, 3);

        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(422)
                .body("code", equalTo("loss-disposed-by-plan"))
                .body("rule", equalTo("US-07"))
                .body("figures.loss.amount", equalTo("25000"));
        coop.verified();
    }

    @Test
    void aLossThatIsNotChargedKeepsTheYearOpen() {
        Coop coop = withALoss();

        close(coop).then().statusCode(422).body("figures.difference.amount", equalTo("25000"));
    }

    /// US-05: the book value of 30,000 is approved; 10,000 were paid out since.
    @ParameterizedTest
    @CsvSource({"20000, 201", "20001, 422"})
    void aRedemptionLeavesNoDebtUncovered(long amount, int status) {
        Coop coop = withApproved(0, 30_000);
        open(coop, 1, 10_000, "2023-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 2, amount, "2024-03-31", "2025-04-01").then().statusCode(201);
        redeem(coop, "2023-03-31", "2026-04-10").then().statusCode(201);

        Response second = redeem(coop, "2024-03-31", "2026-05-10");

        second.then().statusCode(status);
        if (status == 422) {
            second.then()
                    .body("code", equalTo("redemption-above-book-value"))
                    .body("rule", equalTo("US-05b"))
                    .body("figures.requested.amount", equalTo("20001"))
                    .body("figures.available.amount", equalTo("20000"))
                    .body("figures.netBookValue.amount", equalTo("30000"))
                    .body("figures.redeemed.amount", equalTo("10000"))
                    .body("figures.yearEnd", equalTo("2026-03-31"));
        }
    }

    @Test
    void nothingIsPaidFromANegativeBookValueNeitherToLeavers() {
        Coop coop = withApproved(-1, 0);
        open(coop, 1, 1, "2023-03-31", "2025-04-01").then().statusCode(201);
        coop.leave(1, "2026-04-01").settled();

        for (Response refused :
                List.of(payOut(coop, "2026-04-02"), redeem(coop, "2023-03-31", "2026-04-02"))) {
            refused.then()
                    .statusCode(422)
                    .body("code", equalTo("redemption-above-book-value"))
                    .body("figures.available.amount", equalTo("-1"));
        }
        redeem(coop, "2023-03-31", "2026-03-31").then().statusCode(201);
    }

    private static Coop withApproved(long result, long others) {
        Coop coop = Coop.under("US_ICA").admit(1, "2020-04-01").admit(2, "2020-04-01").settled();
        coop.openYear(Coop.figures(0, 0)).then().statusCode(201);
        accounts(
                        coop,
                        result,
                        result + others,
                        0,
                        List.of(Map.of("name", "accounts", "amount", yen(others))))
                .then()
                .statusCode(201);
        approve(coop, 2);
        return coop;
    }
}
