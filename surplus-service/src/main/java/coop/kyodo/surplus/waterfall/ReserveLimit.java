package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profile;
import java.util.Objects;
import java.util.Optional;

/// ES-02b: of a year's own loss the legal reserve bears at most the average part of the results
/// that went to it. A loss that is carried forward had its part in its own year [I].
final class ReserveLimit {

    private ReserveLimit() {}

    /// The most that the reserve bears, where the profile limits it; nothing while the average is
    /// not known.
    static Optional<Money> of(Terms terms) {
        Fraction average = terms.figures().averageReserveRate();
        return rule(terms)
                .map(rule ->
                        terms.figures()
                                .loss()
                                .timesRoundedDown(average == null ? Fraction.ZERO : average));
    }

    /// The reserve is not drawn above its limit, and only when its average is known.
    static Optional<Refusal> refusal(Terms terms) {
        Optional<Money> limit = of(terms);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        Rule rule = rule(terms).orElseThrow();
        Money most = limit.get();
        Money drawn = terms.wish().drawnFrom(Fund.LEGAL_RESERVE, most.currency());
        boolean bears =
                drawn.isPositive()
                        || (terms.figures().loss().isPositive()
                                && terms.policy().allLosses().stream()
                                        .anyMatch(step -> step.from().equals(Fund.LEGAL_RESERVE)));
        if (bears && terms.figures().averageReserveRate() == null) {
            return Optional.of(
                    Refusal.of("reserve-average-unknown", rule).with("from", Fund.LEGAL_RESERVE));
        }
        return drawn.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("draw-down-above-average", rule)
                                .at(terms.wish().drawnAbove(Fund.LEGAL_RESERVE, most))
                                .with("from", Fund.LEGAL_RESERVE)
                                .with("requested", drawn)
                                .with("loss", terms.figures().loss())
                                .with(
                                        "average",
                                        Objects.requireNonNull(
                                                terms.figures().averageReserveRate()))
                                .with("maximum", most));
    }

    private static Optional<Rule> rule(Terms terms) {
        Profile.Losses losses = terms.profile().guards().losses();
        return losses == null
                ? Optional.empty()
                : Optional.ofNullable(losses.reserveLimit()).map(terms.profile()::rule);
    }
}
