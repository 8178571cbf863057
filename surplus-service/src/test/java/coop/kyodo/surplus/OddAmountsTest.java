package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Amounts in another currency than the co-op's, and beyond what an amount can be.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class OddAmountsTest {

    private static final long LARGEST = 999_999_999_999_999_999L;

    @Test
    void aDepositIsInTheCurrencyOfTheCoopsCapital() {
        Coop coop = Coop.under("JP_ACT_2022").settled();

        deposit(coop, Map.of("amount", "5", "currency", "EUR"))
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors[0].pointer", equalTo("/amount"));
        deposit(coop, yen(5)).then().statusCode(201);
    }

    /// At most ten thousand million million are given as figures; a hundred times as much is more
    /// than an amount of 18 digits.
    @ParameterizedTest
    @CsvSource({
        "99, 200",
        "999999999999999999/10000000000000000, 200",
        "100, 400",
        "900, 400",
        "3000, 400",
        "999999999999999999999999999999999999999999999999999999999999, 400"
    })
    void aTargetThatNoAmountCanBeIsOutOfRange(String share, int status) {
        step(Map.of(
                        "until", Map.of("target", "CAPITAL", "share", share),
                        "sink", "PURPOSE_FUND",
                        "fund", "NEW_FUND"))
                .then()
                .statusCode(status)
                .body("code", equalTo(status == 200 ? null : "value-out-of-range"));
    }

    @Test
    void aLimitThatNoAmountCanBeIsOutOfRange() {
        String many = "9".repeat(60);

        step(Map.of(
                        "limits", List.of(Map.of("source", "RESULT", "rate", many)),
                        "sink", "PURPOSE_FUND",
                        "fund", "NEW_FUND"))
                .then()
                .statusCode(400)
                .body("code", equalTo("value-out-of-range"));
    }

    @Test
    void drawDownsThatTogetherAreNoAmountAreOutOfRange() {
        Coop coop = Coop.withAYear();
        Map<String, Object> draw = Map.of("from", "VOLUNTARY_FUND", "amount", yen(LARGEST));

        for (String path : List.of("plans", "simulations")) {
            coop.post(
                            "clerk",
                            path,
                            Map.of(
                                    "fiscalYear",
                                    "2025",
                                    "distributed",
                                    yen(0),
                                    "drawDowns",
                                    Collections.nCopies(20, draw)))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("value-out-of-range"));
        }
    }

    @ParameterizedTest
    @CsvSource({"9, 200", "12, 400"})
    void capitalThatTogetherIsNoAmountIsOutOfRange(int holders, int status) {
        List<Map<String, Object>> members = new ArrayList<>();
        for (int number = 1; number <= holders; number++) {
            members.add(
                    Map.of(
                            "memberId",
                            new UUID(0, number),
                            "memberNumber",
                            number,
                            "subscribed",
                            yen(LARGEST),
                            "paidIn",
                            yen(LARGEST)));
        }

        Coop.under("JP_ACT_2022")
                .settled()
                .post(
                        "director",
                        "dissolution-calculations",
                        Map.of("on", "2026-12-31", "residue", yen(1_000), "members", members))
                .then()
                .statusCode(status)
                .body("code", equalTo(status == 200 ? null : "value-out-of-range"));
    }

    /// A year of ten thousand million million, of which a step of the policy takes a tenth.
    private static Response step(Map<String, Object> more) {
        Map<String, Object> step = new HashMap<>(more);
        step.put("name", "new-fund");
        step.put("title", Map.of("en", "New fund", "ja", "新基金"));
        step.put("source", "RESULT");
        step.put("rate", "1/10");
        step.put("bound", "MIN");
        return Supposed.year("GENERIC", 10_000_000_000_000_000L)
                .figure("capital", 10_000_000_000_000_000L)
                .policy(List.of(step), null)
                .asked();
    }

    private static Response deposit(Coop coop, Map<String, String> amount) {
        return coop.post(
                "clerk",
                "funds/JOB_CREATION_FUND/deposits",
                Map.of("amount", amount, "on", "2026-04-01", "reference", "gift"));
    }
}
