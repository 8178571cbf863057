package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FR-01: the capital of 300,000 was 600,000 in the year before. The reserve of 250,000 is due 15
/// percent of 1,000,000 until it is the higher one, and 50,000 until it is the lower.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class HighestCapitalTest {

    @Test
    void figuresThatLeaveOutTheHighestCapitalHaveThatOfEarlierYears() {
        Coop coop = withTwoYears(null);

        coop.plan("2025", 450_000)
                .then()
                .statusCode(201)
                .body(
                        "waterfall.lines.findAll { it.step == 'reserve' }.amount.amount",
                        contains("150000"))
                .body(
                        "waterfall.lines.findAll { it.step == 'reserve' }.target.amount",
                        contains("600000"));
        simulated(coop)
                .then()
                .statusCode(200)
                .body(
                        "waterfall.lines.findAll { it.step == 'reserve' }.amount.amount",
                        contains("150000"));
    }

    @ParameterizedTest
    @CsvSource({"600000, 201", "599999, 422"})
    void figuresDoNotStateLessThanThoseOfEarlierYears(long highest, int status) {
        Coop coop = withTwoYears(highest);

        Response made = coop.plan("2025", 450_000);

        made.then().statusCode(status);
        simulated(coop).then().statusCode(status == 201 ? 200 : 422);
        if (status == 422) {
            made.then()
                    .body("code", equalTo("highest-capital-below-earlier"))
                    .body("rule", equalTo("FR-01"))
                    .body("errors[0].pointer", equalTo("/fiscalYear"))
                    .body("figures.stated.amount", equalTo("599999"))
                    .body("figures.earlier.amount", equalTo("600000"))
                    .body("figures.year", equalTo("2024"));
        }
    }

    /// Of 300,000 a third has left after its last day, and 150,000 are new.
    @ParameterizedTest
    @CsvSource({
        "2026-02-10, 2026-02-10, , 450000",
        "2026-02-10, 2026-02-11, , 350000",
        "2026-02-10, 2026-02-10, 350000, 350000"
    })
    void whatFiguresLeaveOutIsTheMostThatTheMembersLedgerHadOnAnyDay(
            String lastDay, String paidOn, @Nullable Long highest, String target) {
        Coop coop = Coop.under("FR_SCOP").fourMembers().worked("2026-02").worked("2026-03");
        LedgerCapitalTest.paidIn(coop, 1, 2, 200_000, "2026-02-01");
        LedgerCapitalTest.paidIn(coop, 2, 2, 100_000, "2026-02-01");
        LedgerCapitalTest.paidIn(coop, 3, 2, 150_000, paidOn);
        coop.leave(2, lastDay).settled();
        Map<String, Object> figures = new HashMap<>(figures(1_000_000, 0));
        figures.put("reserveBalance", yen(0));
        figures.put("capital", yen(350_000));
        if (highest != null) {
            figures.put("highestCapital", yen(highest));
        }
        coop.openYear(figures).then().statusCode(201);

        for (Response answer : new Response[] {coop.plan(450_000), simulated(coop)}) {
            answer.then()
                    .body(
                            "waterfall.lines.findAll { it.step == 'reserve' }.target.amount",
                            contains(target));
        }
    }

    private static Response simulated(Coop coop) {
        return coop.post(
                "clerk", "simulations", Map.of("fiscalYear", "2025", "distributed", yen(450_000)));
    }

    /// The first one is history of before this service disposed of years.
    private static Coop withTwoYears(@Nullable Long highest) {
        Coop coop = Coop.since("2025-03-01", "FR_SCOP");
        for (int number = 1; number <= 4; number++) {
            coop.admit(number, "2024-04-01");
        }
        coop.paidIn(1, 2, 300_000, 300_000);
        for (int month = 3; month <= 12; month++) {
            coop.worked("2025-%02d".formatted(month));
        }
        coop.worked("2026-01").worked("2026-02").worked("2026-03").settled();
        Map<String, Object> before = new HashMap<>(figures(0, 0));
        before.put("capital", yen(600_000));
        coop.openYear("2024", "2025-03-01", "2025-03-31", before).then().statusCode(201);
        coop.post("clerk", "fiscal-years/2024/closure", Map.of("closedOn", "2025-05-20"))
                .then()
                .statusCode(200);
        Map<String, Object> now = new HashMap<>(figures(1_000_000, 0));
        now.put("reserveBalance", yen(250_000));
        now.put("capital", yen(300_000));
        if (highest != null) {
            now.put("highestCapital", yen(highest));
        }
        Years.open2025(coop, now);
        return coop;
    }
}
