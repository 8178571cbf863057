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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A loss of 800,000 after what was carried over; the training fund had 1,000,000 at the year's
/// end, of which a use has asked for 300,000, and the reserve 1,300,000.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ReservedFundsTest {

    private Coop coop;
    private String use;

    @BeforeEach
    void aLossAndAUse() {
        coop = Years.one();
        Years.trainingFund(coop);
        coop.post(
                        "clerk",
                        "funds/TRAINING_FUND/deposits",
                        Map.of("amount", yen(1_000_000), "on", "2026-03-31", "reference", "gift"))
                .then()
                .statusCode(201);
        Map<String, Object> figures = Years.continued();
        figures.put("netProfit", yen(-3_000_000));
        figures.put("funds", Map.of("TRAINING_FUND", yen(1_000_000)));
        Years.open2025(coop, figures);
        use = FundUseTest.asked(coop, "TRAINING_FUND", "TRAINING", 300_000);
    }

    @ParameterizedTest
    @CsvSource({
        "700000, 100000, 201, ",
        "699999, 100001, 422, draw-down-out-of-order",
        "700001, 99999, 409, fund-committed"
    })
    void whatAUseHasReservedCoversNothingAndTheReserveDoes(
            long training, long reserve, int status, @Nullable String code) {
        Response made = plan(training, reserve, null);

        made.then().statusCode(status).body("code", equalTo(code));
        if (status == 201) {
            Years.execute(coop, Years.adopted(coop, made, "2026-06-20"), "2026-07-30")
                    .then()
                    .statusCode(200);
            coop.get("member", "funds")
                    .then()
                    .body(balance("TRAINING_FUND"), equalTo("300000"))
                    .body(balance("LEGAL_RESERVE"), equalTo("1200000"))
                    .body(balance("CARRY_OVER"), equalTo("0"));
        }
        coop.verified();
    }

    @Test
    void aSimulationSaysTheSame() {
        simulation(700_000, 100_000).then().statusCode(200);
        simulation(699_999, 100_001)
                .then()
                .statusCode(422)
                .body("code", equalTo("draw-down-out-of-order"))
                .body("rule", equalTo("JP-210"));
    }

    @Test
    void onceTheUseIsCancelledItIsFree() {
        coop.post(
                        "clerk",
                        "fund-uses/" + use + "/cancellation",
                        Map.of("cancelledOn", "2026-08-30", "reason", "no need"))
                .then()
                .statusCode(200);

        plan(700_000, 100_000, null)
                .then()
                .statusCode(422)
                .body("code", equalTo("draw-down-out-of-order"));
        plan(800_000, 0, null).then().statusCode(201);
    }

    /// What the corrected plan drew is no reservation.
    @Test
    void aCorrectionFindsReservedWhatTheCorrectedPlanFound() {
        String plan = Years.adopted(coop, plan(700_000, 100_000, null), "2026-06-20");
        Years.execute(coop, plan, "2026-07-30").then().statusCode(200);

        plan(600_000, 200_000, plan)
                .then()
                .statusCode(422)
                .body("code", equalTo("draw-down-out-of-order"));
        plan(700_000, 90_000, plan).then().statusCode(201);
    }

    private Response plan(long training, long reserve, @Nullable String corrects) {
        Map<String, Object> request = request(training, reserve);
        request.put("id", UUID.randomUUID().toString());
        if (corrects != null) {
            request.put("corrects", Map.of("planId", corrects, "reason", "drawn wrongly"));
        }
        return coop.post("clerk", "plans", request);
    }

    private Response simulation(long training, long reserve) {
        return coop.as("clerk").body(request(training, reserve)).post("simulations");
    }

    private static Map<String, Object> request(long training, long reserve) {
        Map<String, Object> request = new HashMap<>();
        request.put("fiscalYear", "2025");
        request.put("distributed", yen(0));
        request.put(
                "drawDowns",
                List.of(
                        Map.of("from", "TRAINING_FUND", "amount", yen(training)),
                        Map.of("from", "LEGAL_RESERVE", "amount", yen(reserve))));
        return request;
    }

    private static String balance(String account) {
        return "balances.find { it.account == '" + account + "' }.balance.amount";
    }
}
