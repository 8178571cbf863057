package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Policies at the edge of what a co-op may decide, asked of the API: nothing is lost, nobody gets
/// what no measure gives, and no figure passes through floating point.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class OddPoliciesTest {

    private static final Map<String, Object> BY_HOURS = by("HOURS", "1");

    @ParameterizedTest
    @CsvSource({
        "SHARES, 1",
        "SHARES, 7",
        "SHARES, 1000003",
        "POINTS, 1",
        "POINTS, 7",
        "POINTS, 1000003"
    })
    void everyMeasureMayBePartOfAMixOfUnevenFractions(String mix, long pool) {
        Response answer =
                Supposed.year("GENERIC", pool)
                        .dividedBy(
                                Map.of(
                                        "mix",
                                        mix,
                                        "measures",
                                        List.of(
                                                weighted("HOURS", "1/3"),
                                                weighted("DAYS", "1/7"),
                                                weighted("PAY", "2/11"),
                                                weighted("GRADE", "1/13"),
                                                weighted("RESPONSIBILITY", "1/17"),
                                                weighted("EQUAL", "1/19"),
                                                weighted("SENIORITY", "1/23"),
                                                weighted("CAPITAL", "5/29"))))
                        .member(96_000, all(300_000, 3, 2, 120, 500_000))
                        .member(48_000, all(150_000, 2, 0, 6, 50_000))
                        .member(480, all(1, 1, 0, 0, 0))
                        .asked();

        answer.then().statusCode(200);
        assertThat(sum(answer)).isEqualTo(BigInteger.valueOf(pool));
    }

    @ParameterizedTest
    @CsvSource({"RETURN, 3000, 1000, 500, 1500", "REDISTRIBUTE, 3000, 2000, 1000, 0"})
    void whatACapCutsComesBackOrGoesToTheOthers(
            String excess, String first, String second, String third, String returned) {
        Response answer =
                Supposed.year("GENERIC", 6_000)
                        .dividedBy(
                                Map.of(
                                        "measures",
                                        List.of(weighted("HOURS", "1")),
                                        "cap",
                                        Map.of(
                                                "measure", "PAY",
                                                "rate", "3/10",
                                                "excess", excess)))
                        .member(4_500, Map.of("PAY", 10_000L))
                        .member(1_000, Map.of("PAY", 10_000L))
                        .member(500, Map.of("PAY", 10_000L))
                        .asked();

        answer.then()
                .statusCode(200)
                .body("shares.amount.amount", contains(first, second, third))
                .body("waterfall.carriedToNextYear.amount", equalTo(returned));
    }

    @Test
    void whenNobodyHasTheMeasureNothingIsDistributedAndAnythingWishedIsRefused() {
        Supposed.year("GENERIC", 1_000)
                .dividedBy(BY_HOURS)
                .member(0, Map.of())
                .asked()
                .then()
                .statusCode(200)
                .body("shares", hasSize(0))
                .body("waterfall.distributed.amount", equalTo("0"))
                .body("waterfall.carriedToNextYear.amount", equalTo("1000"));
        Supposed.year("GENERIC", 1_000)
                .dividedBy(BY_HOURS)
                .distributed(1)
                .member(0, Map.of())
                .asked()
                .then()
                .statusCode(422)
                .body("code", equalTo("nobody-to-distribute-to"))
                .body("figures.members", equalTo(1))
                .body("figures.measures", contains("HOURS"));
    }

    @Test
    void oneMemberGetsAllAndOneUnitGoesToOne() {
        Supposed.year("GENERIC", 7)
                .dividedBy(BY_HOURS)
                .member(1, Map.of())
                .asked()
                .then()
                .statusCode(200)
                .body("shares.amount.amount", contains("7"));
        Supposed.year("GENERIC", 1)
                .dividedBy(BY_HOURS)
                .member(1, Map.of())
                .member(1, Map.of())
                .member(1, Map.of())
                .asked()
                .then()
                .statusCode(200)
                .body("shares.amount.amount", contains("1", "0", "0"))
                .body("shares.quota", contains("1/3", "1/3", "1/3"));
    }

    /// 2^53 and its neighbours, of which floating point knows only every second.
    @ParameterizedTest
    @ValueSource(
            longs = {
                9_007_199_254_740_991L,
                9_007_199_254_740_992L,
                9_007_199_254_740_993L,
                9_999_999_999_999_999L
            })
    void poolsBeyondTheExactnessOfFloatingPointAreDividedExactly(long pool) {
        Response answer =
                Supposed.year("GENERIC", pool)
                        .dividedBy(BY_HOURS)
                        .member(1, Map.of())
                        .member(1_000_000_000_000L, Map.of())
                        .member(999_999_999_999L, Map.of())
                        .asked();

        answer.then().statusCode(200).body("waterfall.distributed.amount", equalTo("" + pool));
        assertThat(sum(answer)).isEqualTo(BigInteger.valueOf(pool));
        BigInteger quota =
                BigInteger.valueOf(pool)
                        .multiply(BigInteger.valueOf(999_999_999_999L))
                        .divide(BigInteger.valueOf(2_000_000_000_000L));
        assertThat(new BigInteger(answer.<String>path("shares[2].amount.amount")))
                .isBetween(quota, quota.add(BigInteger.ONE));
    }

    @Test
    void beyondWhatSumsHoldAFigureIsRefused() {
        Supposed.year("GENERIC", 10_000_000_000_000_001L)
                .dividedBy(BY_HOURS)
                .member(1, Map.of())
                .asked()
                .then()
                .statusCode(400)
                .body("code", equalTo("figure-too-large"));
    }

    /// Yen have no unit below one, euros have cents, Kuwaiti dinars have fils: all are whole minor
    /// units.
    @ParameterizedTest
    @ValueSource(strings = {"JPY", "EUR", "KWD", "TND"})
    void everyCurrencyIsDividedInItsOwnMinorUnits(String currency) {
        Response answer =
                Supposed.year("GENERIC", currency, 1_000_001)
                        .dividedBy(BY_HOURS)
                        .member(1, Map.of())
                        .member(1, Map.of())
                        .asked();

        answer.then()
                .statusCode(200)
                .body("shares.amount.amount", contains("500001", "500000"))
                .body("shares[0].amount.currency", equalTo(currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LARGEST_REMAINDER", "FLOOR", "SAINTE_LAGUE"})
    void everyRoundingAddsUpWithWhatComesBack(String rounding) {
        Response answer =
                Supposed.year("GENERIC", 1_000_003)
                        .dividedBy(
                                Map.of(
                                        "rounding",
                                        rounding,
                                        "measures",
                                        List.of(weighted("HOURS", "1"))))
                        .member(7, Map.of())
                        .member(11, Map.of())
                        .member(13, Map.of())
                        .asked();

        answer.then().statusCode(200);
        BigInteger carried =
                new BigInteger(answer.<String>path("waterfall.carriedToNextYear.amount"));
        assertThat(sum(answer).add(carried)).isEqualTo(BigInteger.valueOf(1_000_003));
    }

    private static BigInteger sum(Response answer) {
        List<String> amounts = new ArrayList<>(answer.<List<String>>path("shares.amount.amount"));
        return amounts.stream().map(BigInteger::new).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Map<String, Object> by(String measure, String weight) {
        return Map.of("measures", List.of(weighted(measure, weight)));
    }

    private static Map<String, Object> weighted(String measure, String weight) {
        return Map.of("measure", measure, "weight", weight);
    }

    private static Map<String, Long> all(
            long pay, long grade, long responsibility, long seniority, long capital) {
        return Map.of(
                "PAY", pay,
                "GRADE", grade,
                "RESPONSIBILITY", responsibility,
                "SENIORITY", seniority,
                "CAPITAL", capital);
    }
}
