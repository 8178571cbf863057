package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;

/// How many units a member holds at least.
public final class UnitRules {

    private UnitRules() {}

    /// JP-020: whoever stays a member keeps at least one unit.
    ///
    /// @param held what is held on the day and at the least ever after
    public static Decision<Long> keepsEnough(Rulebook profile, long held, long given) {
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

    /// JP-030: units are given up as a leaver's are, out of capital that is paid up.
    ///
    /// @param isPaidUp whether it is, on the day and ever since
    /// @param paidIn the least that was paid in from the day on
    /// @param unpaid what is unpaid now
    public static Decision<Money> paidUp(
            Rule rule, boolean isPaidUp, Money given, Money paidIn, Money unpaid) {
        if (isPaidUp) {
            return Decision.accepted(given);
        }
        return Decision.refused(
                Refusal.of("capital-unpaid", rule)
                        .with("amount", given)
                        .with("paidIn", paidIn)
                        .with("unpaid", unpaid));
    }
}
