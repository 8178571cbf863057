package coop.kyodo.surplus.correction;

import static coop.kyodo.surplus.profile.Step.Source.REMAINING;
import static coop.kyodo.surplus.profile.Step.Source.RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.correction.CorrectionRules.Made;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.Waterfall.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionRulesTest {

    private static final Policy POLICY =
            Profiles.of("IT").ownPolicy(new Articles("03-31", null, null));
    private static final Policy OTHER_POLICY = new Policy(2, "IT", null, List.of(), null);

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-02-01, 2026-03-31, 2026-04-01",
        "2026-04-01, 2026-02-01, 2026-03-31, ",
        "2026-06-29, 2026-06-30, 2026-03-31, 2026-06-30",
        "2026-06-30, 2026-06-30, 2026-03-31, ",
    })
    void aCorrectionIsDatedAfterTheLastClosedYearAndNotBeforeWhatItCorrects(
            LocalDate on, LocalDate correctedOn, LocalDate closedUpTo, LocalDate first) {
        assertThat(CorrectionRules.firstDayInstead(on, correctedOn, closedUpTo))
                .isEqualTo(Optional.ofNullable(first));
    }

    @ParameterizedTest
    @CsvSource({"100, false", "101, false", "99, true"})
    void whatAnIndivisibleFundWasGivenIsNotLoweredByChoice(long after, boolean refused) {
        Optional<Refusal> refusal =
                lowered(
                        made(POLICY, 1_000, 0, 0, reserve(RESULT, 100, 100, 1)),
                        made(POLICY, 1_000, 0, 0, reserve(RESULT, 50, after, 1)));

        assertThat(refusal.isPresent()).isEqualTo(refused);
        refusal.ifPresent(it -> {
            assertThat(it.code()).isEqualTo("indivisible-fund-lowered");
            assertThat(it.figures())
                    .containsEntry("fund", "LEGAL_RESERVE")
                    .containsEntry("before", Money.yen(100))
                    .containsEntry("after", Money.yen(99));
        });
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void aFundThatTheCorrectionDoesNotFeedIsLoweredWhereItWasGivenSomething(
            long before, boolean refused) {
        assertThat(
                        lowered(
                                        made(POLICY, 9, 0, 0, reserve(RESULT, 0, before, 1)),
                                        made(OTHER_POLICY, 9, 0, 0))
                                .isPresent())
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, true", "999, 0, false", "999, 50, false"})
    void whatThePolicyComputesFromOtherFiguresIsNoChoice(
            long profit, long carried, boolean refused) {
        Made before = made(POLICY, 1_000, 0, 0, reserve(RESULT, 100, 100, 1));
        Line computed = reserve(RESULT, 99, 99, 1);

        assertThat(lowered(before, made(POLICY, profit, 0, carried, computed)).isPresent())
                .isEqualTo(refused);
        assertThat(lowered(before, made(OTHER_POLICY, profit, 0, carried, computed)))
                .as("by another policy it is one")
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"10, 20, false", "11, 20, true", "10, 19, true"})
    void whatWasChosenIsLoweredByAnErrorOfTheFiguresWhereNothingMoreIsElsewhere(
            long carried, long drawn, boolean refused) {
        Made before = made(POLICY, 1_000, 20, 10, reserve(RESULT, 90, 100, 1));
        Made after = made(POLICY, 999, drawn, carried, reserve(RESULT, 90, 99, 1));

        assertThat(lowered(before, after).isPresent()).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "MAX, 500, 500, REMAINING, 1, false",
        "MAX, 501, 501, REMAINING, 1, true",
        "MAX, 501, 501, RESULT, 1, false",
        "MAX, 501, 501, RESULT, 0, true",
        "MIN, 501, 501, REMAINING, 1, false",
        "MIN, 500, 501, REMAINING, 1, true"
    })
    void aFundThatGetsWhatOthersLeaveIsNotLoweredByAGreaterChoiceBeforeIt(
            Step.Bound bound,
            long required,
            long chosen,
            Step.Source source,
            long left,
            boolean refused) {
        Line wasGiven = members(bound, 500, 500, 0);
        Line isGiven = members(bound, required, chosen, 0);
        Made before = made(POLICY, 1_000, 0, 0, wasGiven, reserve(source, 100, 100, left));
        Made after = made(POLICY, 999, 0, 0, isGiven, reserve(source, 99, 99, left));

        assertThat(lowered(before, after).isPresent()).isEqualTo(refused);
        assertThat(
                        lowered(
                                made(POLICY, 1_000, 0, 0, reserve(source, 100, 100, 1), wasGiven),
                                made(POLICY, 999, 0, 0, reserve(source, 99, 99, 1), isGiven)))
                .as("a choice after it leaves it what it had")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, false", "21, false", "19, true"})
    void norByDrawingLess(long drawn, boolean refused) {
        assertThat(
                        lowered(
                                        made(POLICY, 9, 20, 0, reserve(REMAINING, 100, 100, 0)),
                                        made(POLICY, 8, drawn, 0, reserve(REMAINING, 99, 99, 0)))
                                .isPresent())
                .isEqualTo(refused);
    }

    /// Of a pool of 100 a cap brought 30 back, and by the right measures it brings nothing back.
    @ParameterizedTest
    @CsvSource({"70, 70, 0, false", "69, 69, 0, true", "69, 70, 0, true", "70, 70, 1, true"})
    void whatACapKeptFromTheMembersByWrongMeasuresIsTheirsAndNoMore(
            long required, long amount, long carried, boolean refused) {
        Made before =
                made(
                        POLICY,
                        1_000,
                        0,
                        0,
                        members(Step.Bound.MAX, 100, 70, 30),
                        reserve(REMAINING, 100, 100, 0));
        Line all = members(Step.Bound.MAX, 100, 100, 0);
        Line rest = reserve(REMAINING, required, amount, 0);

        assertThat(lowered(before, made(POLICY, 1_000, 0, carried, all, rest)).isPresent())
                .isEqualTo(refused);
        assertThat(lowered(before, made(OTHER_POLICY, 1_000, 0, carried, all, rest))).isPresent();
    }

    @Test
    void aFundMayBeCorrectedDownToNothing() {
        assertThat(spent(20_000, 20_000)).isEmpty();
        assertThat(spent(0, 0)).isEmpty();
    }

    @Test
    void aFundIsNotCorrectedBelowNothing() {
        Optional<Refusal> refusal = spent(19_999, 20_000);

        assertThat(refusal).isPresent();
        assertThat(refusal.get().code()).isEqualTo("corrected-fund-spent");
        assertThat(refusal.get().figures())
                .containsEntry("held", Money.yen(19_999))
                .containsEntry("reduction", Money.yen(20_000))
                .containsEntry("missing", Money.yen(1));
    }

    /// One of them was never in the ledger.
    @Test
    void ofSeveralFundsBelowNothingTheFirstByNameIsNamed() {
        Set<String> funds = Set.of("LEGAL_RESERVE", "JOB_CREATION_FUND", "EDUCATION_CARRY_OVER");

        Optional<Refusal> refusal =
                CorrectionRules.refusalOfSpentFund(
                        Map.of("LEGAL_RESERVE", Money.yen(1), "JOB_CREATION_FUND", Money.yen(1)),
                        funds.stream()
                                .map(fund -> Journal.move(fund, "REPORTED", Money.yen(2)))
                                .toList(),
                        funds,
                        Profiles.of("JP_ACT_2022").orderRule());

        assertThat(refusal).isPresent();
        assertThat(refusal.get().figures())
                .containsEntry("fund", "EDUCATION_CARRY_OVER")
                .containsEntry("held", Money.yen(0))
                .containsEntry("reduction", Money.yen(2))
                .containsEntry("missing", Money.yen(2));
    }

    @Test
    void aFundBelowNothingMayBeRaised() {
        assertThat(
                        CorrectionRules.refusalOfSpentFund(
                                Map.of("LEGAL_RESERVE", Money.yen(-5)),
                                List.of(Journal.move("REPORTED", "LEGAL_RESERVE", Money.yen(4))),
                                Set.of("LEGAL_RESERVE"),
                                Profiles.of("JP_ACT_2022").orderRule()))
                .isEmpty();
    }

    @Test
    void anAccountThatIsNoFundMayFallBelowNothing() {
        assertThat(
                        CorrectionRules.refusalOfSpentFund(
                                Map.of(),
                                List.of(Journal.move("CARRY_OVER", "REPORTED", Money.yen(1))),
                                Set.of("LEGAL_RESERVE"),
                                Profiles.of("JP_ACT_2022").orderRule()))
                .isEmpty();
    }

    /// The fund holds so much, and two journals take half of the reduction each.
    private static Optional<Refusal> spent(long held, long reduction) {
        List<List<Journal.Posting>> journals =
                reduction == 0
                        ? List.of()
                        : List.of(
                                Journal.move("LEGAL_RESERVE", "A", Money.yen(reduction / 2)),
                                Journal.move("LEGAL_RESERVE", "B", Money.yen(reduction / 2)));
        return CorrectionRules.refusalOfSpentFund(
                Map.of("LEGAL_RESERVE", Money.yen(held)),
                journals,
                Set.of("LEGAL_RESERVE"),
                Profiles.of("JP_ACT_2022").orderRule());
    }

    private static Optional<Refusal> lowered(Made before, Made after) {
        return CorrectionRules.refusalOfLoweredFund(
                Profiles.of("IT"), before, after, "LEGAL_RESERVE"::equals);
    }

    private static Made made(Policy policy, long profit, long drawn, long carried, Line... lines) {
        Money none = Money.yen(0);
        Money result = Money.yen(profit);
        Figures figures =
                new Figures(
                        result, none, none, none, none, none, null, null, null, null, null, null,
                        null);
        Waterfall waterfall =
                new Waterfall(
                        result,
                        none,
                        none,
                        Money.yen(drawn),
                        result,
                        result,
                        List.of(lines),
                        none,
                        none,
                        Money.yen(carried),
                        null);
        return new Made(policy, figures, waterfall);
    }

    private static Line reserve(Step.Source source, long required, long amount, long left) {
        return line("reserve", "LEGAL_RESERVE", source, Step.Bound.MIN, required, amount, 0, left);
    }

    private static Line members(Step.Bound bound, long required, long amount, long returned) {
        return line("refund", null, REMAINING, bound, required, amount, returned, 1);
    }

    private static Line line(
            String step,
            @Nullable String fund,
            Step.Source source,
            Step.Bound bound,
            long required,
            long amount,
            long returned,
            long left) {
        return new Line(
                step,
                new Texts(step, step),
                fund == null ? Step.Sink.MEMBERS : Step.Sink.INDIVISIBLE_FUND,
                fund,
                source,
                Money.yen(0),
                null,
                null,
                bound,
                Money.yen(required),
                Money.yen(amount),
                returned == 0 ? null : Money.yen(returned),
                Money.yen(left),
                null,
                null,
                null,
                null,
                "IT-01",
                "");
    }
}
