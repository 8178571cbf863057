package coop.kyodo.surplus.profile;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a law wants of a policy's steps, whatever else they take: what a fund must get at least
/// (JP-200 to JP-202 and their like), and the part of those who work (FR-03).
///
/// @param share the least rate of what the step's rate is taken of
/// @param ceilingOf what the rule's bound `target` is a part of; the duty never ends when left out
/// @param step the step that fulfils it
/// @param at where that step stands in the policy
/// @param givers the names of all steps that count for it
public record Duty(
        Rule rule,
        Fraction share,
        Until.@Nullable Target ceilingOf,
        Step step,
        int at,
        List<String> givers) {

    /// The duties of a policy within its profile, in the order of the steps that fulfil them.
    public static List<Duty> of(List<Step> steps, Profile profile, Articles articles) {
        List<Duty> duties = new ArrayList<>();
        for (Profile.Minimum least : profile.guards().allMinimums()) {
            Step.Source trigger = least.whenFrom();
            if (trigger == null || steps.stream().anyMatch(step -> step.source() == trigger)) {
                duties.addAll(ofMinimum(steps, least, profile.rule(least.rule()), articles));
            }
        }
        ofWork(steps, profile).ifPresent(duties::add);
        duties.sort(Comparator.comparingInt(Duty::at));
        return duties;
    }

    private static List<Duty> ofMinimum(
            List<Step> steps, Profile.Minimum least, Rule rule, Articles articles) {
        List<String> givers =
                steps.stream()
                        .filter(step -> least.fund().equals(step.fund()))
                        .map(Step::name)
                        .toList();
        List<Duty> duties = new ArrayList<>();
        Fraction ofLaw = rule.bound("share");
        Fraction ofArticles = articles.rate(least.articlesRate());
        Fraction share = ofArticles == null || ofLaw.isAtLeast(ofArticles) ? ofLaw : ofArticles;
        Fraction onceReached = rule.bounds().get("shareOnceReached");
        int below = MinimumRules.firstFeeding(steps, least, true);
        if (below >= 0 && share.signum() > 0) {
            Step step = steps.get(below);
            boolean ends = onceReached == null || step.until() != null;
            duties.add(new Duty(rule, share, ends ? least.ceilingOf() : null, step, below, givers));
        }
        int reached = MinimumRules.firstFeeding(steps, least, false);
        if (reached >= 0 && onceReached != null) {
            duties.add(new Duty(rule, onceReached, null, steps.get(reached), reached, givers));
        }
        return duties;
    }

    private static Optional<Duty> ofWork(List<Step> steps, Profile profile) {
        Profile.WorkPart work = profile.guards().workPart();
        if (work == null) {
            return Optional.empty();
        }
        int at =
                IntStream.range(0, steps.size())
                        .filter(i -> isByWork(steps.get(i)) && isSure(steps.get(i)))
                        .reduce(-1, Math::max);
        if (at < 0) {
            return Optional.empty();
        }
        Rule rule = profile.rule(work.rule());
        return Optional.of(
                new Duty(
                        rule,
                        rule.bound("share"),
                        null,
                        steps.get(at),
                        at,
                        steps.stream().filter(Duty::isByWork).map(Step::name).toList()));
    }

    private static boolean isByWork(Step step) {
        return step.split() != null && !step.split().isInterest();
    }

    private static boolean isSure(Step step) {
        return step.bound() != Step.Bound.MAX
                && (step.source() == Step.Source.RESULT
                        || step.source() == Step.Source.RESULT_AFTER_LOSS);
    }
}
