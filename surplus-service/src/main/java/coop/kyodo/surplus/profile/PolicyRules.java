package coop.kyodo.surplus.profile;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which policies a legal profile and a co-op's articles allow.
public final class PolicyRules {

    /// What is wrong with the form of a policy, whatever the profile.
    ///
    /// @param pointer JSON Pointer to the field at fault
    public record Fault(String pointer, String detail) {}

    /// 組合積立金: a plan may draw on it for any purpose, so it is not indivisible.
    private static final String VOLUNTARY = "VOLUNTARY_FUND";

    private PolicyRules() {}

    /// The first thing that makes these steps no policy at all, or empty when they are one.
    public static Optional<Fault> formFault(List<Step> steps) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String at = "/steps/" + i;
            Fault fault =
                    !names.add(step.name())
                            ? new Fault(at + "/name", "two steps have this name")
                            : formFault(step, at);
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Fault formFault(Step step, String at) {
        if ((step.rate() == null) == (step.amount() == null)) {
            return new Fault(at + "/rate", "a step has either a rate or an amount");
        }
        if (step.rate() != null && !isPart(step.rate())) {
            return new Fault(at + "/rate", "a rate is above 0 and at most 1");
        }
        if (step.amount() != null && step.amount().isNegative()) {
            return new Fault(at + "/amount", "an amount is not negative");
        }
        if (step.sink().isFund() != (step.fund() != null)) {
            return new Fault(at + "/fund", "a step into a fund names it, any other step does not");
        }
        if (step.sink() == Step.Sink.INDIVISIBLE_FUND && VOLUNTARY.equals(step.fund())) {
            return new Fault(at + "/fund", "voluntary funds may be drawn on for any purpose");
        }
        if (step.goesToMembers() != (step.split() != null)) {
            return new Fault(at + "/split", "a step for the members has a split, no other has");
        }
        if (step.until() != null && step.fund() == null) {
            return new Fault(at + "/until", "only a fund has a target");
        }
        if (step.until() != null && !isWhole(step.until())) {
            return new Fault(
                    at + "/until", "an amount belongs to the target AMOUNT and to no other");
        }
        if (step.source() == Step.Source.TURNOVER && step.goesToMembers()) {
            return new Fault(at + "/source", "turnover is not distributed");
        }
        return step.split() == null ? null : formFault(step.split(), at + "/split");
    }

    private static @Nullable Fault formFault(Split split, String at) {
        for (int i = 0; i < split.measures().size(); i++) {
            if (split.measures().get(i).weight().signum() <= 0) {
                return new Fault(at + "/measures/" + i + "/weight", "a weight is above 0");
            }
        }
        if (split.cap() != null && split.cap().rate().signum() < 0) {
            return new Fault(at + "/cap/rate", "a cap is not negative");
        }
        if (split.cash() != null && (split.cash().signum() < 0 || !atMostOne(split.cash()))) {
            return new Fault(at + "/cash", "a part paid in money is between 0 and 1");
        }
        return null;
    }

    private static boolean isWhole(Until until) {
        boolean amount = until.target() == Until.Target.AMOUNT;
        return amount == (until.amount() != null)
                && (until.amount() == null || !until.amount().isNegative())
                && (until.share() == null || until.share().signum() > 0);
    }

    private static boolean isPart(Fraction rate) {
        return rate.signum() > 0 && atMostOne(rate);
    }

    private static boolean atMostOne(Fraction rate) {
        return rate.isAtMost(Fraction.ONE);
    }

    /// A policy stays within its profile when it feeds every fund that must be fed with at least
    /// the least rate, before it distributes, and distributes only as the profile allows. Steps are
    /// well-formed.
    public static Decision<List<Step>> withinProfile(
            List<Step> steps, Profile profile, Articles articles) {
        List<Refusal> refusals = new ArrayList<>();
        for (Profile.Minimum least : profile.guards().allMinimums()) {
            refusalOfMinimum(steps, least, profile, articles).ifPresent(refusals::add);
        }
        IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).goesToMembers())
                .forEach(i -> refusalOfDistribution(steps, i, profile).ifPresent(refusals::add));
        return refusals.isEmpty()
                ? Decision.accepted(steps)
                : Decision.refused(refusals.getFirst());
    }

    /// JP-200 to JP-202, IT-01, IT-02, UY-01: the fund gets at least the profile's rate, or the
    /// articles' higher one, of the year's surplus, every year, or until the rule's own ceiling.
    private static Optional<Refusal> refusalOfMinimum(
            List<Step> steps, Profile.Minimum least, Profile profile, Articles articles) {
        Rule rule = profile.rule(least.rule());
        Fraction share = leastRate(rule.bound("share"), articles.rate(least.articlesRate()));
        int at = firstFeeding(steps, least.fund(), true);
        if (at < 0) {
            return Optional.of(
                    Refusal.of("minimum-appropriation-missing", rule)
                            .at("/steps")
                            .with("fund", least.fund())
                            .with("minimum", share));
        }
        Step step = steps.get(at);
        if (!isFrom(step, Step.Source.RESULT_AFTER_LOSS, Step.Source.RESULT)
                || step.bound() == Step.Bound.MAX
                || step.rate() == null) {
            return Optional.of(
                    Refusal.of("minimum-appropriation-optional", rule)
                            .at("/steps/" + at)
                            .with("fund", least.fund())
                            .with("minimum", share));
        }
        if (!step.rate().isAtLeast(share)) {
            return Optional.of(
                    Refusal.of("rate-below-minimum", rule)
                            .at("/steps/" + at + "/rate")
                            .with("fund", least.fund())
                            .with("rate", step.rate())
                            .with("minimum", share));
        }
        if (!step.roundsUp()) {
            return Optional.of(
                    Refusal.of("minimum-rounded-down", profile.rule(profile.guards().rounding()))
                            .at("/steps/" + at + "/rounding")
                            .with("fund", least.fund()));
        }
        if (step.until() != null) {
            return refusalOfCeiling(steps, at, step.until(), least, rule);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusalOfCeiling(
            List<Step> steps, int at, Until until, Profile.Minimum least, Rule rule) {
        String pointer = "/steps/" + at + "/until";
        if (least.ceilingOf() == null) {
            return Optional.of(
                    Refusal.of("minimum-has-no-ceiling", rule)
                            .at(pointer)
                            .with("fund", least.fund()));
        }
        boolean highEnough =
                until.target() == Until.Target.ARTICLES
                        || (isAtLeastAs(until.target(), least.ceilingOf())
                                && until.shareOrWhole().isAtLeast(rule.bound("target")));
        if (!highEnough) {
            return Optional.of(
                    Refusal.of("target-below-minimum", rule)
                            .at(pointer)
                            .with("target", until.target().name())
                            .with("share", until.shareOrWhole())
                            .with("minimumOf", least.ceilingOf().name())
                            .with("minimum", rule.bound("target")));
        }
        Fraction later = rule.bounds().get("shareOnceReached");
        int next = firstFeeding(steps, least.fund(), false);
        if (later != null && (next < 0 || !keepsFeeding(steps.get(next), later))) {
            return Optional.of(
                    Refusal.of("rate-below-minimum", rule)
                            .at(next < 0 ? "/steps" : "/steps/" + next + "/rate")
                            .with("fund", least.fund())
                            .with("minimumOnceReached", later));
        }
        return Optional.empty();
    }

    private static boolean keepsFeeding(Step step, Fraction least) {
        return step.rate() != null
                && step.rate().isAtLeast(least)
                && step.bound() != Step.Bound.MAX
                && step.roundsUp()
                && isFrom(step, Step.Source.RESULT_AFTER_LOSS, Step.Source.RESULT);
    }

    /// JP-203, JP-204, JP-241, IT-04, US-04: nothing is distributed where the profile forbids it,
    /// nor before the funds are fed, nor by another measure, above the cap, or in less money.
    private static Optional<Refusal> refusalOfDistribution(
            List<Step> steps, int at, Profile profile) {
        Profile.Guards guards = profile.guards();
        Split split = Objects.requireNonNull(steps.get(at).split());
        String pointer = "/steps/" + at;
        if (guards.distributionForbiddenBy() != null) {
            return Optional.of(
                    Refusal.of(
                                    "distribution-forbidden",
                                    profile.rule(guards.distributionForbiddenBy()))
                            .at(pointer));
        }
        if (guards.measures() != null) {
            for (int i = 0; i < split.measures().size(); i++) {
                String measure = split.measures().get(i).measure();
                if (!guards.measures().allowed().contains(measure)) {
                    return Optional.of(
                            Refusal.of("measure-forbidden", profile.rule(guards.measures().rule()))
                                    .at(pointer + "/split/measures/" + i + "/measure")
                                    .with("measure", measure)
                                    .with("allowed", guards.measures().allowed()));
                }
            }
        }
        for (Profile.Minimum least : guards.allMinimums()) {
            int fed = firstFeeding(steps, least.fund(), true);
            if (fed > at) {
                return Optional.of(
                        Refusal.of("distribution-before-minimum", profile.orderRule())
                                .at(pointer)
                                .with("fund", least.fund()));
            }
        }
        if (guards.cap() != null && !isCapped(split, guards.cap(), profile)) {
            Fraction bound = profile.rule(guards.cap().rule()).bound("cap");
            return Optional.of(
                    Refusal.of("cap-missing-or-too-high", profile.rule(guards.cap().rule()))
                            .at(pointer + "/split/cap")
                            .with("measure", guards.cap().measure())
                            .with("maximum", bound));
        }
        if (guards.cash() != null) {
            Fraction bound = profile.rule(guards.cash()).bound("cash");
            if (!split.cashOrAll().isAtLeast(bound)) {
                return Optional.of(
                        Refusal.of("cash-below-minimum", profile.rule(guards.cash()))
                                .at(pointer + "/split/cash")
                                .with("cash", split.cashOrAll())
                                .with("minimum", bound));
            }
        }
        return Optional.empty();
    }

    private static boolean isCapped(Split split, Profile.Cap cap, Profile profile) {
        return split.cap() != null
                && split.cap().measure().equals(cap.measure())
                && split.cap().rate().isAtMost(profile.rule(cap.rule()).bound("cap"));
    }

    private static int firstFeeding(List<Step> steps, String fund, boolean below) {
        return IntStream.range(0, steps.size())
                .filter(i -> {
                    Until until = steps.get(i).until();
                    return fund.equals(steps.get(i).fund())
                            && (until == null || until.appliesBelow()) == below;
                })
                .findFirst()
                .orElse(-1);
    }

    private static boolean isFrom(Step step, Step.Source... sources) {
        return List.of(sources).contains(step.source());
    }

    private static boolean isAtLeastAs(Until.Target given, Until.Target wanted) {
        return given == wanted || given == Until.Target.HIGHEST_CAPITAL;
    }

    private static Fraction leastRate(Fraction profile, @Nullable Fraction articles) {
        return articles == null || profile.isAtLeast(articles) ? profile : articles;
    }
}
