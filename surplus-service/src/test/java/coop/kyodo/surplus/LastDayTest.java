package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.LedgerCapitalTest.toMembers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever leaves is a member to the end of the last day, and the capital is there on it: before
/// and after membership closes the year, as on membership's register. The first member has paid in
/// 100,000, the second, who leaves, 50,000.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LastDayTest {

    private static final String YEAR_END = "2026-03-31";
    private static final String NEXT_DAY = "2026-04-01";

    @Test
    void theClosingOfMembershipsYearChangesNothingOfItsLastDay() {
        Coop coop = withCapital("JP_ACT_2022");
        LedgerCapitalTest.notice(coop, 2, YEAR_END);
        coop.settled();
        Map<String, Object> figures = new HashMap<>(figures(7_000_000, 0));
        figures.put("capital", yen(150_000));
        coop.openYear(figures).then().statusCode(201).body("capitalDifference", nullValue());
        assertLeavesAtTheEndOf(coop, YEAR_END, NEXT_DAY);

        closed(coop);

        assertLeavesAtTheEndOf(coop, YEAR_END, NEXT_DAY);
        coop.get("member", "fiscal-years/2025").then().body("capitalDifference", nullValue());
        coop.plan(1_000_000).then().statusCode(201).body("capitalDifference", nullValue());
    }

    /// Two percent of the capital, with which the members' shares are told.
    @Test
    void theLeaverHasTheSameShareOnCapitalBeforeAndAfterTheClosing() {
        Coop coop = withCapital("JWCU_2008");
        LedgerCapitalTest.notice(coop, 2, YEAR_END);
        coop.settled();
        Map<String, Object> figures = new HashMap<>(figures(7_000_000, 0));
        figures.put("turnover", yen(10_000_000));
        figures.put("paidInCapital", yen(150_000));
        coop.openYear(figures).then().statusCode(201).body("capitalDifference", nullValue());
        assertSharesOnCapital(coop);

        closed(coop);

        assertSharesOnCapital(coop);
    }

    @Test
    void aCorrectionAfterTheClosingHasTheCapitalOfThePlanThatItCorrects() {
        Coop coop = withCapital("JP_ACT_2022");
        LedgerCapitalTest.notice(coop, 2, YEAR_END);
        coop.settled();
        Map<String, Object> figures = new HashMap<>(figures(4_000_000, 0));
        figures.put("capital", yen(150_000));
        coop.openYear(figures).then().statusCode(201);
        String plan = coop.adoptedPlan(1_000_000);
        coop.execute(plan).then().statusCode(200);
        closed(coop);
        coop.worked("2026-03", 2, 900, 600, 450, 800).settled();

        Corrections.correct(coop, plan, 1_000_000)
                .then()
                .statusCode(201)
                .body("capitalDifference", nullValue());
    }

    /// A death or the loss of what qualifies, told with the first day without the capital, and as
    /// it was told before that was said.
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "2026-03-16")
    void whoeverLeavesAtOnceHasCapitalToTheLastDay(@Nullable String countsFrom) {
        Coop coop = withCapital("JP_ACT_2022").leave(2, "2026-03-15");
        capital(coop, "capital-reduced", 10, 0, "2026-03-15", countsFrom);
        coop.settled();

        assertLeavesAtTheEndOf(coop, "2026-03-15", "2026-03-16");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "2026-03-16")
    void whoeverDidNotLeaveAfterAllNeverLacksTheCapital(@Nullable String countsFrom) {
        Coop coop = withCapital("JP_ACT_2022").leave(2, "2026-03-15");
        capital(coop, "capital-reduced", 9, 0, "2026-03-15", countsFrom);
        coop.stayed(2, "2025-04-01", "2026-03-15");
        capital(coop, "capital-reduction-reversed", 10, 50_000, "2026-03-15", countsFrom);
        coop.settled();

        for (String day : new String[] {"2026-03-14", "2026-03-15", "2026-03-16", NEXT_DAY}) {
            assertThat(toMembers(coop, day)).as(day).isEqualTo("150000");
        }
    }

    /// A payment and its reversal lie after a death that is learnt of later: in between the money
    /// is owed, and it is neither the leaver's capital nor anybody's.
    @Test
    void whatWasPaidAfterTheLastDayIsNobodysCapital() {
        Coop coop = withCapital("US_ICA");
        capital(coop, "capital-paid-in", 3, 80_000, "2026-03-20", "2026-03-20");
        capital(coop, "capital-payment-reversed", 4, 50_000, "2026-03-25", "2026-03-25");
        assertHas(coop.settled(), "2026-03-22", "80000", "180000");

        coop.leave(2, "2026-03-15");
        capital(coop, "capital-reduced", 10, 0, "2026-03-15", "2026-03-16");
        coop.settled();

        assertHas(coop, "2026-03-15", "50000", "150000");
        for (String day : new String[] {"2026-03-16", "2026-03-20", "2026-03-24", "2026-03-25"}) {
            assertHas(coop, day, "0", "100000");
        }
        coop.stayed(2, "2025-04-01", "2026-03-15");
        capital(coop, "capital-reduction-reversed", 12, 50_000, "2026-03-15", "2026-03-16");
        assertHas(coop.settled(), "2026-03-22", "80000", "180000");
    }

    /// Given-up units end with the day; those that pass to another are the other's on it.
    @ParameterizedTest
    @CsvSource({"2026-04-01, 150000", "2026-03-31, 130000", ", 130000"})
    void whatLeavesAMemberWhoStaysCountsFromTheDayThatIsSaid(
            @Nullable String countsFrom, String onTheDay) {
        Coop coop = withCapital("JP_ACT_2022");
        capital(coop, "capital-reduced", 3, 30_000, YEAR_END, countsFrom);
        coop.settled();

        assertThat(toMembers(coop, "2026-03-30")).isEqualTo("150000");
        assertThat(toMembers(coop, YEAR_END)).isEqualTo(onTheDay);
        assertThat(toMembers(coop, NEXT_DAY)).isEqualTo("130000");
    }

    /// What the second member has on a day, and what all have.
    private static void assertHas(Coop coop, String day, String own, String all) {
        coop.get("clerk", "capital-accounts/members/" + coop.member(2) + "?on=" + day)
                .then()
                .statusCode(200)
                .body("capital.amount", equalTo(own));
        assertThat(toMembers(coop, day)).as(day).isEqualTo(all);
    }

    /// 20,000 were given up at the year's end, and the member dies before membership closes that
    /// year. The closing is told later, of an earlier day; told first, it comes to the same.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasGivenUpBeforeADeathLeavesOnItsOwnDay(boolean closedFirst) {
        Coop coop = withCapital("JP_ACT_2022");
        if (closedFirst) {
            capital(coop, "capital-reduced", 3, 30_000, YEAR_END, NEXT_DAY);
        }
        coop.leave(2, "2026-04-10");
        capital(coop, "capital-reduced", 10, closedFirst ? 0 : 20_000, "2026-04-10", "2026-04-11");
        coop.settled();
        assertThat(toMembers(coop, "2026-04-11")).isEqualTo("100000");
        if (!closedFirst) {
            capital(coop, "capital-reduced", 11, 0, YEAR_END, NEXT_DAY);
            coop.settled();
        }

        assertThat(toMembers(coop, YEAR_END)).isEqualTo("150000");
        assertThat(toMembers(coop, NEXT_DAY)).isEqualTo("130000");
        assertLeaves(coop, "2026-04-10", "130000", "2026-04-11");
    }

    private static void assertLeavesAtTheEndOf(Coop coop, String lastDay, String next) {
        assertLeaves(coop, lastDay, "150000", next);
    }

    private static void assertLeaves(Coop coop, String lastDay, String onIt, String next) {
        assertThat(toMembers(coop, lastDay)).isEqualTo(onIt);
        assertThat(toMembers(coop, next)).isEqualTo("100000");
    }

    private static void assertSharesOnCapital(Coop coop) {
        coop.post(
                        "clerk",
                        "simulations",
                        Map.of("fiscalYear", "2025", "distributed", yen(1_000_000)))
                .then()
                .statusCode(200)
                .body(
                        "shares.findAll { it.step == 'capital' && it.amount.amount != '0' }"
                                + ".amount.amount",
                        containsInAnyOrder("2000", "1000"));
    }

    /// Membership closes the year of the leaving.
    private static void closed(Coop coop) {
        coop.leave(2, YEAR_END);
        capital(coop, "capital-reduced", 10, 0, YEAR_END, NEXT_DAY);
        coop.settled();
    }

    private static Coop withCapital(String profile) {
        Coop coop = Coop.under(profile).fourMembers().worked("2026-02").worked("2026-03");
        capital(coop, 1, "capital-paid-in", 2, 100_000, "2026-02-01", "2026-02-01");
        capital(coop, "capital-paid-in", 2, 50_000, "2026-02-01", "2026-02-01");
        return coop.settled();
    }

    private static void capital(
            Coop coop,
            String name,
            long sequence,
            long paidIn,
            String on,
            @Nullable String countsFrom) {
        capital(coop, 2, name, sequence, paidIn, on, countsFrom);
    }

    /// @param paidIn what the member has after it, all of it paid up
    private static void capital(
            Coop coop,
            int number,
            String name,
            long sequence,
            long paidIn,
            String on,
            @Nullable String countsFrom) {
        Map<String, Object> holding =
                Map.of(
                        "units", paidIn / 10_000,
                        "subscribed", yen(paidIn),
                        "paidIn", yen(paidIn));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("cooperativeId", coop.id);
        data.put("memberId", coop.member(number));
        data.put("amount", yen(50_000));
        data.put("effectiveOn", on);
        if (countsFrom != null) {
            data.put("countsFrom", countsFrom);
        }
        data.put("member", holding);
        data.put("cooperative", holding);
        coop.deliver(name, coop.member(number), sequence, data);
    }
}
