package coop.kyodo.surplus.profile;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The funds that every policy must feed: JP-200 to JP-202, IT-01, IT-02, UY-01, FR-01, FR-02,
/// ES-01 to ES-03, CA-03, JW-03a. The fund gets at least the profile's rate, or the articles'
/// higher one, every year, or until the rule's own ceiling.
final class MinimumRules {

    private MinimumRules() {}

    static Optional<Refusal> refusal(
            List<Step> steps, Profile.Minimum least, Profile profile, Articles articles) {
        Step.Source trigger = least.whenFrom();
        if (trigger != null && steps.stream().noneMatch(step -> step.source() == trigger)) {
            return Optional.empty();
        }
        Rule rule = profile.rule(least.rule());
        Fraction share = leastRate(rule.bound("share"), articles.rate(least.articlesRate()));
        int at = firstFeeding(steps, least, true);
        if (at < 0) {
            return Optional.of(
                    Refusal.of("minimum-appropriation-missing", rule)
                            .at("/steps")
                            .with("fund", least.fund())
                            .with("minimum", share));
        }
        Step step = steps.get(at);
        boolean anyWillDo = share.signum() == 0;
        if (step.bound() == Step.Bound.MAX
                || ((!anyWillDo || least.setsSource())
                        && (step.rate() == null || !isFrom(step, least)))) {
            return Optional.of(
                    Refusal.of("minimum-appropriation-optional", rule)
                            .at("/steps/" + at)
                            .with("fund", least.fund())
                            .with("minimum", share));
        }
        if (anyWillDo) {
            return Optional.empty();
        }
        Fraction rate = Objects.requireNonNull(step.rate());
        if (!rate.isAtLeast(share)) {
            return Optional.of(
                    Refusal.of("rate-below-minimum", rule)
                            .at("/steps/" + at + "/rate")
                            .with("fund", least.fund())
                            .with("rate", rate)
                            .with("minimum", share));
        }
        if (!step.roundsUp()) {
            return Optional.of(
                    Refusal.of("minimum-rounded-down", profile.rule(profile.guards().rounding()))
                            .at("/steps/" + at + "/rounding")
                            .with("fund", least.fund()));
        }
        if (!step.allLimits().isEmpty()) {
            return Optional.of(
                    Refusal.of("minimum-limited", rule)
                            .at("/steps/" + at + "/limits")
                            .with("fund", least.fund())
                            .with("minimum", share));
        }
        return step.until() == null
                ? Optional.empty()
                : refusalOfCeiling(steps, at, step.until(), least, rule);
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
        int next = firstFeeding(steps, least, false);
        if (later != null && (next < 0 || !keepsFeeding(steps.get(next), later, least))) {
            return Optional.of(
                    Refusal.of("rate-below-minimum", rule)
                            .at(next < 0 ? "/steps" : "/steps/" + next + "/rate")
                            .with("fund", least.fund())
                            .with("minimumOnceReached", later));
        }
        return Optional.empty();
    }

    private static boolean keepsFeeding(Step step, Fraction share, Profile.Minimum least) {
        return step.rate() != null
                && step.rate().isAtLeast(share)
                && step.bound() != Step.Bound.MAX
                && step.roundsUp()
                && step.allLimits().isEmpty()
                && isFrom(step, least);
    }

    /// The first step that feeds the fund from the minimum's own sources, else the first that feeds
    /// it at all, or -1.
    static int firstFeeding(List<Step> steps, Profile.Minimum least, boolean below) {
        int[] feeding =
                IntStream.range(0, steps.size())
                        .filter(i -> {
                            Until until = steps.get(i).until();
                            return least.fund().equals(steps.get(i).fund())
                                    && (until == null || until.appliesBelow()) == below;
                        })
                        .toArray();
        return IntStream.of(feeding)
                .filter(i -> isFrom(steps.get(i), least))
                .findFirst()
                .orElse(feeding.length == 0 ? -1 : feeding[0]);
    }

    private static boolean isFrom(Step step, Profile.Minimum least) {
        return least.sourcesOrResult().contains(step.source());
    }

    private static boolean isAtLeastAs(Until.Target given, Until.Target wanted) {
        return given == wanted
                || (given == Until.Target.HIGHEST_CAPITAL && wanted != Until.Target.DEBTS);
    }

    private static Fraction leastRate(Fraction profile, @Nullable Fraction articles) {
        return articles == null || profile.isAtLeast(articles) ? profile : articles;
    }
}
