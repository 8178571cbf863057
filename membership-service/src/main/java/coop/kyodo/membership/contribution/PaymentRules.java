package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;

/// What may be paid in.
final class PaymentRules {

    private PaymentRules() {}

    /// JP-024: nobody pays more than was subscribed.
    ///
    /// @return what is still outstanding after the payment
    static Decision<Money> withinSubscription(Rulebook profile, Money outstanding, Money amount) {
        if (amount.compareTo(outstanding) <= 0) {
            return Decision.accepted(outstanding.minus(amount));
        }
        return Decision.refused(
                Refusal.of("payment-exceeds-subscription", profile.rule("JP-024"))
                        .at("/amount")
                        .with("amount", amount)
                        .with("outstanding", outstanding));
    }
}
