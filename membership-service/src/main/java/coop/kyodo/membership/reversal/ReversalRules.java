package coop.kyodo.membership.reversal;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;

/// When a payment of capital, or the end of a membership, may be taken back.
final class ReversalRules {

    private ReversalRules() {}

    /// JP-026: whoever is a member has paid, so a correction that leaves a member with unpaid
    /// capital says so.
    ///
    /// @param unpaidAfter what the member has not paid after it
    /// @param said whether the request says so
    static Decision<Money> saysWhatIsUnpaid(
            Rulebook profile, Money amount, Money unpaidAfter, boolean said) {
        if (said || unpaidAfter.isZero()) {
            return Decision.accepted(unpaidAfter);
        }
        return Decision.refused(
                Refusal.of("reversal-leaves-unpaid", profile.rule("JP-026"))
                        .at("/leavesUnpaid")
                        .with("amount", amount)
                        .with("unpaidAfter", unpaidAfter));
    }

    /// JP-054: once the share of whoever left is valued, a claim and the value of a year rest on
    /// the leaving.
    ///
    /// @param open whether the share still waits
    static Decision<LocalDate> notYetValued(
            Rulebook profile, boolean open, LocalDate leftOn, LocalDate valuedOn) {
        if (open) {
            return Decision.accepted(leftOn);
        }
        return Decision.refused(
                Refusal.of("share-valued", profile.rule("JP-054"))
                        .with("leftOn", leftOn)
                        .with("valuedOn", valuedOn));
    }

    /// JP-022: others took units over because the member had left, and keep them.
    ///
    /// @param taken how many
    static Decision<Long> notTakenByOthers(Rulebook profile, LocalDate leftOn, long taken) {
        if (taken == 0) {
            return Decision.accepted(taken);
        }
        return Decision.refused(
                Refusal.of("units-taken-by-others", profile.rule("JP-022"))
                        .with("leftOn", leftOn)
                        .with("unitsTakenOver", taken));
    }

    /// JP-026: what was paid makes the member, and is taken back as far as it is there still, on
    /// the day and ever after: it may have left with units that went to others or were given up, or
    /// when the unit amount fell.
    ///
    /// @param there the least of what was paid in
    static Decision<Money> stillThere(Rulebook profile, Money amount, Money there) {
        return amount.compareTo(there) <= 0
                ? Decision.accepted(amount)
                : Decision.refused(
                        Refusal.of("reversal-exceeds-paid-in", profile.rule("JP-026"))
                                .with("amount", amount)
                                .with("there", there));
    }
}
