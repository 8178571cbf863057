package coop.kyodo.surplus;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Years as co-ops of other countries published or worked them out, asked of the API.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class WorkedYearsTest {

    /// Mondragon Corporation (maussen.eu, 8 October 2015): after tax 45 percent to reserves, 10 to
    /// social purposes, 45 to the members' accounts by pay.
    @Test
    void mondragonFortyFiveTenFortyFive() {
        Supposed.year("MONDRAGON", 1_000_000)
                .member(0, Map.of("PAY", 40_000L))
                .member(0, Map.of("PAY", 30_000L))
                .member(0, Map.of("PAY", 20_000L))
                .asked()
                .then()
                .statusCode(200)
                .body("waterfall.lines.rule", contains("ES-03a", "ES-03d", "ES-03a"))
                .body("waterfall.lines.amount.amount", contains("450000", "100000", "450000"))
                .body("shares.amount.amount", contains("200000", "150000", "100000"))
                .body("shares.cash.amount", contains("0", "0", "0"))
                .body("waterfall.carriedToNextYear.amount", equalTo("0"));
    }

    /// Law 78-763, art. 33: the legal reserve ends at the highest capital ever, 150,000; the work
    /// part is half by time and half in equal parts among five, one of whom is no member.
    @ParameterizedTest
    @CsvSource({
        "100000, 30000, 120000, 0",
        "130000, 20000, 130000, 10000",
        "150000, 0, 150000, 30000"
    })
    void franceInAYearAndTheNextAndTheOneAfter(
            long reserve, String taken, String distributable, String carried) {
        Supposed year =
                Supposed.year("FR_SCOP", 200_000)
                        .figure("reserveBalance", reserve)
                        .figure("capital", 120_000)
                        .figure("highestCapital", 150_000);
        for (long hours = 500; hours >= 200; hours -= 100) {
            year.member(hours * 60, Map.of("MONTHS", 12L, "SENIORITY", 0L, "CAPITAL", 30_000L));
        }
        ValidatableResponse answer =
                year.employee(6_000, Map.of("MONTHS", 3L, "SENIORITY", 3L, "CAPITAL", 0L))
                        .asked()
                        .then();

        answer.statusCode(200)
                .body("waterfall.lines[0].amount.amount", equalTo(taken))
                .body("waterfall.lines[1].amount.amount", equalTo("50000"))
                .body("waterfall.lines[2].amount.amount", equalTo("90000"))
                .body("waterfall.distributable.amount", equalTo(distributable))
                .body("waterfall.carriedToNextYear.amount", equalTo(carried))
                .body(
                        "shares.findAll { it.step == 'work' }.collect { it.amount.amount as int }.sort()",
                        contains(12_000, 15_000, 18_000, 21_000, 24_000));
    }

    /// Civil Code, art. 2545-quater; Laws 59/1992 and 142/2001: of 100,000 a refund of 24,000 is
    /// capped at 30 percent of pay for everybody, and the 6,000 that come back go to the reserve.
    @Test
    void italyCapsTheRefundAndTheRestGoesToTheReserve() {
        Supposed.year("IT", 100_000)
                .distributed(24_000)
                .member(0, Map.of("PAY", 30_000L))
                .member(0, Map.of("PAY", 20_000L))
                .member(0, Map.of("PAY", 10_000L))
                .asked()
                .then()
                .statusCode(200)
                .body("waterfall.lines.amount.amount", contains("30000", "3000", "18000", "49000"))
                .body("waterfall.lines[2].returned.amount", equalTo("6000"))
                .body("waterfall.distributable.amount", equalTo("67000"))
                .body("shares.amount.amount", contains("9000", "6000", "3000"))
                .body("shares.capped", contains(true, true, true));
    }

    /// Civil Code, art. 2514: 2.5 percent of the 40,001 paid in are 1,000, also of a year that
    /// refunds nothing to work.
    @Test
    void italyPaysADividendOnCapitalAlsoWithoutARefund() {
        Supposed.year("IT", 100_000)
                .figure("capital", 40_001)
                .policy(steps ->
                        steps.add(
                                2,
                                Map.of(
                                        "name", "dividend",
                                        "title", Map.of("en", "Dividend", "ja", "出資配当"),
                                        "source", "PAID_IN_CAPITAL",
                                        "rate", "1/40",
                                        "bound", "MAX",
                                        "sink", "MEMBERS",
                                        "split",
                                                Map.of(
                                                        "measures",
                                                        List.of(
                                                                Map.of(
                                                                        "measure", "CAPITAL",
                                                                        "weight", "1"))))))
                .choice("refund", 0)
                .member(0, Map.of("PAY", 30_000L, "CAPITAL", 30_000L))
                .member(0, Map.of("PAY", 20_000L, "CAPITAL", 10_001L))
                .asked()
                .then()
                .statusCode(200)
                .body(
                        "waterfall.lines.amount.amount",
                        contains("30000", "3000", "1000", "0", "66000"))
                .body("waterfall.lines[2].rule", equalTo("IT-07"))
                .body("shares.amount.amount", contains("750", "250", "0", "0"));
    }

    /// JWCU principles on results, (b): first funds, then work, then capital, 2 percent of the
    /// 1,000,000 paid in at most. With one yen for work capital may get its part.
    @ParameterizedTest
    @CsvSource({"1, 20000, 200", "0, 20000, 422", "0, 1, 422", "0, 0, 200"})
    void theJapaneseUnionPaysNothingOnCapitalWhileWorkGetsNothing(
            long work, long capital, int status) {
        ValidatableResponse answer =
                Supposed.year("JWCU_2008", 5_000_000)
                        .figure("turnover", 120_000_000)
                        .figure("capital", 1_000_000)
                        .distributed(work)
                        .choice("capital", capital)
                        .member(6_000, Map.of("CAPITAL", 1_000_000L))
                        .asked()
                        .then();

        answer.statusCode(status);
        if (status == 422) {
            answer.body("code", equalTo("interest-without-work"))
                    .body("rule", equalTo("JW-03d"))
                    .body("source", equalTo("JWCU principles on results, (b)"))
                    .body("figures.interest.amount", equalTo(Long.toString(capital)))
                    .body("figures.work.amount", equalTo("0"));
        } else {
            answer.body("waterfall.lines[5].amount.amount", equalTo(Long.toString(capital)));
        }
    }

    /// The same of a year in which nothing is chosen for capital: 2 percent of 1,000,000, or
    /// nothing, whether nothing is distributed or nobody worked.
    @ParameterizedTest
    @CsvSource({"1, 6000, 20000", "0, 6000, 0", "0, 0, 0"})
    void theStepOnCapitalTakesNothingByItselfWhileWorkGetsNothing(
            long work, long minutes, String capital) {
        Supposed.year("JWCU_2008", 5_000_000)
                .figure("turnover", 120_000_000)
                .figure("capital", 1_000_000)
                .distributed(work)
                .member(minutes, Map.of("CAPITAL", 1_000_000L))
                .asked()
                .then()
                .statusCode(200)
                .body("waterfall.lines[5].required.amount", equalTo("20000"))
                .body("waterfall.lines[5].amount.amount", equalTo(capital))
                .body("waterfall.lines[4].amount.amount", equalTo(Long.toString(work)));
    }

    /// All that may be distributed goes to work, and nobody worked: it is carried forward.
    @Test
    void aYearInWhichNobodyWorkedGivesNothingOnCapital() {
        Supposed.year("JWCU_2008", 5_000_000)
                .figure("turnover", 120_000_000)
                .figure("capital", 1_000_000)
                .member(0, Map.of("CAPITAL", 1_000_000L))
                .asked()
                .then()
                .statusCode(200)
                .body("waterfall.distributed.amount", equalTo("0"))
                .body("waterfall.lines[5].amount.amount", equalTo("0"));
    }

    /// Decree-Law 15645, art. 21: 15 percent until the reserve is the paid-in capital, strictly,
    /// and 10 from the next year on.
    @ParameterizedTest
    @CsvSource({"970000, 60000, 0", "999999, 60000, 0", "1000000, 0, 40000", "1030000, 0, 40000"})
    void uruguayTakesFifteenThenTen(long reserve, String below, String reached) {
        Supposed.year("UY", 400_000)
                .figure("capital", 1_000_000)
                .figure("reserveBalance", reserve)
                .distributed(0)
                .member(60, Map.of())
                .asked()
                .then()
                .statusCode(200)
                .body("waterfall.lines.amount.amount", contains(below, reached, "0"));
    }

    /// Habitat, patronage formula (github.com/nou-techne/habitat): labour .4, revenue .3, cash .2,
    /// community .1; 12,000.00 dollars by exact fractions and largest remainders.
    @Test
    void habitatsWeightedCategoriesAddUpToTheCent() {
        Supposed.year("GENERIC", "USD", 1_200_000)
                .dividedBy(
                        Map.of(
                                "mix",
                                "POINTS",
                                "measures",
                                List.of(
                                        Map.of("measure", "LABOUR", "weight", "4/10"),
                                        Map.of("measure", "REVENUE", "weight", "3/10"),
                                        Map.of("measure", "CASH_PAID", "weight", "2/10"),
                                        Map.of("measure", "COMMUNITY", "weight", "1/10"))))
                .member(0, categories(6_000, 4_000, 2_000, 500))
                .member(0, categories(4_000, 1_000, 5_000, 1_000))
                .member(0, categories(3_000, 2_000, 1_000, 2_000))
                .asked()
                .then()
                .statusCode(200)
                .body("shares.amount.amount", contains("525406", "389189", "285405"))
                .body("shares[0].amount.currency", equalTo("USD"));
    }

    /// Habitat, allocation verifier: of 50,000 the members have .6 and .4, a fifth in cash.
    @Test
    void habitatsFifthInCashIsOfEachAllocation() {
        Supposed.year("GENERIC", "USD", 50_000)
                .dividedBy(
                        Map.of(
                                "cash",
                                "1/5",
                                "retained",
                                "UNITS",
                                "measures",
                                List.of(Map.of("measure", "HOURS", "weight", "1"))))
                .member(3_600, Map.of())
                .member(2_400, Map.of())
                .asked()
                .then()
                .statusCode(200)
                .body("shares.cash.amount", contains("6000", "4000"))
                .body("shares.retained.amount", contains("24000", "16000"));
    }

    /// Colab Cooperative, by-laws, art. 7.3: half of the members' surplus and all of the others'
    /// profit to the collective account; the rest by hours, a fifth in cash.
    @Test
    void colabKeepsMembersAndOthersResultsApart() {
        Supposed.year("US_ICA", 120_000)
                .figure("memberResult", 100_000)
                .figure("nonMemberResult", 20_000)
                .member(120_000, Map.of())
                .member(90_000, Map.of())
                .member(30_000, Map.of())
                .asked()
                .then()
                .statusCode(200)
                .body("waterfall.lines[1].fundAfter.amount", equalTo("70000"))
                .body("shares.amount.amount", contains("25000", "18750", "6250"))
                .body("shares.cash.amount", contains("5000", "3750", "1250"))
                .body("shares.retained.amount", contains("20000", "15000", "5000"));
    }

    /// Hypha Worker Co-operative, resolutions on surplus and losses
    /// (github.com/hyphacoop/organizing): half, later four fifths of a loss to the reserve, the
    /// rest to the members; Colab's art. 7.3(c): all of it to the collective account.
    @ParameterizedTest
    @CsvSource({"1/2, 45000, 45000", "4/5, 72000, 18000", "1, 90000, 0"})
    void aPartOfALossGoesToTheReserveAndTheRestToTheMembers(
            String rate, String reserve, String members) {
        Supposed.year("GENERIC", -90_000)
                .funds(Map.of("COLLECTIVE_ACCOUNT", 100_000L))
                .policy(
                        List.of(
                                Map.of(
                                        "name", "rest",
                                        "title", Map.of("en", "Rest", "ja", "残額"),
                                        "source", "REMAINING",
                                        "rate", "1",
                                        "bound", "EXACT",
                                        "sink", "CARRY_OVER")),
                        List.of(
                                Map.of(
                                        "name",
                                        "reserve",
                                        "title",
                                        Map.of("en", "Reserve", "ja", "積立金"),
                                        "from",
                                        "COLLECTIVE_ACCOUNT",
                                        "rate",
                                        rate),
                                Map.of(
                                        "name", "members",
                                        "title", Map.of("en", "Members", "ja", "組合員"),
                                        "from", "MEMBERS",
                                        "rate", "1",
                                        "split",
                                                Map.of(
                                                        "measures",
                                                        List.of(
                                                                Map.of(
                                                                        "measure", "HOURS",
                                                                        "weight", "1"))))))
                .member(120_000, Map.of())
                .member(90_000, Map.of())
                .member(30_000, Map.of())
                .asked()
                .then()
                .statusCode(200)
                .body("waterfall.losses.amount.amount", contains(reserve, members))
                .body("waterfall.carriedToNextYear.amount", equalTo("0"));
    }

    private static Map<String, Long> categories(
            long labour, long revenue, long cash, long community) {
        return Map.of(
                "LABOUR", labour, "REVENUE", revenue, "CASH_PAID", cash, "COMMUNITY", community);
    }
}
