package coop.kyodo.surplus.plan;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.policy.Policies;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Wish;
import java.util.List;

/// What a policy of the co-op once made indivisible stays so when a later policy does not name it
/// any more: apart from the sources of losses that the profile lists, no plan draws on it.
final class IndivisibleFunds {

    private IndivisibleFunds() {}

    static void mustStayWhole(Tx tx, Profile profile, Wish wish) {
        Profile.Losses losses = profile.guards().losses();
        List<String> sources = losses == null ? List.of() : losses.sources();
        for (Wish.DrawDown draw : wish.drawDowns()) {
            if (!sources.contains(draw.from())
                    && Policies.feedAsIndivisible(tx, profile, draw.from())) {
                throw new RefusedException(
                        Refusal.of("draw-down-forbidden", profile.orderRule())
                                .at("/drawDowns")
                                .with("from", draw.from())
                                .with("sources", sources));
            }
        }
    }
}
