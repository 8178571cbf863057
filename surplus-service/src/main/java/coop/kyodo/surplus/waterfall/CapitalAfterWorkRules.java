package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// JW-03d, FR-04: the members receive something on capital only after what goes to them by work, so
/// that capital gets nothing of a year that gives nothing to work.
public final class CapitalAfterWorkRules {

    private CapitalAfterWorkRules() {}

    public static Optional<Refusal> refusalOf(Waterfall waterfall, Policy policy, Profile profile) {
        String rule = profile.guards().interest();
        if (rule == null) {
            return Optional.empty();
        }
        Money interest = given(waterfall, policy, true);
        Money work = given(waterfall, policy, false);
        return interest.isPositive() && !work.isPositive()
                ? Optional.of(
                        Refusal.of("interest-without-work", profile.rule(rule))
                                .at("/distributed")
                                .with("interest", interest)
                                .with("work", work))
                : Optional.empty();
    }

    private static Money given(Waterfall waterfall, Policy policy, boolean onCapital) {
        Set<String> steps =
                policy.steps().stream()
                        .filter(step ->
                                step.split() != null && step.split().isInterest() == onCapital)
                        .map(Step::name)
                        .collect(Collectors.toSet());
        return waterfall.lines().stream()
                .filter(line -> steps.contains(line.step()))
                .map(Waterfall.Line::amount)
                .reduce(Money.zero(waterfall.netProfit().currency()), Money::plus);
    }
}
