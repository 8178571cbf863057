package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// CA-05: a part of the result stays in the co-op, in the reserve or as the members' units, until
/// its equity is so much of its debts.
final class FundOrUnitsRules {

    private FundOrUnitsRules() {}

    /// @param base the year's result after losses
    static Optional<Refusal> refusal(
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
        Set<String> inUnits = terms.policy().stepsRetainedInUnits();
        Money zero = Money.zero(base.currency());
        Money units =
                inUnits.isEmpty()
                        ? zero
                        : shares.stream()
                                .filter(share -> inUnits.contains(share.step()))
                                .map(Share::retained)
                                .reduce(zero, Money::plus);
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

    private static boolean hasEnded(Figures figures, Rule rule) {
        return figures.equity() != null
                && figures.debts() != null
                && figures.equity().compareTo(figures.debts().timesRoundedUp(rule.bound("target")))
                        >= 0;
    }
}
