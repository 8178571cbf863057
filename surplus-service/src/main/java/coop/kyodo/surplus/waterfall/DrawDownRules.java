package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profile;
import java.util.List;
import java.util.Optional;

/// What may be drawn from the funds: voluntary funds for any purpose; the others only to cover a
/// loss, in the order the profile sets, and each only up to its balance (JP-200, JP-210).
final class DrawDownRules {

    private DrawDownRules() {}

    static Optional<Refusal> refusal(Terms terms) {
        List<Wish.DrawDown> draws = terms.wish().drawDowns();
        if (draws.isEmpty()) {
            return Optional.empty();
        }
        Profile.Losses losses = terms.profile().guards().losses();
        if (losses == null) {
            return Optional.of(
                    Refusal.of("draw-down-forbidden", terms.profile().orderRule())
                            .at("/drawDowns"));
        }
        Rule rule = terms.profile().rule(losses.rule());
        Figures figures = terms.figures();
        Money zero = Money.zero(figures.currency());
        Money loss = figures.netProfit().plus(figures.carriedForward()).negated().max(zero);
        Money undrawnBefore = zero;
        for (String name : losses.sources()) {
            Wish.DrawDown.Source source = Wish.DrawDown.Source.valueOf(name);
            Money drawn = terms.wish().drawnFrom(source, figures.currency());
            Money balance = figures.balanceOf(name);
            if (drawn.isNegative() || drawn.compareTo(balance) > 0) {
                return refused("draw-down-above-balance", rule, name, drawn, balance);
            }
            boolean free = source == Wish.DrawDown.Source.VOLUNTARY_FUND;
            if (!free && drawn.compareTo(loss) > 0) {
                Rule only =
                        name.equals(Fund.LEGAL_RESERVE)
                                ? terms.profile().rule(losses.reserveRule())
                                : rule;
                return refused("draw-down-above-loss", only, name, drawn, loss);
            }
            if (drawn.isPositive() && undrawnBefore.isPositive() && loss.isPositive()) {
                return refused("draw-down-out-of-order", rule, name, drawn, zero);
            }
            loss = loss.minus(drawn).max(zero);
            undrawnBefore = undrawnBefore.plus(balance.minus(drawn));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(
            String code, Rule rule, String from, Money drawn, Money maximum) {
        return Optional.of(
                Refusal.of(code, rule)
                        .at("/drawDowns")
                        .with("from", from)
                        .with("requested", drawn)
                        .with("maximum", maximum));
    }
}
