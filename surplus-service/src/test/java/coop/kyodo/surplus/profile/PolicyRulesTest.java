package coop.kyodo.surplus.profile;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which policies a profile allows: both sides of every bound, and the rule that says no.
class PolicyRulesTest {

    private static final Articles ARTICLES =
            new Articles(
                    "03-31",
                    Money.yen(1_500_000),
                    new Articles.Surplus(
                            Fraction.of(1, 10), Fraction.of(1, 20), Fraction.of(1, 20), false));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JP_ACT_2022",
                "JP_ACT_2022_NONPROFIT",
                "JWCU_2008",
                "IT",
                "UY",
                "US_ICA",
                "CA_WORKER",
                "FR_SCOP",
                "ES",
                "MONDRAGON",
                "GENERIC"
            })
    void aProfilesOwnPolicyIsWithinIt(String profile) {
        List<Step> steps = Profiles.of(profile).ownPolicy(ARTICLES).steps();

        assertThat(PolicyRules.formFault(steps)).isEmpty();
        assertThat(PolicyRules.withinProfile(steps, Profiles.of(profile), ARTICLES))
                .isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "reserve, 1/10, 999/10000, JP-200",
        "job-creation, 1/20, 499/10000, JP-201",
        "education, 1/20, 499/10000, JP-202"
    })
    void aRateAtTheMinimumIsAllowedAndOneBelowIsRefused(
            String step, String at, String below, String rule) {
        assertThat(judge("JP_ACT_2022", change(step, s -> s.withRate(Fraction.parse(at)))))
                .isNull();

        Refusal refusal =
                judge("JP_ACT_2022", change(step, s -> s.withRate(Fraction.parse(below))));

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo(rule);
        assertThat(refusal.code()).isEqualTo("rate-below-minimum");
        assertThat(refusal.figures())
                .containsEntry("rate", Fraction.parse(below))
                .containsEntry("minimum", Fraction.parse(at))
                .containsEntry("minimumBy", "RULE");
    }

    /// IT-01, IT-02: the law does not say whether carried losses are taken off before.
    @ParameterizedTest
    @CsvSource({
        "0, RESULT, 3/10, 299/1000, IT-01",
        "0, RESULT_AFTER_LOSS, 3/10, 299/1000, IT-01",
        "1, RESULT, 3/100, 29/1000, IT-02",
        "1, RESULT_AFTER_LOSS, 3/100, 29/1000, IT-02"
    })
    void italysPartsAreOfTheResultBeforeOrAfterCarriedLosses(
            int at, Step.Source source, String least, String below, String rule) {
        assertThat(judge("IT", fromSource(at, source, least))).isNull();

        Refusal refusal = judge("IT", fromSource(at, source, below));

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo(rule);
        assertThat(refusal.figures()).containsEntry("minimum", Fraction.parse(least));
    }

    private static List<Step> fromSource(int at, Step.Source source, String rate) {
        List<Step> steps = new ArrayList<>(Profiles.of("IT").ownPolicy(ARTICLES).steps());
        Step step = steps.get(at);
        steps.set(
                at,
                new Step(
                        step.name(),
                        step.title(),
                        source,
                        Fraction.parse(rate),
                        null,
                        step.bound(),
                        null,
                        null,
                        step.sink(),
                        step.fund(),
                        null,
                        null));
        return steps;
    }

    @ParameterizedTest
    @CsvSource({
        "US_ICA, 2026-01-31, ",
        "US_ICA, 2026-02-01, US-03",
        "US_ICA, , ",
        "CA_WORKER, 2026-01-31, ",
        "CA_WORKER, 2026-02-01, CA-06",
        "JP_ACT_2022, 2026-05-20, "
    })
    void aPolicyIsOlderThanTheYearItDividesWhereTheProfileSaysSo(
            String name, @Nullable LocalDate decidedOn, @Nullable String rule) {
        Profile profile = Profiles.of(name);
        Policy policy = new Policy(1, name, decidedOn, profile.ownPolicy(ARTICLES).steps(), null);

        Optional<Refusal> refusal =
                PolicyRules.refusalOfYounger(policy, LocalDate.of(2026, 2, 1), profile);

        assertThat(refusal.map(it -> it.rule().id())).isEqualTo(Optional.ofNullable(rule));
    }

    @Test
    void aHigherRateOfTheArticlesIsTheMinimum() {
        Articles strict =
                new Articles(
                        "03-31",
                        Money.yen(1_500_000),
                        new Articles.Surplus(Fraction.of(1, 5), null, null, false));

        Refusal refusal = refusal(act(), "JP_ACT_2022", strict);

        assertThat(refusal.rule().id()).isEqualTo("JP-200");
        assertThat(refusal.figures())
                .containsEntry("minimum", Fraction.of(1, 5))
                .containsEntry("minimumBy", "ARTICLES");
        assertThat(Profiles.of("JP_ACT_2022").ownPolicy(strict).steps().getFirst().rate())
                .isEqualTo(Fraction.of(1, 5));
    }

    @Test
    void aLowerRateOfTheArticlesIsNot() {
        Articles lax =
                new Articles(
                        "03-31",
                        Money.yen(1_500_000),
                        new Articles.Surplus(Fraction.of(1, 20), null, null, false));
        List<Step> steps = change("reserve", s -> s.withRate(Fraction.of(1, 20)));

        assertThat(refusal(steps, "JP_ACT_2022", lax).figures())
                .containsEntry("minimum", Fraction.of(1, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPITAL", "EQUAL", "PAY", "SENIORITY"})
    void underTheActOnlyWorkIsAMeasure(String measure) {
        Refusal refusal = judge("JP_ACT_2022", change("work", s -> split(s, measure)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo("JP-204");
        assertThat(refusal.code()).isEqualTo("measure-forbidden");
        assertThat(refusal.pointer()).isEqualTo("/steps/3/split/measures/0/measure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOURS", "DAYS"})
    void underTheActTheDegreeOfWorkIsMeasuredByHoursOrDays(String measure) {
        assertThat(judge("JP_ACT_2022", change("work", s -> split(s, measure)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESPONSIBILITY", "QUALITY", "GRADE"})
    void underTheActResponsibilityAndQualityCountBesideHoursAndDaysOnly(String measure) {
        Refusal refusal = judge("JP_ACT_2022", change("work", s -> split(s, measure)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo("JP-205");
        assertThat(refusal.code()).isEqualTo("main-measure-outweighed");
        assertThat(refusal.figures())
                .containsEntry("part", Fraction.ZERO)
                .containsEntry("minimum", Fraction.of(1, 2));
    }

    /// What multiplies hours leaves them half of the weight: the base is half of the most.
    @ParameterizedTest
    @CsvSource({
        "RESPONSIBILITY, 1, 1, 1, 2, ",
        "RESPONSIBILITY, 1, 1, 1, 2001/1000, 1000/2001",
        "RESPONSIBILITY, 1, 1, 1, , 0",
        "RESPONSIBILITY, 1, 0, 1, 2, 0",
        "RESPONSIBILITY, 1, , 1, 1/2, 0",
        "RESPONSIBILITY, 1, 5, 0, , ",
        "DAYS, 1, 0, 1, , ",
        "QUALITY, 3/4, 2, 1, 3, ",
        "QUALITY, 3/4, 2, 1, 301/100, 150/301"
    })
    void underTheActAFactorLeavesHoursTheMainMeasure(
            String measure,
            String weight,
            @Nullable String base,
            String perUnit,
            @Nullable String most,
            @Nullable String part) {
        Fraction hours = Fraction.parse(weight);
        List<Split.Weighted> measures = new ArrayList<>();
        measures.add(
                new Split.Weighted(
                        "HOURS",
                        hours,
                        new Split.Factor(
                                measure, parsed(base), Fraction.parse(perUnit), parsed(most))));
        if (!hours.equals(Fraction.ONE)) {
            measures.add(new Split.Weighted("GRADE", Fraction.ONE.minus(hours)));
        }

        Refusal refusal =
                judge(
                        "JP_ACT_2022",
                        change(
                                "work",
                                step ->
                                        withSplit(
                                                step,
                                                new Split(null, measures, null, null, null))));

        if (part == null) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).isNotNull();
            assertThat(refusal.code()).isEqualTo("main-measure-outweighed");
            assertThat(refusal.rule().id()).isEqualTo("JP-205");
            assertThat(refusal.pointer()).isEqualTo("/steps/3/split/measures");
            assertThat(refusal.figures())
                    .containsEntry("part", Fraction.parse(part))
                    .containsEntry("minimum", Fraction.of(1, 2));
        }
    }

    private static @Nullable Fraction parsed(@Nullable String fraction) {
        return fraction == null ? null : Fraction.parse(fraction);
    }

    @Test
    void theCapitalDividendOf2008IsRefusedUnderTheAct() {
        List<Step> steps = new ArrayList<>(act());
        steps.add(Profiles.of("JWCU_2008").ownPolicy(ARTICLES).steps().getLast().withoutRule());

        Refusal refusal = judge("JP_ACT_2022", steps);

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo("JP-204");
    }

    @Test
    void aCertifiedNonProfitHasNoStepForItsMembers() {
        Refusal refusal = judge("JP_ACT_2022_NONPROFIT", act());

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo("JP-241");
    }

    @Test
    void nothingIsDistributedBeforeTheFunds() {
        List<Step> steps = new ArrayList<>(act());
        steps.addFirst(steps.removeLast());

        Refusal refusal = judge("JP_ACT_2022", steps);

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo("JP-203");
        assertThat(refusal.code()).isEqualTo("distribution-before-minimum");
    }

    @ParameterizedTest
    @CsvSource({"0, JP-200", "1, JP-201", "2, JP-202"})
    void aMissingFundIsRefused(int without, String rule) {
        List<Step> steps = new ArrayList<>(act());
        steps.remove(without);

        Refusal refusal = judge("JP_ACT_2022", steps);

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo(rule);
        assertThat(refusal.code()).isEqualTo("minimum-appropriation-missing");
    }

    @Test
    void aFundThatMayStayEmptyIsRefused() {
        Refusal refusal =
                judge("JP_ACT_2022", change("education", s -> with(s, Step.Bound.MAX, null, null)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo("minimum-appropriation-optional");
    }

    /// JW-03a: not of the surplus, as other funds, but of turnover.
    @Test
    void whereAFundGetsItsPartFromIsNamed() {
        List<Step> steps = new ArrayList<>(Profiles.of("JWCU_2008").ownPolicy(ARTICLES).steps());
        steps.set(0, with(steps.getFirst(), Step.Bound.MAX, null, null));

        Refusal refusal = judge("JWCU_2008", steps);

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo("minimum-appropriation-optional");
        assertThat(refusal.figures()).containsEntry("sources", List.of(Step.Source.TURNOVER));
    }

    @Test
    void aMinimumThatRoundsDownIsRefused() {
        Refusal refusal =
                judge(
                        "JP_ACT_2022",
                        change(
                                "education",
                                s -> with(s, Step.Bound.MIN, Step.Rounding.DOWN, null)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo("JP-207");
    }

    @Test
    void theJobCreationFundHasNoCeiling() {
        Until until = new Until(Until.Target.CAPITAL, null, null, null, null);

        Refusal refusal =
                judge(
                        "JP_ACT_2022",
                        change("job-creation", s -> with(s, Step.Bound.MIN, null, until)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo("JP-201");
        assertThat(refusal.code()).isEqualTo("minimum-has-no-ceiling");
    }

    @Test
    void theReservesTargetIsAtLeastHalfOfCapital() {
        Articles silent = new Articles("03-31", null, null);
        assertThat(
                        PolicyRules.withinProfile(
                                reserveUntil("1/2"), Profiles.of("JP_ACT_2022"), silent))
                .isInstanceOf(Decision.Accepted.class);

        Refusal refusal = refusal(reserveUntil("49/100"), "JP_ACT_2022", silent);

        assertThat(refusal.rule().id()).isEqualTo("JP-200");
        assertThat(refusal.code()).isEqualTo("target-below-minimum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "1"})
    void theAmountOfTheArticlesIsTheTargetWhereTheyStateOne(String share) {
        Refusal refusal = judge("JP_ACT_2022", reserveUntil(share));

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo("JP-200");
        assertThat(refusal.code()).isEqualTo("target-not-of-articles");
        assertThat(refusal.figures()).containsEntry("ofArticles", Money.yen(1_500_000));
    }

    @ParameterizedTest
    @CsvSource({"1/5, true", "199/1000, false"})
    void aUsPatronageDividendIsPaidToAFifthInMoney(String cash, boolean allowed) {
        List<Step> steps = new ArrayList<>(Profiles.of("US_ICA").ownPolicy(ARTICLES).steps());
        Step last = steps.removeLast();
        steps.add(
                withSplit(
                        last,
                        new Split(
                                null,
                                List.of(new Split.Weighted("HOURS", Fraction.ONE)),
                                null,
                                null,
                                Fraction.parse(cash))));

        Refusal refusal = judge("US_ICA", steps);

        assertThat(refusal == null).isEqualTo(allowed);
        assertThat(refusal == null ? "US-04" : refusal.rule().id()).isEqualTo("US-04");
    }

    @ParameterizedTest
    @CsvSource({"3/10, true", "301/1000, false"})
    void anItalianRefundIsCappedAtThirtyPercentOfPay(String rate, boolean allowed) {
        List<Step> steps = new ArrayList<>(Profiles.of("IT").ownPolicy(ARTICLES).steps());
        steps.set(
                2,
                withSplit(
                        steps.get(2),
                        new Split(
                                null,
                                List.of(new Split.Weighted("PAY", Fraction.ONE)),
                                null,
                                new Split.Cap("PAY", Fraction.parse(rate), null),
                                null)));

        Refusal refusal = judge("IT", steps);

        assertThat(refusal == null).isEqualTo(allowed);
        assertThat(refusal == null ? "IT-04" : refusal.rule().id()).isEqualTo("IT-04");
    }

    @Test
    void uruguayKeepsFeedingItsReserve() {
        List<Step> steps = new ArrayList<>(Profiles.of("UY").ownPolicy(ARTICLES).steps());
        steps.remove(1);

        Refusal refusal = judge("UY", steps);

        assertThat(refusal).isNotNull();
        assertThat(refusal.figures()).containsEntry("minimumOnceReached", Fraction.of(1, 10));
    }

    /// UY-01: a tenth of the result goes on for ever once the target is reached.
    @ParameterizedTest
    @CsvSource({
        "1/10, MIN, UP, ",
        "99/1000, MIN, UP, /steps/1/rate",
        "1/10, MAX, UP, /steps/1/rate",
        "1/10, MIN, DOWN, /steps/1/rate"
    })
    void whatUruguaysReserveGetsAfterItsTargetIsATenthAndNoLess(
            String rate, Step.Bound bound, Step.Rounding rounding, @Nullable String pointer) {
        List<Step> steps = new ArrayList<>(Profiles.of("UY").ownPolicy(ARTICLES).steps());
        Step later = steps.get(1).withRate(Fraction.parse(rate));
        steps.set(1, with(later, bound, rounding, later.until()));

        Refusal refusal = judge("UY", steps);

        assertThat(refusal == null).isEqualTo(pointer == null);
        if (refusal != null) {
            assertThat(refusal.code()).isEqualTo("rate-below-minimum");
            assertThat(refusal.rule().id()).isEqualTo("UY-01");
            assertThat(refusal.pointer()).isEqualTo(pointer);
            assertThat(refusal.figures()).containsEntry("minimum", Fraction.of(1, 10));
        }
    }

    @Test
    void twoStepsOfOneNameAreNoPolicy() {
        List<Step> steps = new ArrayList<>(act());
        steps.add(steps.getFirst());

        assertThat(PolicyRules.formFault(steps))
                .get()
                .extracting(PolicyRules.Fault::pointer)
                .isEqualTo("/steps/4/name");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1/1000, true", "1, true", "1001/1000, false"})
    void aRateIsAboveZeroAndAtMostOne(String rate, boolean wellFormed) {
        List<Step> steps = change("reserve", s -> s.withRate(Fraction.parse(rate)));

        assertThat(PolicyRules.formFault(steps).isEmpty()).isEqualTo(wellFormed);
    }

    /// JP-207, JP-201: "at least" a twentieth is rounded up, and nothing limits it.
    @ParameterizedTest
    @CsvSource({"UP, , , ", "DOWN, , minimum-rounded-down, JP-207", ", 1, minimum-limited, JP-201"})
    void aMinimumIsWholeWhateverElseTheStepSays(
            Step.@Nullable Rounding rounding,
            @Nullable String limit,
            @Nullable String code,
            @Nullable String rule) {
        List<Step.Limit> limits =
                limit == null
                        ? List.of()
                        : List.of(
                                new Step.Limit(Step.Source.TURNOVER, null, Fraction.parse(limit)));

        Optional<Refusal> refusal =
                Optional.ofNullable(
                        judge(
                                "JP_ACT_2022",
                                change(
                                        "job-creation",
                                        s ->
                                                new Step(
                                                        s.name(),
                                                        s.title(),
                                                        s.source(),
                                                        s.rate(),
                                                        s.amount(),
                                                        s.bound(),
                                                        rounding,
                                                        s.until(),
                                                        s.sink(),
                                                        s.fund(),
                                                        s.split(),
                                                        s.rule(),
                                                        limits))));

        assertThat(refusal.map(Refusal::code)).isEqualTo(Optional.ofNullable(code));
        assertThat(refusal.map(it -> it.rule().id())).isEqualTo(Optional.ofNullable(rule));
    }

    private static List<Step> act() {
        return Profiles.of("JP_ACT_2022").ownPolicy(ARTICLES).steps();
    }

    private static List<Step> change(String name, UnaryOperator<Step> change) {
        return act().stream()
                .map(step -> step.name().equals(name) ? change.apply(step) : step)
                .toList();
    }

    private static List<Step> reserveUntil(String share) {
        Until until = new Until(Until.Target.CAPITAL, Fraction.parse(share), null, null, null);
        return change("reserve", s -> with(s, Step.Bound.MIN, null, until));
    }

    private static Step split(Step step, String measure) {
        return withSplit(
                step,
                new Split(
                        null,
                        List.of(new Split.Weighted(measure, Fraction.ONE)),
                        null,
                        null,
                        null));
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
                step.rule());
    }

    private static Step with(
            Step step, Step.Bound bound, Step.@Nullable Rounding rounding, @Nullable Until until) {
        return new Step(
                step.name(),
                step.title(),
                step.source(),
                step.rate(),
                step.amount(),
                bound,
                rounding,
                until,
                step.sink(),
                step.fund(),
                step.split(),
                step.rule());
    }

    private static @Nullable Refusal judge(String profile, List<Step> steps) {
        return switch (PolicyRules.withinProfile(steps, Profiles.of(profile), ARTICLES)) {
            case Decision.Accepted<List<Step>> accepted -> null;
            case Decision.Refused<List<Step>>(Refusal refusal) -> refusal;
        };
    }

    private static Refusal refusal(List<Step> steps, String profile, Articles articles) {
        return switch (PolicyRules.withinProfile(steps, Profiles.of(profile), articles)) {
            case Decision.Accepted<List<Step>> accepted ->
                    throw new AssertionError("accepted: " + accepted);
            case Decision.Refused<List<Step>>(Refusal refusal) -> refusal;
        };
    }
}
