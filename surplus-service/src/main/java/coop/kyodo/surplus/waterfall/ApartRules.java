package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profile;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// ES-01c: where a year's figures keep the result of non-members' work apart, the fund gets its
/// higher part of that and its usual part of the rest, also by a policy that takes from the whole
/// result. What the fund lacks is chosen for its step.
public final class ApartRules {

    private ApartRules() {}

    public static Optional<Refusal> refusalOf(
            Waterfall waterfall, Figures figures, Profile profile) {
        Money apart = figures.nonMemberResult();
        if (apart == null || !apart.isPositive()) {
            return Optional.empty();
        }
        return profile.guards().allMinimums().stream()
                .filter(least -> least.whenFrom() != null)
                .flatMap(least -> refusalOf(least, apart, waterfall, figures, profile).stream())
                .findFirst();
    }

    private static Optional<Refusal> refusalOf(
            Profile.Minimum least,
            Money apart,
            Waterfall waterfall,
            Figures figures,
            Profile profile) {
        Rule rule = profile.rule(least.rule());
        Money zero = Money.zero(apart.currency());
        Money rest = figures.netProfit().minus(apart).minus(figures.carriedLoss()).max(zero);
        Money minimum =
                profile.guards().allMinimums().stream()
                        .filter(usual -> usual.whenFrom() == null)
                        .filter(usual -> usual.fund().equals(least.fund()))
                        .map(usual ->
                                rest.timesRoundedUp(profile.rule(usual.rule()).bound("share")))
                        .reduce(apart.timesRoundedUp(rule.bound("share")), Money::plus)
                        .min(waterfall.base().minus(ofOthers(least, waterfall, profile)).max(zero));
        Money given =
                waterfall.lines().stream()
                        .filter(line -> least.fund().equals(line.fund()))
                        .map(Waterfall.Line::amount)
                        .reduce(zero, Money::plus);
        return given.compareTo(minimum) >= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("apart-result-below-minimum", rule)
                                .at("/choices")
                                .with("fund", least.fund())
                                .with("given", given)
                                .with("apart", apart)
                                .with("minimum", minimum));
    }

    /// What the other funds of the law must have.
    private static Money ofOthers(Profile.Minimum least, Waterfall waterfall, Profile profile) {
        Set<String> others =
                profile.guards().allMinimums().stream()
                        .map(Profile.Minimum::fund)
                        .filter(fund -> !fund.equals(least.fund()))
                        .collect(Collectors.toSet());
        return waterfall.lines().stream()
                .filter(line -> line.fund() != null && others.contains(line.fund()))
                .map(Waterfall.Line::required)
                .reduce(Money.zero(waterfall.base().currency()), Money::plus);
    }
}
