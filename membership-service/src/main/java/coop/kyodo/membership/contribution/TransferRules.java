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

    /// JP-020: whoever stays a member keeps at least one unit.
    ///
    /// @param held what is held on the day and at the least ever after
    static Decision<Long> keepsEnough(Rulebook profile, long held, long given) {
        var rule = profile.rule("JP-020");
        int least = rule.wholeBound("leastUnits");
        long left = held - given;
        if (left >= least) {
            return Decision.accepted(left);
        }
        return Decision.refused(
                Refusal.of("too-few-units-left", rule)
                        .at("/units")
                        .with("held", held)
                        .with("given", given)
                        .with("left", left)
                        .with("least", least));
    }
}
