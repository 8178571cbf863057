package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// JW-03d, FR-04: the members receive something on capital only after what goes to them by work, so
/// that capital gets nothing of a year that gives nothing to work.
public final class CapitalAfterWorkRules {

    private CapitalAfterWorkRules() {}

    public static Optional<Refusal> refusalOf(Waterfall waterfall, Policy policy, Profile profile) {
        Money zero = Money.zero(waterfall.netProfit().currency());
        Money interest = given(waterfall.lines(), policy, true, zero);
        Money work = given(waterfall.lines(), policy, false, zero);
        return profile.interestFollowsWork()
                .filter(_ -> interest.isPositive() && !work.isPositive())
                .map(rule ->
                        Refusal.of("interest-without-work", rule)
                                .at("/distributed")
                                .with("interest", interest)
                                .with("work", work));
    }

    /// What a step on capital takes that takes at most so much, when nobody chooses: nothing while
    /// the steps by work, which are all before it, gave nothing.
    ///
    /// @param before what the earlier steps took
    /// @param most the most that the step may take
    static Money byDefault(
            Step step, List<Waterfall.Line> before, Money most, Policy policy, Profile profile) {
        if (profile.interestFollowsWork().isEmpty()
                || step.bound() != Step.Bound.MAX
                || step.split() == null
                || !step.split().isInterest()) {
            return most;
        }
        Money zero = Money.zero(most.currency());
        return given(before, policy, false, zero).isPositive() ? most : zero;
    }

    private static Money given(
            List<Waterfall.Line> lines, Policy policy, boolean onCapital, Money zero) {
        Set<String> steps =
                policy.steps().stream()
                        .filter(step ->
                                step.split() != null && step.split().isInterest() == onCapital)
                        .map(Step::name)
                        .collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> steps.contains(line.step()))
                .map(Waterfall.Line::amount)
                .reduce(zero, Money::plus);
    }
}
