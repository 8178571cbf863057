package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.LossRules;
import coop.kyodo.surplus.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What may be drawn from the funds: voluntary funds, whatever their names, for any purpose, unless
/// the profile has nothing drawn but for losses; the others only to cover a loss, in the order the
/// profile sets, and each only up to its balance (JP-200, JP-210). A fund of which no more is free
/// than is drawn is used up, whatever its uses have reserved: that is to be spent and covers no
/// loss.
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
                            .at("/drawDowns/0")
                            .with("from", draws.getFirst().from())
                            .with("sources", List.of()));
        }
        Rule rule = terms.profile().rule(losses.rule());
        for (int i = 0; i < draws.size(); i++) {
            String from = draws.get(i).from();
            if (!losses.sources().contains(sourceOf(from, terms))) {
                return Optional.of(
                        Refusal.of(
                                        "draw-down-forbidden",
                                        terms.profile().indivisibilityOf(from).orElse(rule))
                                .at("/drawDowns/" + i)
                                .with("from", from)
                                .with("sources", losses.sources()));
            }
        }
        return refusalOfAmounts(terms, losses, rule);
    }

    private static Optional<Refusal> refusalOfAmounts(
            Terms terms, Profile.Losses losses, Rule rule) {
        Figures figures = terms.figures();
        Money zero = Money.zero(figures.currency());
        Money loss = figures.netProfit().plus(figures.carriedForward()).negated().max(zero);
        Money undrawnBefore = zero;
        for (String source : losses.sources()) {
            Money left = zero;
            Money drawnOfSource = zero;
            for (String fund : fundsOf(source, terms)) {
                Money drawn = terms.wish().drawnFrom(fund, figures.currency());
                Money balance = figures.balanceOf(fund);
                if (drawn.isNegative() || drawn.compareTo(balance) > 0) {
                    return refused("draw-down-above-balance", rule, terms, fund, balance);
                }
                if ((losses.nothingElse() || !source.equals(Fund.VOLUNTARY))
                        && drawn.compareTo(loss) > 0) {
                    Rule only =
                            fund.equals(Fund.LEGAL_RESERVE)
                                    ? terms.profile().rule(losses.reserveRule())
                                    : rule;
                    return refused("draw-down-above-loss", only, terms, fund, loss);
                }
                if (drawn.isPositive() && undrawnBefore.isPositive() && loss.isPositive()) {
                    return refused("draw-down-out-of-order", rule, terms, fund, zero);
                }
                drawnOfSource = drawnOfSource.plus(drawn);
                left = left.plus(terms.free(fund).minus(drawn).max(zero));
            }
            loss = loss.minus(drawnOfSource).max(zero);
            undrawnBefore = undrawnBefore.plus(left);
        }
        return Optional.empty();
    }

    private static List<String> fundsOf(String source, Terms terms) {
        return Stream.concat(
                        terms.figures().reportedFunds().keySet().stream(),
                        terms.wish().drawDowns().stream().map(Wish.DrawDown::from))
                .distinct()
                .sorted()
                .filter(fund -> sourceOf(fund, terms).equals(source))
                .toList();
    }

    private static String sourceOf(String fund, Terms terms) {
        return LossRules.sourceOf(fund, terms.policy().steps(), terms.profile());
    }

    private static Optional<Refusal> refused(
            String code, Rule rule, Terms terms, String from, Money maximum) {
        return Optional.of(
                Refusal.of(code, rule)
                        .at(terms.wish().drawnAbove(from, maximum))
                        .with("from", from)
                        .with("requested", terms.wish().drawnFrom(from, maximum.currency()))
                        .with("maximum", maximum));
    }
}
