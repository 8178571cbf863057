package coop.kyodo.membership.contribution;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;

/// Whether units pass from one member to another.
final class TransferRules {

    private TransferRules() {}

    /// JP-028: a share is not transferred. A profile without this rule allows it.
    static Decision<Long> transferable(Rulebook profile, long units) {
        return profile.findRule("JP-028")
                .map(rule ->
                        Decision.<Long>refused(
                                Refusal.of("units-not-transferable", rule)
                                        .with("units", units)
                                        .with("transferable", 0)))
                .orElseGet(() -> Decision.accepted(units));
    }
}
