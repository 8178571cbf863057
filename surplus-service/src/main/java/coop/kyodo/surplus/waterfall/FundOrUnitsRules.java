package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// CA-05: a part of the result stays in the co-op, in the reserve or as the members' units, until
/// its equity is so much of its debts.
public final class FundOrUnitsRules {

    private FundOrUnitsRules() {}

    /// @param base the year's result after losses
    /// @param shares of those whose retained part buys units
    public static Optional<Refusal> refusal(
            Terms terms, Money base, List<Waterfall.Line> lines, List<Share> shares) {
        Profile.FundOrUnits duty = terms.profile().guards().fundOrUnits();
        if (duty == null) {
            return Optional.empty();
        }
        Rule rule = terms.profile().rule(duty.rule());
        Money least = base.timesRoundedUp(rule.bound("share"));
        if (hasEnded(terms.figures(), rule) || least.isZero()) {
            return Optional.empty();
        }
        Money bought = terms.unitsBought();
        Money units = bought == null ? units(terms, shares, Money.zero(base.currency())) : bought;
        Money given =
                lines.stream()
                        .filter(line -> duty.fund().equals(line.fund()))
                        .map(Waterfall.Line::amount)
                        .reduce(units, Money::plus);
        return given.compareTo(least) >= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("fund-or-units-below-minimum", rule)
                                .with("fund", duty.fund())
                                .with("given", given)
                                .with("minimum", least));
    }

    /// The whole units that the shares buy: what is less than one is paid in money. All that is
    /// retained where the articles do not say what a unit costs.
    private static Money units(Terms terms, List<Share> shares, Money zero) {
        Set<String> inUnits = terms.policy().stepsRetainedInUnits();
        if (inUnits.isEmpty()) {
            return zero;
        }
        Map<UUID, Long> retained = new HashMap<>();
        shares.stream()
                .filter(share -> inUnits.contains(share.step()))
                .forEach(share ->
                        retained.merge(share.memberId(), share.retained().amount(), Long::sum));
        Money unit = terms.articles().unitAmount();
        long whole = unit == null || !unit.isPositive() ? 1 : unit.amount();
        return retained.values().stream()
                .map(amount -> Money.of(amount - amount % whole, zero.currency()))
                .reduce(zero, Money::plus);
    }

    private static boolean hasEnded(Figures figures, Rule rule) {
        return figures.equity() != null
                && figures.debts() != null
                && figures.equity().compareTo(figures.debts().timesRoundedUp(rule.bound("target")))
                        >= 0;
    }
}
