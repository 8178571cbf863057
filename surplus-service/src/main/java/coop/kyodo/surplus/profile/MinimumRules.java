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
/// ES-01 to ES-03, CA-03, JW-03a, JW-03b, US-05. The fund gets at least the profile's rate, or the
/// articles' higher one, every year, or until the rule's own ceiling.
final class MinimumRules {

    private MinimumRules() {}

    static Optional<Refusal> refusal(
            List<Step> steps, Profile.Minimum least, Profile profile, Articles articles) {
        Step.Source trigger = least.whenFrom();
        if (trigger != null && steps.stream().noneMatch(step -> step.source() == trigger)) {
            return Optional.empty();
        }
        Rule rule = profile.rule(least.rule());
        Fraction byRule = rule.bound("share");
        Fraction share = leastRate(byRule, articles.rate(least.articlesRate()));
        String minimumBy = share.equals(byRule) ? "RULE" : "ARTICLES";
        int at = firstFeeding(steps, least, true);
        if (at < 0) {
            return Optional.of(
                    Refusal.of("minimum-appropriation-missing", rule)
                            .at("/steps")
                            .with("fund", least.fund())
                            .with("minimum", share)
                            .with("minimumBy", minimumBy));
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
                            .with("sources", least.sourcesOrResult())
                            .with("minimum", share)
                            .with("minimumBy", minimumBy));
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
                            .with("minimum", share)
                            .with("minimumBy", minimumBy));
        }
        if (!step.roundsUp() && !rate.isAtLeast(Fraction.ONE)) {
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
        return refusalOfTurnover(steps, at, least, profile)
                .or(() ->
                        step.until() == null
                                ? Optional.empty()
                                : refusalOfCeiling(steps, at, step.until(), least, rule, articles));
    }

    /// JP-200 to JP-202, JP-206: the base is the year's result, and no charge on turnover lowers it
    /// first; only JW-03a has it so, which feeds its fund from turnover.
    private static Optional<Refusal> refusalOfTurnover(
            List<Step> steps, int at, Profile.Minimum least, Profile profile) {
        boolean isOfResult = least.sourcesOrResult().contains(Step.Source.RESULT_AFTER_LOSS);
        boolean turnoverFirst =
                profile.guards().allMinimums().stream()
                        .anyMatch(each -> each.sourcesOrResult().contains(Step.Source.TURNOVER));
        if (!isOfResult || turnoverFirst) {
            return Optional.empty();
        }
        Rule rule = profile.rule(least.rule());
        int last =
                rule.bounds().containsKey("shareOnceReached")
                        ? Math.max(at, firstFeeding(steps, least, false))
                        : at;
        return IntStream.range(0, last)
                .filter(i -> steps.get(i).source() == Step.Source.TURNOVER)
                .mapToObj(i ->
                        Refusal.of("turnover-before-minimum", rule)
                                .at("/steps/" + i + "/source")
                                .with("fund", least.fund())
                                .with("step", steps.get(i).name())
                                .with("minimum", rule.bound("share")))
                .findFirst();
    }

    private static Optional<Refusal> refusalOfCeiling(
            List<Step> steps,
            int at,
            Until until,
            Profile.Minimum least,
            Rule rule,
            Articles articles) {
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
        if (least.endsWithArticles()
                && articles.reserveTarget() != null
                && until.target() != Until.Target.ARTICLES) {
            return Optional.of(
                    Refusal.of("target-not-of-articles", rule)
                            .at(pointer + "/target")
                            .with("fund", least.fund())
                            .with("target", until.target().name())
                            .with("ofArticles", articles.reserveTarget()));
        }
        Fraction later = rule.bounds().get("shareOnceReached");
        return later == null
                ? Optional.empty()
                : refusalOnceReached(steps, at, until, later, least, rule);
    }

    /// UY-01: the duty changes its rate at the target and never ends. So the year that reaches the
    /// target gets the whole rate, and the later step takes over where the earlier one ends.
    private static Optional<Refusal> refusalOnceReached(
            List<Step> steps,
            int at,
            Until until,
            Fraction later,
            Profile.Minimum least,
            Rule rule) {
        if (until.takesShortfall()) {
            return Optional.of(
                    Refusal.of("shortfall-not-enough", rule)
                            .at("/steps/" + at + "/until/lastStep")
                            .with("fund", least.fund())
                            .with("minimum", rule.bound("share")));
        }
        int next = firstFeeding(steps, least, false);
        boolean isFed = next >= 0 && keepsFeeding(steps.get(next), later, least);
        boolean takesOver = isFed && takesOver(steps.get(next).until(), until, least, rule);
        return takesOver
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("rate-below-minimum", rule)
                                .at(
                                        next < 0
                                                ? "/steps"
                                                : "/steps/" + next + (isFed ? "/until" : "/rate"))
                                .with("fund", least.fund())
                                .with("minimum", later)
                                .with("minimumBy", "RULE")
                                .with("minimumOnceReached", later));
    }

    private static boolean takesOver(
            @Nullable Until later, Until earlier, Profile.Minimum least, Rule rule) {
        return later != null
                && (isUpTo(later, earlier.target(), earlier.shareOrWhole())
                        || isUpTo(later, least.ceilingOf(), rule.bound("target")));
    }

    private static boolean isUpTo(Until until, Until.@Nullable Target target, Fraction share) {
        return until.target() == target && until.shareOrWhole().isAtMost(share);
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
