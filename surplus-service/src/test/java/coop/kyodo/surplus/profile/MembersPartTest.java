package coop.kyodo.surplus.profile;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How much the members' part is by law, how it is weighed, and what of it is paid in money.
class MembersPartTest {

    private static final Articles ARTICLES = new Articles("03-31", null, null);

    /// FR-03: 240 months and one month stood 240 to one with a base of nothing.
    @ParameterizedTest
    @CsvSource({
        "1, 1/120, 2, , , ",
        "3/2, 1/120, 2, , , ",
        "1/2, 1/120, 1, , , ",
        "1, 0, 2, , , ",
        "99/100, 1/120, 2, /base, 2, 99/50",
        "0, 2/240, 2, /base, 2, 0",
        "3/2, 1/120, 201/100, /most, 201/100, 2",
        "1, 1/120, , /most, , 2"
    })
    void seniorityWeighsNobodyMoreThanTwiceAnother(
            String base,
            String perUnit,
            @Nullable String most,
            @Nullable String pointer,
            @Nullable String coefficient,
            @Nullable String maximum) {
        Split.Factor factor =
                new Split.Factor(
                        "SENIORITY",
                        Fraction.parse(base),
                        Fraction.parse(perUnit),
                        most == null ? null : Fraction.parse(most));

        Refusal refusal =
                judge(
                        "FR_SCOP",
                        changeOf(
                                "FR_SCOP",
                                "work",
                                step -> withSplit(step, weighed(step.split(), factor))));

        if (maximum == null) {
            assertThat(refusal).isNull();
            return;
        }
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo("coefficient-too-high");
        assertThat(refusal.rule().id()).isEqualTo("FR-03");
        assertThat(refusal.pointer()).isEqualTo("/steps/2/split/measures/0/factor" + pointer);
        assertThat(refusal.figures())
                .containsEntry("maximum", Fraction.parse(maximum))
                .containsEntry(
                        "coefficient",
                        coefficient == null ? "unlimited" : Fraction.parse(coefficient));
    }

    private static Split weighed(@Nullable Split split, Split.Factor factor) {
        return new Split(
                null,
                List.of(new Split.Weighted("HOURS", Fraction.ONE, factor)),
                null,
                null,
                null,
                null,
                split == null ? null : split.eligibility(),
                null);
    }

    /// ES-03c: the members' accounts are not at free disposal.
    @ParameterizedTest
    @CsvSource({"0, true", "1/1000, false", "1, false", ", false"})
    void mondragonPaysNothingOfAShareInMoney(@Nullable String cash, boolean allowed) {
        Split byPay =
                new Split(
                        null,
                        List.of(new Split.Weighted("PAY", Fraction.ONE)),
                        null,
                        null,
                        cash == null ? null : Fraction.parse(cash));

        Refusal refusal =
                judge(
                        "MONDRAGON",
                        changeOf("MONDRAGON", "members", step -> withSplit(step, byPay)));

        assertThat(refusal == null).isEqualTo(allowed);
        if (refusal != null) {
            assertThat(refusal.code()).isEqualTo("cash-forbidden");
            assertThat(refusal.rule().id()).isEqualTo("ES-03c");
            assertThat(refusal.figures())
                    .containsEntry("cash", cash == null ? Fraction.ONE : Fraction.parse(cash))
                    .containsEntry("maximum", Fraction.ZERO);
        }
    }

    /// ES-03a: 45 percent of the result, of which a tenth is 4.5 percent.
    @ParameterizedTest
    @CsvSource({
        "reserves, 45/100, ",
        "members, 999/1000, 8991/20000",
        "members, 1/10, 9/200",
        "reserves, 451/1000, 449/1000",
        "social, 11/100, 11/25"
    })
    void mondragonGivesTheMembersTheirPart(String step, String rate, @Nullable String part) {
        Refusal refusal =
                judge(
                        "MONDRAGON",
                        changeOf("MONDRAGON", step, it -> it.withRate(Fraction.parse(rate))));

        assertThat(refusal == null).isEqualTo(part == null);
        if (refusal != null && part != null) {
            assertThat(refusal.code()).isEqualTo("members-part-below-minimum");
            assertThat(refusal.rule().id()).isEqualTo("ES-03a");
            assertThat(refusal.figures())
                    .containsEntry("rate", Fraction.parse(part))
                    .containsEntry("minimum", Fraction.of(9, 20))
                    .containsEntry("notCounted", List.of());
            assertThat(refusal.pointer()).isEqualTo("/steps");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LARGEST_REMAINDER, false, ",
        "FLOOR, false, split/rounding",
        "LARGEST_REMAINDER, true, split/cap",
        "FLOOR, true, split/cap"
    })
    void whatComesBackOfTheMembersPartDoesNotCountForIt(
            Split.Rounding rounding, boolean capped, @Nullable String why) {
        Split byPay =
                new Split(
                        null,
                        List.of(new Split.Weighted("PAY", Fraction.ONE)),
                        rounding,
                        capped ? new Split.Cap("PAY", Fraction.ONE, null) : null,
                        Fraction.ZERO);

        Refusal refusal =
                judge(
                        "MONDRAGON",
                        changeOf("MONDRAGON", "members", step -> withSplit(step, byPay)));

        assertThat(refusal == null).isEqualTo(why == null);
        if (refusal != null) {
            assertThat(refusal.code()).isEqualTo("members-part-below-minimum");
            assertThat(refusal.pointer()).isEqualTo("/steps/2/" + why);
            assertThat(refusal.figures())
                    .containsEntry("rate", Fraction.ZERO)
                    .containsEntry("notCounted", List.of("members"));
        }
    }

    /// FR-03: the part is of the whole surplus, from which no charge on turnover is taken first.
    @ParameterizedTest
    @CsvSource({
        "RESULT_AFTER_LOSS, 3, ",
        "RESULT_AFTER_LOSS, 2, 0",
        "RESULT_AFTER_LOSS, 1, 0",
        "RESULT, 2, "
    })
    void whatIsChargedOnTurnoverBeforeItLowersThePartOfWork(
            Step.Source source, int chargedAt, @Nullable String rate) {
        List<Step> steps = new ArrayList<>(changeOf("FR_SCOP", "work", step -> from(step, source)));
        steps.add(chargedAt, charge(steps.getFirst(), "FACILITIES_FUND"));

        Refusal refusal = judge("FR_SCOP", steps);

        assertThat(refusal == null).isEqualTo(rate == null);
        if (refusal != null && rate != null) {
            assertThat(refusal.code()).isEqualTo("work-part-below-minimum");
            assertThat(refusal.rule().id()).isEqualTo("FR-03");
            assertThat(refusal.figures())
                    .containsEntry("rate", Fraction.parse(rate))
                    .containsEntry("minimum", Fraction.of(1, 4));
        }
    }

    @ParameterizedTest
    @CsvSource({"REMAINING, 1/4, /steps/2/source, [work]", "RESULT, 249/1000, /steps, []"})
    void whatKeepsAStepFromCountingForThePartOfWorkIsNamed(
            Step.Source source, String rate, String pointer, String notCounted) {
        Refusal refusal =
                judge(
                        "FR_SCOP",
                        changeOf(
                                "FR_SCOP",
                                "work",
                                step -> from(step, source).withRate(Fraction.parse(rate))));

        assertThat(refusal).isNotNull();
        if (refusal != null) {
            assertThat(refusal.pointer()).isEqualTo(pointer);
            assertThat(refusal.figures().get("notCounted")).hasToString(notCounted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bound", "limits", "rounding", "split/rounding", "split/cap"})
    void norDoesAStepCountThatNeedNotGiveItsPartWhole(String why) {
        Refusal refusal = judge("FR_SCOP", changeOf("FR_SCOP", "work", step -> less(step, why)));

        assertThat(refusal).isNotNull();
        if (refusal != null) {
            assertThat(refusal.code()).isEqualTo("work-part-below-minimum");
            assertThat(refusal.pointer()).isEqualTo("/steps/2/" + why);
            assertThat(refusal.figures())
                    .containsEntry("rate", Fraction.ZERO)
                    .containsEntry("notCounted", List.of("work"));
        }
    }

    @Test
    void ofSeveralStepsThatDoNotCountTheFirstIsPointedAtAndAllAreNamed() {
        List<Step> steps = new ArrayList<>(changeOf("FR_SCOP", "work", it -> less(it, "bound")));
        steps.add(3, named("more", less(steps.get(2), "split/cap")));

        Refusal refusal = judge("FR_SCOP", steps);

        assertThat(refusal).isNotNull();
        if (refusal != null) {
            assertThat(refusal.pointer()).isEqualTo("/steps/2/bound");
            assertThat(refusal.figures()).containsEntry("notCounted", List.of("work", "more"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limits", "split/rounding", "split/cap"})
    void mondragonsStepForTheMembersCountsForNothingUnlessItGivesAll(String why) {
        assertPartOfMembers(
                changeOf("MONDRAGON", "members", step -> less(step, why)), Fraction.ZERO);
    }

    /// 95 percent and 10 percent are more than there is, so that nothing is left; so may be after a
    /// charge on turnover, of which the result does not tell how much it is.
    @Test
    void mondragonsMembersHaveNoPartOfWhatIsNotKnownToBeLeft() {
        List<Step> charged = new ArrayList<>(Profiles.of("MONDRAGON").ownPolicy(ARTICLES).steps());
        charged.add(2, charge(charged.getFirst(), "SOCIAL_FUND"));

        assertPartOfMembers(charged, Fraction.ZERO);
        assertPartOfMembers(
                changeOf("MONDRAGON", "reserves", it -> it.withRate(Fraction.of(95, 100))),
                Fraction.ZERO);
    }

    private static void assertPartOfMembers(List<Step> steps, Fraction part) {
        Refusal refusal = judge("MONDRAGON", steps);

        assertThat(refusal).isNotNull();
        if (refusal != null) {
            assertThat(refusal.code()).isEqualTo("members-part-below-minimum");
            assertThat(refusal.figures()).containsEntry("rate", part);
        }
    }

    /// The step without one of the things that make it give all that its rate says.
    private static Step less(Step step, String what) {
        Split split = Objects.requireNonNull(step.split());
        return new Step(
                step.name(),
                step.title(),
                step.source(),
                step.rate(),
                step.amount(),
                what.equals("bound") ? Step.Bound.MAX : step.bound(),
                what.equals("rounding") ? Step.Rounding.DOWN : step.rounding(),
                step.until(),
                step.sink(),
                step.fund(),
                new Split(
                        split.mix(),
                        split.measures(),
                        what.equals("split/rounding") ? Split.Rounding.FLOOR : split.rounding(),
                        what.equals("split/cap")
                                ? new Split.Cap(
                                        split.measures().getFirst().measure(),
                                        Fraction.of(1_000),
                                        null)
                                : split.cap(),
                        split.cash(),
                        split.ties(),
                        split.eligibility(),
                        split.retained()),
                step.rule(),
                what.equals("limits")
                        ? List.of(new Step.Limit(Step.Source.RESULT, null, Fraction.ONE))
                        : step.limits());
    }

    private static Step named(String name, Step step) {
        return new Step(
                name,
                step.title(),
                step.source(),
                step.rate(),
                step.amount(),
                step.bound(),
                step.rounding(),
                step.until(),
                step.sink(),
                step.fund(),
                step.split(),
                step.rule(),
                step.limits());
    }

    private static Step from(Step step, Step.Source source) {
        return new Step(
                step.name(),
                step.title(),
                source,
                step.rate(),
                step.amount(),
                step.bound(),
                step.rounding(),
                step.until(),
                step.sink(),
                step.fund(),
                step.split(),
                step.rule(),
                step.limits());
    }

    private static Step charge(Step like, String fund) {
        return new Step(
                "charge",
                like.title(),
                Step.Source.TURNOVER,
                Fraction.of(1, 1000),
                null,
                Step.Bound.EXACT,
                null,
                null,
                Step.Sink.PURPOSE_FUND,
                fund,
                null,
                null,
                null);
    }

    private static List<Step> changeOf(String profile, String name, UnaryOperator<Step> change) {
        return Profiles.of(profile).ownPolicy(ARTICLES).steps().stream()
                .map(step -> step.name().equals(name) ? change.apply(step) : step)
                .toList();
    }

    private static Step withSplit(Step step, Split split) {
        return new Step(
                step.name(),
                step.title(),
                step.source(),
                step.rate(),
                step.amount(),
                step.bound(),
                step.rounding(),
                step.until(),
                step.sink(),
                step.fund(),
                split,
                step.rule(),
                step.limits());
    }

    private static @Nullable Refusal judge(String profile, List<Step> steps) {
        return switch (PolicyRules.withinProfile(steps, Profiles.of(profile), ARTICLES)) {
            case Decision.Accepted<List<Step>> accepted -> null;
            case Decision.Refused<List<Step>>(Refusal refusal) -> refusal;
        };
    }
}
