package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import java.util.Optional;

/// Takes a year's result through the policy's steps: losses first, then step by step, each from
/// what the ones before left, and the rest is carried forward.
public final class WaterfallRules {

    private WaterfallRules() {}

    /// What follows from the terms, or the rule that refuses what is wished.
    public static Decision<Outcome> compute(Terms terms) {
        Optional<Refusal> refusal =
                DrawDownRules.refusal(terms)
                        .or(() -> ReserveLimit.refusal(terms))
                        .or(() -> refusalOfAnyDistribution(terms));
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        return NonMemberLossRules.run(terms, null);
    }

    /// What the same policy gives the same members by other figures, as far as it feeds funds and
    /// gives on capital. A million members are divided among only where that depends on it.
    ///
    /// @param made what came of it by the figures of before
    public static Decision<Waterfall> again(Terms terms, Waterfall made) {
        Optional<Refusal> refusal =
                DrawDownRules.refusal(terms).or(() -> ReserveLimit.refusal(terms));
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        boolean asksShares = terms.profile().guards().fundOrUnits() != null;
        return switch (NonMemberLossRules.run(
                terms, asksShares ? null : new KnownDivisions(terms.policy(), made))) {
            case Decision.Refused<Outcome>(Refusal refused) -> Decision.refused(refused);
            case Decision.Accepted<Outcome>(Outcome outcome) ->
                    Decision.accepted(outcome.waterfall());
        };
    }

    /// Whether a step takes from paid-in capital, or no more than a part of it.
    public static boolean isOnCapital(Step step) {
        return KnownDivisions.isOnCapital(step);
    }

    /// JP-241, JP-203: nothing is distributed by a policy that has no step for it.
    private static Optional<Refusal> refusalOfAnyDistribution(Terms terms) {
        Money distributed = terms.wish().distributed();
        if (distributed == null
                || distributed.isZero()
                || terms.policy().firstToMembers().isPresent()) {
            return Optional.empty();
        }
        Profile profile = terms.profile();
        String forbidding = profile.guards().distributionForbiddenBy();
        return Optional.of(
                Refusal.of(
                                "distribution-forbidden",
                                forbidding == null ? profile.orderRule() : profile.rule(forbidding))
                        .at("/distributed")
                        .with("requested", distributed)
                        .with("available", Money.zero(distributed.currency())));
    }
}
