package coop.kyodo.surplus.plan;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.policy.IndivisibleFunds;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Wish;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a policy of the co-op once made indivisible, or set aside for mutual aid, stays so when a
/// later policy does not name it any more: apart from the sources of losses that the profile lists,
/// no plan draws on it or covers a loss from it.
final class DrawnFunds {

    private DrawnFunds() {}

    static void mustBeDivisible(Tx tx, Profile profile, Policy policy, Wish wish) {
        Profile.Losses losses = profile.guards().losses();
        List<String> sources = losses == null ? List.of() : losses.sources();
        IndivisibleFunds funds = IndivisibleFunds.of(tx, profile);
        for (int i = 0; i < wish.drawDowns().size(); i++) {
            mustBeDivisible(
                    funds, profile, sources, wish.drawDowns().get(i).from(), "/drawDowns/" + i);
        }
        IntStream.range(0, policy.allLosses().size())
                .filter(i -> !policy.allLosses().get(i).isMembers())
                .forEach(i ->
                        mustBeDivisible(
                                funds,
                                profile,
                                sources,
                                policy.allLosses().get(i).from(),
                                "/losses/" + i + "/from"));
    }

    private static void mustBeDivisible(
            IndivisibleFunds funds,
            Profile profile,
            List<String> sources,
            String fund,
            String pointer) {
        if (sources.contains(fund)) {
            return;
        }
        Optional<Refusal> refusal =
                funds.isOne(fund)
                        ? Optional.of(
                                Refusal.of(
                                        "draw-down-indivisible", profile.ruleOfIndivisible(fund)))
                        : funds.tiedBy(fund).map(rule -> Refusal.of("draw-down-tied", rule));
        refusal.ifPresent(refused -> {
            throw new RefusedException(
                    refused.at(pointer).with("from", fund).with("sources", sources));
        });
    }
}
