package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Profile;
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
        return NonMemberLossRules.run(terms);
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
