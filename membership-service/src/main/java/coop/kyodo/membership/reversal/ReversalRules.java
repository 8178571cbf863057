package coop.kyodo.membership.reversal;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;

/// When a payment of capital may be taken back.
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
}
