package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;

/// How many units a member holds at least, and what of units that are given up is unpaid.
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

    /// JP-030, JP-054: what is paid in of the units leaves with them, so it is there on every later
    /// day and was not taken back.
    ///
    /// @param paidInOfUnits at the year's end
    /// @param paidIn the least that was paid in on all units then and ever after
    public static Decision<Money> paidInIsThere(
            Rulebook profile, Money paidInOfUnits, Money paidIn) {
        if (paidInOfUnits.compareTo(paidIn) <= 0) {
            return Decision.accepted(paidInOfUnits);
        }
        return Decision.refused(
                Refusal.of("reduction-exceeds-paid-in", profile.rule("JP-030"))
                        .at("/units")
                        .with("paidInOfUnits", paidInOfUnits)
                        .with("paidIn", paidIn));
    }

    /// JP-030: of what a member gives up the unpaid leaves first, since what was subscribed last is
    /// paid last; whoever stays is left with as much paid in as can be.
    ///
    /// @param given the amount of the units
    /// @param unpaid what is unpaid of all of the member's units
    /// @return what of the given units is unpaid
    public static Money unpaidOf(Money given, Money unpaid) {
        return given.min(unpaid);
    }
}
