package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.capital.MemberHistory.Day;
import coop.kyodo.membership.member.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRulesTest {

    @Test
    void whatIsBoughtEarlierIsDueEarlierWhicheverWasRecordedFirst() {
        MemberHistory history = unpaid("2024-03-01", 50_000, "2024-10-01", 100_000);
        List<PlanFact> facts =
                List.of(
                        due("2024-10-01", "2024-10-01", 50_000),
                        due("2024-03-01", "2024-03-01", 50_000));

        List<Plan> plans = plans(facts, history);

        assertThat(plans)
                .containsExactly(
                        new Plan(day("2024-03-01"), Money.yen(0), lines("2024-03-01", 50_000)),
                        new Plan(
                                day("2024-10-01"),
                                Money.yen(0),
                                lines("2024-03-01", 50_000, "2024-10-01", 50_000)));
    }

    /// What was paid before the second purchase was for the first, however late it falls due.
    @Test
    void aPaymentIsForWhatThereWasOnItsDay() {
        MemberHistory history = unpaid("2024-03-01", 50_000, "2024-07-01", 0, "2024-10-01", 50_000);
        List<PlanFact> facts =
                List.of(
                        due("2024-03-01", "2025-03-31", 50_000),
                        due("2024-10-01", "2024-10-01", 50_000));

        assertThat(plans(facts, history).getLast().lines()).isEqualTo(lines("2024-10-01", 50_000));
    }

    @Test
    void aPaymentIsForNewUnitsOfTheSameDayToo() {
        MemberHistory history = unpaid("2024-03-01", 50_000, "2024-10-01", 50_000);
        List<PlanFact> facts =
                List.of(
                        due("2024-03-01", "2025-03-31", 50_000),
                        due("2024-10-01", "2024-10-01", 50_000));

        assertThat(plans(facts, history).getLast().lines()).isEqualTo(lines("2025-03-31", 50_000));
    }

    /// Paid and taken back on one day: the payment was for the units, which fall due anew.
    @Test
    void whatIsTakenBackFallsDueAnew() {
        MemberHistory history = unpaid("2024-03-01", 50_000);
        List<PlanFact> facts =
                List.of(
                        due("2024-03-01", "2025-03-31", 50_000),
                        new PlanFact(
                                day("2024-04-01"),
                                PlanFact.Kind.REOPENED,
                                day("2024-05-31"),
                                Money.yen(50_000)));

        assertThat(plans(facts, history).getLast().lines()).isEqualTo(lines("2024-05-31", 50_000));
    }

    /// Of 60,000 for two units 15,000 were paid, and 15,000 called in April; the call of February
    /// was before there was anything.
    @ParameterizedTest
    @CsvSource({"7500, 15000", "14999, 2", "15000, 0", "15001, 0"})
    void aCallAsksForSoMuchPerUnitAsFarAsItIsNotCalledYet(long perUnit, long uncalled) {
        MemberHistory history = unpaid("2024-03-01", 60_000, "2024-03-15", 45_000);
        List<PlanFact> facts =
                List.of(
                        called("2024-05-01", "2024-06-30", perUnit),
                        called("2024-04-01", "2024-04-30", 7_500),
                        called("2024-02-01", "2024-02-28", 50_000),
                        PlanFact.uncalled(day("2024-03-01"), Money.yen(60_000)));

        List<Plan> plans = plans(facts, history);

        assertThat(plans)
                .extracting(Plan::effectiveOn)
                .containsExactly(day("2024-03-01"), day("2024-04-01"), day("2024-05-01"));
        assertThat(plans.getLast().uncalled()).isEqualTo(Money.yen(uncalled));
        assertThat(plans.getLast().total()).isEqualTo(Money.yen(45_000));
    }

    /// The founder paid all before the call: the plan of its day says so too.
    @Test
    void aCallThatFindsNothingHasAPlanAllTheSame() {
        MemberHistory history = unpaid("2024-03-01", 60_000, "2024-04-01", 0);
        List<PlanFact> facts =
                List.of(
                        called("2024-05-01", "2024-06-30", 10_000),
                        PlanFact.uncalled(day("2024-03-01"), Money.yen(60_000)));

        assertThat(plans(facts, history).getLast())
                .isEqualTo(new Plan(day("2024-05-01"), Money.yen(0), List.of()));
    }

    @Test
    void whatNoFactSaysAnythingOfWasDueWhenItArose() {
        MemberHistory history = unpaid("2024-03-01", 30_000, "2024-10-01", 80_000);

        assertThat(plans(List.of(due("2024-10-01", "2024-12-31", 50_000)), history))
                .containsExactly(
                        new Plan(
                                day("2024-10-01"),
                                Money.yen(0),
                                lines("2024-03-01", 30_000, "2024-12-31", 50_000)));
    }

    @Test
    void theOrderOfRecordingMakesNoDifference() {
        MemberHistory history =
                unpaid(
                        "2024-03-01", 60_000,
                        "2024-03-15", 45_000,
                        "2024-05-01", 95_000,
                        "2024-06-01", 70_000,
                        "2024-06-20", 85_000,
                        "2024-07-01", 65_000);
        List<PlanFact> facts =
                new ArrayList<>(
                        List.of(
                                PlanFact.uncalled(day("2024-03-01"), Money.yen(60_000)),
                                called("2024-04-01", "2024-04-30", 10_000),
                                due("2024-05-01", "2024-05-31", 20_000),
                                due("2024-05-01", "2024-09-30", 30_000),
                                called("2024-05-01", "2024-06-30", 5_000),
                                new PlanFact(
                                        day("2024-06-20"),
                                        PlanFact.Kind.REOPENED,
                                        day("2024-08-31"),
                                        Money.yen(15_000)),
                                new PlanFact(
                                        day("2024-07-01"),
                                        PlanFact.Kind.RELEASED,
                                        null,
                                        Money.yen(20_000))));
        List<Plan> plans = plans(facts, history);
        assertThat(plans.getLast().total()).isEqualTo(Money.yen(65_000));
        Random random = new Random(7);

        for (int again = 0; again < 200; again++) {
            Collections.shuffle(facts, random);
            assertThat(plans(facts, history)).isEqualTo(plans);
        }
    }

    private static List<Plan> plans(List<PlanFact> facts, MemberHistory history) {
        return PlanRules.plans(facts, history, Money::yen);
    }

    private static PlanFact due(String on, String dueOn, long amount) {
        return PlanFact.due(day(on), day(dueOn), Money.yen(amount));
    }

    private static PlanFact called(String on, String dueOn, long perUnit) {
        return new PlanFact(day(on), PlanFact.Kind.CALLED, day(dueOn), Money.yen(perUnit));
    }

    /// Two units from the first of these days on.
    private static MemberHistory unpaid(Object... daysAndAmounts) {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < daysAndAmounts.length; i += 2) {
            days.add(
                    new Day(
                            day((String) daysAndAmounts[i]),
                            2,
                            200_000,
                            (Integer) daysAndAmounts[i + 1]));
        }
        return new MemberHistory(days);
    }

    private static List<Instalment> lines(Object... daysAndAmounts) {
        List<Instalment> lines = new ArrayList<>();
        for (int i = 0; i < daysAndAmounts.length; i += 2) {
            lines.add(
                    new Instalment(
                            day((String) daysAndAmounts[i]),
                            Money.yen((Integer) daysAndAmounts[i + 1])));
        }
        return lines;
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
