package coop.kyodo.surplus.profile;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// JP-203, JP-204, JP-241, IT-04, US-04, FR-03, FR-04: nothing is distributed where the profile
/// forbids it, nor before the funds are fed, nor by another measure, to others, above the cap, or
/// in less money.
final class DistributionRules {

    private DistributionRules() {}

    static Optional<Refusal> refusal(List<Step> steps, int at, Profile profile) {
        Profile.Guards guards = profile.guards();
        Step step = steps.get(at);
        Split split = Objects.requireNonNull(step.split());
        String pointer = "/steps/" + at;
        if (guards.distributionForbiddenBy() != null) {
            return Optional.of(
                    Refusal.of(
                                    "distribution-forbidden",
                                    profile.rule(guards.distributionForbiddenBy()))
                            .at(pointer));
        }
        boolean interest = split.isInterest() && guards.interest() != null;
        return (interest
                        ? refusalOfInterest(steps, step, profile, pointer)
                        : refusalOfMeasures(split, profile, null, pointer))
                .or(() -> refusalOfEligibility(split, interest, profile, pointer))
                .or(() -> refusalOfOrder(steps, at, profile, pointer))
                .or(() -> interest ? Optional.empty() : refusalOfCap(split, profile, pointer))
                .or(() -> refusalOfCash(split, profile, pointer))
                .or(() -> refusalOfUnits(split, profile, pointer));
    }

    /// JP-204, JP-205: only what the law counts as a measure.
    ///
    /// @param because the rule that wants it here; that of the measures when left out
    static Optional<Refusal> refusalOfMeasures(
            Split split, Profile profile, @Nullable Rule because, String pointer) {
        Profile.Measures allowed = profile.guards().measures();
        if (allowed == null) {
            return Optional.empty();
        }
        Rule rule = because == null ? profile.rule(allowed.rule()) : because;
        for (int i = 0; i < split.measures().size(); i++) {
            Split.Weighted measure = split.measures().get(i);
            String at = pointer + "/split/measures/" + i;
            if (!allowed.allowed().contains(measure.measure())) {
                return forbidden(measure.measure(), at + "/measure", rule, allowed);
            }
            Split.Factor factor = measure.factor();
            if (factor != null) {
                Profile.WorkPart work = profile.guards().workPart();
                if (work != null && work.coefficient().equals(factor.measure())) {
                    Rule limiting = profile.rule(work.rule());
                    Fraction most = limiting.bound("coefficient");
                    if (factor.most() == null || !factor.most().isAtMost(most)) {
                        return Optional.of(
                                Refusal.of("coefficient-too-high", limiting)
                                        .at(at + "/factor/most")
                                        .with("measure", factor.measure())
                                        .with(
                                                "coefficient",
                                                factor.most() == null ? "unlimited" : factor.most())
                                        .with("maximum", most));
                    }
                } else if (!allowed.allowed().contains(factor.measure())) {
                    return forbidden(factor.measure(), at + "/factor/measure", rule, allowed);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> forbidden(
            String measure, String pointer, Rule rule, Profile.Measures allowed) {
        return Optional.of(
                Refusal.of("measure-forbidden", rule)
                        .at(pointer)
                        .with("measure", measure)
                        .with("allowed", allowed.allowed()));
    }

    /// FR-04, JW-03d: interest on capital is not above what goes to work, and after it; at most a
    /// rate of the capital where the rule states one.
    private static Optional<Refusal> refusalOfInterest(
            List<Step> steps, Step step, Profile profile, String pointer) {
        Rule rule = profile.rule(Objects.requireNonNull(profile.guards().interest()));
        Fraction most = rule.bounds().get("rate");
        if (most != null
                && (step.source() != Step.Source.PAID_IN_CAPITAL
                        || step.rate() == null
                        || !step.rate().isAtMost(most))) {
            return Optional.of(
                    Refusal.of("interest-too-high", rule)
                            .at(pointer + "/rate")
                            .with("rate", step.rate() == null ? "amount" : step.rate())
                            .with("of", step.source().name())
                            .with("maximum", most));
        }
        Fraction ofWork = rule.bounds().get("ofWork");
        if (ofWork != null && !isLimitedByWork(steps, step, ofWork)) {
            return Optional.of(
                    Refusal.of("interest-not-limited", rule)
                            .at(pointer + "/limits")
                            .with("maximum", ofWork)
                            .with("of", workSteps(steps).map(Step::name).toList()));
        }
        return workSteps(steps.subList(0, steps.indexOf(step))).findAny().isPresent()
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("interest-before-work", rule)
                                .at(pointer)
                                .with("step", step.name()));
    }

    private static boolean isLimitedByWork(List<Step> steps, Step step, Fraction most) {
        List<String> work = workSteps(steps).map(Step::name).toList();
        return step.allLimits().stream()
                .anyMatch(limit ->
                        limit.steps() != null
                                && work.containsAll(limit.steps())
                                && limit.rate().isAtMost(most));
    }

    private static Stream<Step> workSteps(List<Step> steps) {
        return steps.stream().filter(step -> step.split() != null && !step.split().isInterest());
    }

    /// JP-211, FR-03: who may share, and who must not be left out.
    private static Optional<Refusal> refusalOfEligibility(
            Split split, boolean interest, Profile profile, String pointer) {
        Profile.WorkPart work = profile.guards().workPart();
        if (work == null || interest) {
            return split.includesNonMembers()
                    ? Optional.of(
                            Refusal.of("eligibility-too-wide", profile.eligibilityRule())
                                    .at(pointer + "/split/eligibility/who")
                                    .with("who", Split.Eligibility.Who.EMPLOYEES.name()))
                    : Optional.empty();
        }
        Rule rule = profile.rule(work.rule());
        Split.Eligibility given = split.eligibility();
        boolean wide =
                given != null
                        && split.includesNonMembers()
                        && (given.anyOf() == null
                                || given.anyOf().isEmpty()
                                || (opensTo(given.anyOf(), "MONTHS", rule)
                                        && opensTo(given.anyOf(), "SENIORITY", rule)));
        return wide
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("eligibility-too-narrow", rule)
                                .at(pointer + "/split/eligibility")
                                .with("who", Split.Eligibility.Who.EMPLOYEES.name())
                                .with("months", rule.bound("months"))
                                .with("seniority", rule.bound("seniority")));
    }

    private static boolean opensTo(List<Split.Least> anyOf, String measure, Rule rule) {
        Fraction most = rule.bound(measure.equals("MONTHS") ? "months" : "seniority");
        return anyOf.stream()
                .anyMatch(least ->
                        least.measure().equals(measure)
                                && Fraction.of(least.value()).isAtMost(most));
    }

    private static Optional<Refusal> refusalOfOrder(
            List<Step> steps, int at, Profile profile, String pointer) {
        return profile.guards().allMinimums().stream()
                .filter(least ->
                        least.setsSource()
                                || profile.rule(least.rule()).bound("share").signum() > 0)
                .filter(least -> MinimumRules.firstFeeding(steps, least, true) > at)
                .findFirst()
                .map(least ->
                        Refusal.of("distribution-before-minimum", profile.orderRule())
                                .at(pointer)
                                .with("fund", least.fund()));
    }

    private static Optional<Refusal> refusalOfCap(Split split, Profile profile, String pointer) {
        Profile.Cap cap = profile.guards().cap();
        if (cap == null) {
            return Optional.empty();
        }
        Rule rule = profile.rule(cap.rule());
        boolean capped =
                split.cap() != null
                        && split.cap().measure().equals(cap.measure())
                        && split.cap().rate().isAtMost(rule.bound("cap"));
        return capped
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("cap-missing-or-too-high", rule)
                                .at(pointer + "/split/cap")
                                .with("measure", cap.measure())
                                .with("maximum", rule.bound("cap")));
    }

    private static Optional<Refusal> refusalOfCash(Split split, Profile profile, String pointer) {
        if (profile.guards().cash() == null) {
            return Optional.empty();
        }
        Rule rule = profile.rule(profile.guards().cash());
        Fraction least = rule.bound("cash");
        return split.cashOrAll().isAtLeast(least)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("cash-below-minimum", rule)
                                .at(pointer + "/split/cash")
                                .with("cash", split.cashOrAll())
                                .with("minimum", least));
    }

    /// JP-212: a dividend pays up what is subscribed; it buys no further units.
    private static Optional<Refusal> refusalOfUnits(Split split, Profile profile, String pointer) {
        String forbidding = profile.guards().unitsForbiddenBy();
        return forbidding == null || split.retained() != Split.Retained.UNITS
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("units-forbidden", profile.rule(forbidding))
                                .at(pointer + "/split/retained")
                                .with("retained", Split.Retained.UNITS.name()));
    }

    /// FR-03: the steps by work take at least the profile's part of the year's result.
    static Optional<Refusal> refusalOfWorkPart(List<Step> steps, Profile profile) {
        Profile.WorkPart work = profile.guards().workPart();
        if (work == null) {
            return Optional.empty();
        }
        Rule rule = profile.rule(work.rule());
        Fraction sum =
                workSteps(steps)
                        .filter(step -> step.bound() != Step.Bound.MAX)
                        .filter(step -> step.allLimits().isEmpty())
                        .filter(step ->
                                step.source() == Step.Source.RESULT
                                        || step.source() == Step.Source.RESULT_AFTER_LOSS)
                        .flatMap(step -> Stream.ofNullable(step.rate()))
                        .reduce(Fraction.ZERO, Fraction::plus);
        return sum.isAtLeast(rule.bound("share"))
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("work-part-below-minimum", rule)
                                .at("/steps")
                                .with("rate", sum)
                                .with("minimum", rule.bound("share")));
    }
}
