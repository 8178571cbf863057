package coop.kyodo.federation.federation;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import org.jspecify.annotations.Nullable;

/// What a federation's articles may set.
final class FederationRules {

    private FederationRules() {}

    /// JP-264: the notice for leaving is the Act's, or longer up to the Act's most.
    ///
    /// @param days null for the Act's own
    static Decision<Integer> withdrawalNotice(@Nullable Integer days, Rulebook rules) {
        Rule rule = rules.rule("JP-264");
        int least = rule.wholeBound("noticeDays");
        int most = rule.wholeBound("noticeDaysMost");
        int chosen = days == null ? least : days;
        if (chosen < least || chosen > most) {
            return Decision.refused(
                    Refusal.of("withdrawal-notice-out-of-bounds", rule)
                            .at("/withdrawalNoticeDays")
                            .with("withdrawalNoticeDays", chosen)
                            .with("least", least)
                            .with("most", most));
        }
        return Decision.accepted(chosen);
    }
}
