package coop.kyodo.surplus.profile;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// JP-203, JP-204, JP-241, IT-04, US-04, US-05, FR-03, FR-04, ES-03a, ES-03c: nothing is
/// distributed where the profile forbids it, nor of what stays in a fund, nor before the funds are
/// fed, nor by another measure, to others, above the cap, in less or more money, or where nobody
/// could pay it out.
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
                            .at(pointer)
                            .with("step", step.name())
                            .with("of", step.source().name())
                            .with("maximum", Fraction.ZERO));
        }
        boolean interest = split.isInterest() && guards.interest() != null;
        return (interest
                        ? refusalOfInterest(steps, at, profile, pointer)
                        : MeasureRules.refusal(split, profile, null, pointer))
                .or(() -> refusalOfEligibility(split, interest, profile, pointer))
                .or(() -> refusalOfOrder(steps, at, profile, pointer))
                .or(() -> refusalOfSource(step, profile, pointer))
                .or(() -> interest ? Optional.empty() : refusalOfCap(steps, at, profile, pointer))
                .or(() -> refusalOfCash(split, profile, pointer))
                .or(() -> refusalOfAnyCash(split, profile, pointer))
                .or(() -> refusalOfUnits(split, profile, pointer))
                .or(() -> refusalOfRetained(split, profile, pointer));
    }

    /// US-05: what goes to a fund as a whole is not distributed, by whatever name.
    private static Optional<Refusal> refusalOfSource(Step step, Profile profile, String pointer) {
        return profile.guards().allMinimums().stream()
                .filter(least ->
                        least.setsSource() && least.sourcesOrResult().contains(step.source()))
                .map(least -> profile.rule(least.rule()))
                .filter(rule -> rule.bound("share").isAtLeast(Fraction.ONE))
                .findFirst()
                .map(rule ->
                        Refusal.of("source-not-distributed", rule)
                                .at(pointer + "/source")
                                .with("source", step.source().name()));
    }

    /// FR-04, JW-03d: interest on capital, of all its steps together, is not above what goes to
    /// work, and after it; JW-03d, IT-07: a rate of the capital where the rule states a highest.
    private static Optional<Refusal> refusalOfInterest(
            List<Step> steps, int at, Profile profile, String pointer) {
        Step step = steps.get(at);
        List<Step> interest =
                steps.subList(0, at + 1).stream()
                        .filter(each -> each.split() != null && each.split().isInterest())
                        .toList();
        Rule rule = profile.rule(Objects.requireNonNull(profile.guards().interest()));
        Fraction most = rule.bounds().get("rate");
        Fraction together =
                interest.stream()
                        .flatMap(each -> Stream.ofNullable(each.rate()))
                        .reduce(Fraction.ZERO, Fraction::plus);
        if (most != null
                && (step.source() != Step.Source.PAID_IN_CAPITAL
                        || step.rate() == null
                        || !together.isAtMost(most))) {
            return Optional.of(
                    Refusal.of("interest-too-high", rule)
                            .at(pointer + "/rate")
                            .with("rate", step.rate() == null ? "amount" : together)
                            .with("of", step.source().name())
                            .with("maximum", most));
        }
        Fraction ofWork = rule.bounds().get("ofWork");
        if (ofWork != null && !areLimitedByWork(steps, interest, ofWork)) {
            return Optional.of(
                    Refusal.of("interest-not-limited", rule)
                            .at(pointer + "/limits")
                            .with("maximum", ofWork)
                            .with("of", workSteps(steps).map(Step::name).toList()));
        }
        return profile.interestFollowsWork()
                .filter(_ -> workSteps(steps.subList(0, at)).findAny().isEmpty())
                .map(followsWork ->
                        Refusal.of("interest-before-work", followsWork)
                                .at(pointer)
                                .with("step", step.name()));
    }

    /// Each is limited by steps by work, and of none of these steps the limits that name it allow
    /// more together.
    private static boolean areLimitedByWork(List<Step> steps, List<Step> interest, Fraction most) {
        List<String> work = workSteps(steps).map(Step::name).toList();
        Map<String, Fraction> allowed = new HashMap<>();
        for (Step step : interest) {
            Optional<Step.Limit> strictest =
                    step.allLimits().stream()
                            .filter(limit ->
                                    limit.steps() != null && work.containsAll(limit.steps()))
                            .min(Comparator.comparing(Step.Limit::rate));
            if (strictest.isEmpty()) {
                return false;
            }
            Fraction rate = strictest.get().rate();
            Objects.requireNonNull(strictest.get().steps())
                    .forEach(name -> allowed.merge(name, rate, Fraction::plus));
        }
        return allowed.values().stream().allMatch(rate -> rate.isAtMost(most));
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

    /// IT-04: the cap is one for all that a member gets, so the caps of the steps so far are added
    /// up.
    private static Optional<Refusal> refusalOfCap(
            List<Step> steps, int at, Profile profile, String pointer) {
        Profile.Cap cap = profile.guards().cap();
        if (cap == null) {
            return Optional.empty();
        }
        Rule rule = profile.rule(cap.rule());
        List<Step> soFar = workSteps(steps.subList(0, at + 1)).toList();
        List<Fraction> caps =
                soFar.stream()
                        .flatMap(each -> Stream.ofNullable(each.split()))
                        .flatMap(split -> Stream.ofNullable(split.cap()))
                        .filter(given -> given.measure().equals(cap.measure()))
                        .map(Split.Cap::rate)
                        .toList();
        Fraction together = caps.stream().reduce(Fraction.ZERO, Fraction::plus);
        return caps.size() == soFar.size() && together.isAtMost(rule.bound("cap"))
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("cap-missing-or-too-high", rule)
                                .at(pointer + "/split/cap")
                                .with("measure", cap.measure())
                                .with("together", together)
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

    /// ES-03c: what the members get stays on accounts that are not at free disposal.
    private static Optional<Refusal> refusalOfAnyCash(
            Split split, Profile profile, String pointer) {
        String forbidding = profile.guards().cashForbiddenBy();
        return forbidding == null || split.cashOrAll().signum() == 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("cash-forbidden", profile.rule(forbidding))
                                .at(pointer + "/split/cash")
                                .with("cash", split.cashOrAll())
                                .with("maximum", Fraction.ZERO));
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

    /// JP-211, CA-02 and the like: what is retained on an account is the member's only where the
    /// profile keeps such accounts; elsewhere it would be locked up for ever.
    private static Optional<Refusal> refusalOfRetained(
            Split split, Profile profile, String pointer) {
        return split.cashOrAll().isAtLeast(Fraction.ONE)
                        || split.retained() == Split.Retained.UNITS
                        || profile.guards().capitalAccounts() != null
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("retained-without-accounts", profile.eligibilityRule())
                                .at(pointer + "/split/cash")
                                .with("cash", split.cashOrAll())
                                .with("minimum", Fraction.ONE));
    }

    /// FR-03: the steps by work give at least the profile's part of the year's result. A step
    /// counts when it rounds up, as the law says "at least", and gives all that it takes: no cap
    /// and no rounding brings anything of it back, and no charge on turnover has lowered the result
    /// that it takes its part of.
    static Optional<Refusal> refusalOfWorkPart(List<Step> steps, Profile profile) {
        Profile.WorkPart work = profile.guards().workPart();
        if (work == null) {
            return Optional.empty();
        }
        Rule rule = profile.rule(work.rule());
        boolean charged = false;
        Fraction sum = Fraction.ZERO;
        List<String> notCounted = new ArrayList<>();
        String pointer = "/steps";
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            charged = charged || step.source() == Step.Source.TURNOVER;
            if (step.split() == null || step.split().isInterest()) {
                continue;
            }
            Optional<String> why = whyNotCounted(step, step.split(), charged);
            if (why.isEmpty()) {
                sum = sum.plus(step.rate() == null ? Fraction.ZERO : step.rate());
            } else {
                pointer = notCounted.isEmpty() ? "/steps/" + i + "/" + why.get() : pointer;
                notCounted.add(step.name());
            }
        }
        return sum.isAtLeast(rule.bound("share"))
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("work-part-below-minimum", rule)
                                .at(pointer)
                                .with("rate", sum)
                                .with("minimum", rule.bound("share"))
                                .with("notCounted", notCounted));
    }

    /// What keeps a step by work from counting for the part of those who work, if something does.
    private static Optional<String> whyNotCounted(Step step, Split split, boolean charged) {
        if (step.source() != Step.Source.RESULT
                && (charged || step.source() != Step.Source.RESULT_AFTER_LOSS)) {
            return Optional.of("source");
        }
        if (step.bound() == Step.Bound.MAX) {
            return Optional.of("bound");
        }
        if (!step.allLimits().isEmpty()) {
            return Optional.of("limits");
        }
        if (!step.roundsUp()) {
            return Optional.of("rounding");
        }
        return whyNotAll(split);
    }

    /// ES-03a: the steps for the members give at least the profile's part of the year's result. A
    /// step counts when it gives all that it takes, and what a fixed amount or another base leaves
    /// for it cannot be told, so that it counts as nothing.
    static Optional<Refusal> refusalOfMembersPart(List<Step> steps, Profile profile) {
        String id = profile.guards().membersPart();
        if (id == null) {
            return Optional.empty();
        }
        Rule rule = profile.rule(id);
        Fraction left = Fraction.ONE;
        Fraction sum = Fraction.ZERO;
        List<String> notCounted = new ArrayList<>();
        String pointer = "/steps";
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Optional<Fraction> part = partOfResult(step, left);
            if (step.split() != null) {
                Optional<String> why = whyNotSaid(step, step.split(), part.isPresent());
                if (why.isEmpty()) {
                    sum = sum.plus(part.orElse(Fraction.ZERO));
                } else {
                    pointer = notCounted.isEmpty() ? "/steps/" + i + "/" + why.get() : pointer;
                    notCounted.add(step.name());
                }
            }
            left = left.minus(part.orElse(left));
        }
        return sum.isAtLeast(rule.bound("share"))
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("members-part-below-minimum", rule)
                                .at(pointer)
                                .with("rate", sum)
                                .with("minimum", rule.bound("share"))
                                .with("notCounted", notCounted));
    }

    /// What keeps a step's part of the result from being known beforehand, if something does.
    private static Optional<String> whyNotSaid(Step step, Split split, boolean isPart) {
        if (!isPart) {
            return Optional.of(step.rate() == null ? "amount" : "source");
        }
        if (!step.allLimits().isEmpty()) {
            return Optional.of("limits");
        }
        return whyNotAll(split);
    }

    /// The part of the year's result that a step takes of what the ones before left, where its rate
    /// says so.
    private static Optional<Fraction> partOfResult(Step step, Fraction left) {
        Fraction rate = step.rate();
        if (rate == null) {
            return Optional.empty();
        }
        return switch (step.source()) {
            case RESULT, RESULT_AFTER_LOSS -> Optional.of(rate.isAtMost(left) ? rate : left);
            case REMAINING -> Optional.of(rate.times(left));
            case TURNOVER, MEMBER_RESULT, NON_MEMBER_RESULT, PAID_IN_CAPITAL -> Optional.empty();
        };
    }

    /// What brings back a part of what a split takes, if something does.
    private static Optional<String> whyNotAll(Split split) {
        if (split.cap() != null) {
            return Optional.of("split/cap");
        }
        return split.roundingOrUsual() == Split.Rounding.FLOOR
                ? Optional.of("split/rounding")
                : Optional.empty();
    }
}
