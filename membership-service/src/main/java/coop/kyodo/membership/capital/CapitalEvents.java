package coop.kyodo.membership.capital;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of a member's capital. The aggregate is the member.
public final class CapitalEvents {

    /// What moved, and how the member and the co-op stand after it.
    record Data(
            UUID cooperativeId,
            UUID memberId,
            Money amount,
            LocalDate effectiveOn,
            Standing member,
            Standing cooperative) {}

    /// What happened to the capital.
    public enum Change {
        SUBSCRIBED("capital-subscribed"),
        PAID_IN("capital-paid-in"),
        PAYMENT_REVERSED("capital-payment-reversed"),
        REDUCED("capital-reduced"),
        REDUCTION_REVERSED("capital-reduction-reversed"),
        REFUNDED("capital-refunded");

        private final String type;

        Change(String name) {
            type = "coop.kyodo.membership." + name + ".v1";
        }
    }

    private CapitalEvents() {}

    /// @param sequence the member's version
    public static Event of(
            Change change,
            UUID cooperativeId,
            UUID memberId,
            long sequence,
            Money amount,
            LocalDate effectiveOn,
            Standing member,
            Standing cooperative) {
        return new Event(
                change.type,
                memberId,
                sequence,
                new Data(cooperativeId, memberId, amount, effectiveOn, member, cooperative));
    }
}
