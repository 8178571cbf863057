package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;

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

    /// JP-026: units pass on paid up, as they were when their holder became a member.
    ///
    /// @param paidUp whether the giver owes nothing and so much is paid in, on the day and ever
    ///   after
    static Decision<Money> paidUp(
            Rulebook profile, boolean paidUp, long units, Money amount, LocalDate transferredOn) {
        return paidUp
                ? Decision.accepted(amount)
                : Decision.refused(
                        Refusal.of("capital-unpaid", profile.rule("JP-026"))
                                .with("units", units)
                                .with("amount", amount)
                                .with("transferredOn", transferredOn));
    }
}
