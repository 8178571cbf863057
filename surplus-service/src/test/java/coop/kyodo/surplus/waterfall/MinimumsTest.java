package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.line;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.ownPolicy;
import static coop.kyodo.surplus.waterfall.Cases.policy;
import static coop.kyodo.surplus.waterfall.Cases.refusal;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What later steps must have by law stays free: JP-200 to JP-202, FR-01, FR-03, ES-01, ES-03a,
/// ES-03d, IT-01, IT-02, UY-01, CA-03.
class MinimumsTest {

    private static final String FREE =
            """
            - name: free
              title: {en: New fund, ja: 新基金}
              source: REMAINING
              rate: "%s"
              bound: %s
              sink: PURPOSE_FUND
              fund: NEW_FUND
            """;

    private static final String CARRIED =
            """
            - name: free
              title: {en: Carried over, ja: 繰越}
              source: REMAINING
              rate: "%s"
              bound: %s
              sink: CARRY_OVER
            """;

    private static final int CASES_PER_SEED = 100;

    /// What a law wants, step by step, as parts of the year's result.
    private record Law(String profile, Map<String, Fraction> least) {}

    private static final Map<String, Fraction> ACT =
            Map.of(
                    "reserve", Fraction.of(1, 10),
                    "job-creation", Fraction.of(1, 20),
                    "education", Fraction.of(1, 20));

    private static final List<Law> LAWS =
            List.of(
                    new Law("JP_ACT_2022", ACT),
                    new Law("JP_ACT_2022_NONPROFIT", ACT),
                    new Law(
                            "FR_SCOP",
                            Map.of("reserve", Fraction.of(15, 100), "work", Fraction.of(1, 4))),
                    new Law(
                            "ES",
                            Map.of("reserve", Fraction.of(1, 5), "education", Fraction.of(1, 20))),
                    new Law(
                            "IT",
                            Map.of(
                                    "reserve",
                                    Fraction.of(3, 10),
                                    "mutual-funds",
                                    Fraction.of(3, 100))),
                    new Law("UY", Map.of("reserve", Fraction.of(15, 100))),
                    new Law(
                            "MONDRAGON",
                            Map.of(
                                    "reserves",
                                    Fraction.of(45, 100),
                                    "social",
                                    Fraction.of(1, 10))));

    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, reserve, 3600000, JP-202",
        "JP_ACT_2022, job-creation, 3400000, JP-202",
        "JP_ACT_2022_NONPROFIT, reserve, 3600000, JP-202",
        "FR_SCOP, development, 2400000, FR-03",
        "ES, reserve, 3800000, ES-01b",
        "IT, reserve, 3880000, IT-02",
        "MONDRAGON, reserves, 3600000, ES-03d"
    })
    void aChoiceTakesWhatLaterMinimumsLeaveAndNotOneUnitMore(
            String profile, String step, long most, String missed) {
        assertThat(line(outcome(chosen(profile, step, most)), step).amount()).isEqualTo(yen(most));

        Refusal refusal = refusal(chosen(profile, step, most + 1));

        assertThat(refusal.code()).isEqualTo("later-minimum-missed");
        assertThat(refusal.rule().id()).isEqualTo(missed);
        assertThat(refusal.pointer()).isEqualTo("/choices/0/amount");
        assertThat(refusal.figures().get("left"))
                .isInstanceOfSatisfying(
                        Money.class,
                        left ->
                                assertThat(refusal.figures())
                                        .containsEntry("due", left.plus(yen(1))));
    }

    @Test
    void theRuleIsThatOfTheFirstMinimumThatWouldBeMissed() {
        assertThat(refusal(chosen("JP_ACT_2022", "reserve", 3_800_001)).rule().id())
                .isEqualTo("JP-201");
        assertThat(refusal(chosen("JP_ACT_2022", "reserve", 3_800_000)).rule().id())
                .isEqualTo("JP-202");
    }

    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, 4/5, JP-202",
        "ES, 3/4, ES-01b",
        "IT, 67/100, IT-02",
        "UY, 85/100, UY-01",
        "MONDRAGON, 45/100, ES-03d"
    })
    void aFreeStepBeforeTheMinimumsLeavesThem(String profile, String rate, String missed) {
        for (String step : List.of(FREE, CARRIED)) {
            for (String bound : List.of("MIN", "EXACT")) {
                assertThat(line(outcome(first(profile, step.formatted(rate, bound))), "free"))
                        .satisfies(free ->
                                assertThat(free.amount())
                                        .isEqualTo(
                                                yen(4_000_000)
                                                        .timesRoundedDown(Fraction.parse(rate))));
                Fraction more = Fraction.parse(rate).plus(Fraction.of(1, 10_000));
                Refusal refusal = refusal(first(profile, step.formatted(more, bound)));
                assertThat(refusal.code()).isEqualTo("later-minimum-missed");
                assertThat(refusal.rule().id()).isEqualTo(missed);
                assertThat(refusal.figures()).containsEntry("step", "free");
                assertThat(refusal.pointer()).isEqualTo("/steps/0");
            }
        }
    }

    /// What the policy gives the development fund is a minimum of its own, and not of the law.
    @ParameterizedTest
    @CsvSource({"6001/10000, free, FR-03", "1, free, FR-01", "36/100, development, FR-03"})
    void fr03AFreeStepLeavesAQuarterForThoseWhoWork(String rate, String step, String missed) {
        Refusal refusal = refusal(first("FR_SCOP", FREE.formatted(rate, "MIN")));

        assertThat(refusal.code()).isEqualTo("later-minimum-missed");
        assertThat(refusal.rule().id()).isEqualTo(missed);
        assertThat(refusal.figures()).containsEntry("step", step);
        assertThat(line(outcome(first("FR_SCOP", FREE.formatted("35/100", "MIN"))), "work"))
                .satisfies(work -> assertThat(work.amount()).isEqualTo(yen(1_000_000)));
    }

    @Test
    void fr03TheReserveLeavesAQuarterForThoseWhoWork() {
        assertThat(refusal(chosen("FR_SCOP", "reserve", 3_000_001)).rule().id()).isEqualTo("FR-03");
        assertThat(refusal(chosen("FR_SCOP", "reserve", 4_000_000)).rule().id()).isEqualTo("FR-03");
        assertThat(line(outcome(chosen("FR_SCOP", "reserve", 2_000_000)), "work").amount())
                .isEqualTo(yen(1_000_000));
    }

    @Test
    void aFreeStepThatMayTakeUpToAllTakesWhatIsFree() {
        Outcome outcome = outcome(first("JP_ACT_2022", FREE.formatted("1", "MAX")));

        assertThat(line(outcome, "free").amount()).isEqualTo(yen(3_200_000));
        assertThat(line(outcome, "education").amount()).isEqualTo(yen(200_000));
    }

    @Test
    void aFundThatHasReachedItsCeilingNeedsNothingMore() {
        Policy policy = before("UY", FREE.formatted("9/10", "MIN"));
        Terms reached = terms(policy, Cases.figures(4_000_000, 0, 500, 500), people(), Wish.NONE);
        Terms below = terms(policy, Cases.figures(4_000_000, 0, 499, 500), people(), Wish.NONE);

        assertThat(line(outcome(reached), "reserve-once-reached").amount()).isEqualTo(yen(400_000));
        assertThat(refusal(below).rule().id()).isEqualTo("UY-01");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0, 0", "2, 1, 1, 0", "3, 1, 1, 1", "30, 3, 2, 2"})
    void aSurplusTooSmallForAllMinimumsGoesToThemInTheirOrder(
            long net, long reserve, long jobs, long education) {
        Outcome outcome = outcome(terms("JP_ACT_2022", Cases.figures(net, 0), people(), Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(reserve));
        assertThat(line(outcome, "job-creation").amount()).isEqualTo(yen(jobs));
        assertThat(line(outcome, "education").amount()).isEqualTo(yen(education));
    }

    @Test
    void whatOnlyRoundingTakesTooMuchIsYielded() {
        List<Step> steps = new ArrayList<>(ownPolicy("JP_ACT_2022_NONPROFIT").steps());
        steps.set(0, withoutTarget(steps.get(0).withRate(Fraction.of(9, 10))));
        Policy policy = new Policy(1, "JP_ACT_2022_NONPROFIT", null, steps, null);

        Outcome outcome = outcome(terms(policy, Cases.figures(1_000_001, 0), people(), Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(899_999));
        assertThat(line(outcome, "job-creation").amount()).isEqualTo(yen(50_001));
        assertThat(line(outcome, "education").amount()).isEqualTo(yen(50_001));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noMinimumIsMissedWhileThereIsEnough(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Law law = LAWS.get(random.nextInt(LAWS.size()));
            Terms any = any(law.profile(), random);
            Money result = any.figures().netProfit().max(yen(0));
            Money due =
                    law.least().values().stream()
                            .map(result::timesRoundedUp)
                            .reduce(yen(0), Money::plus);
            if (due.compareTo(result) <= 0
                    && WaterfallRules.compute(any)
                            instanceof Decision.Accepted<Outcome>(Outcome outcome)) {
                law.least()
                        .forEach((step, share) ->
                                assertThat(line(outcome, step).amount())
                                        .as("%s %s of %s", law.profile(), step, result)
                                        .isGreaterThanOrEqualTo(result.timesRoundedUp(share)));
            }
        }
    }

    private static Terms any(String profile, Random random) {
        Policy own = ownPolicy(profile);
        Policy policy =
                random.nextBoolean()
                        ? own
                        : before(
                                profile,
                                (random.nextBoolean() ? FREE : CARRIED)
                                        .formatted(
                                                Fraction.of(random.nextInt(0, 101), 100),
                                                Step.Bound.values()[random.nextInt(3)]));
        long net = random.nextLong(-100, random.nextBoolean() ? 200 : 10_000_000);
        List<Wish.Choice> choices = new ArrayList<>();
        for (Step step : policy.steps()) {
            if (!step.goesToMembers() && random.nextInt(4) == 0) {
                long most = Math.max(1, net);
                choices.add(new Wish.Choice(step.name(), yen(random.nextLong(0, most + 1))));
            }
        }
        return terms(policy, figures(net), people(), Wish.of(null, choices, null));
    }

    private static Terms chosen(String profile, String step, long amount) {
        Wish wish = Wish.of(null, List.of(new Wish.Choice(step, yen(amount))), null);
        return terms(profile, figures(4_000_000), people(), wish);
    }

    private static Terms first(String profile, String step) {
        return terms(before(profile, step), figures(4_000_000), people(), Wish.NONE);
    }

    private static Policy before(String profile, String step) {
        List<Step> steps = new ArrayList<>(policy(profile, step).steps());
        steps.addAll(ownPolicy(profile).steps());
        return new Policy(1, profile, null, steps, null);
    }

    private static Step withoutTarget(Step step) {
        return new Step(
                step.name(),
                step.title(),
                step.source(),
                step.rate(),
                step.amount(),
                step.bound(),
                step.rounding(),
                null,
                step.sink(),
                step.fund(),
                step.split(),
                step.rule());
    }

    /// Far from every ceiling.
    private static Figures figures(long net) {
        return Cases.figures(net, 0, 0, 1_000_000_000);
    }

    private static List<MemberMeasures> people() {
        return Cases.fourMembers().stream()
                .map(member ->
                        member.with("MONTHS", 12)
                                .with("SENIORITY", 12)
                                .with("PAY", 3_000_000)
                                .with("CAPITAL", 50_000))
                .toList();
    }
}
