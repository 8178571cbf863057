package coop.kyodo.membership.capital;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of a member's capital. The aggregate is the member.
public final class CapitalEvents {

    /// What moved, and how the member and the co-op stand after it.
    ///
    /// @param countsFrom the first day at whose end the register counts it
    record Data(
            UUID cooperativeId,
            UUID memberId,
            Money amount,
            LocalDate effectiveOn,
            LocalDate countsFrom,
            Standing member,
            Standing cooperative) {}

    /// What happened to the capital.
    public enum Change {
        SUBSCRIBED("capital-subscribed", 0),
        PAID_IN("capital-paid-in", 0),
        PAYMENT_REVERSED("capital-payment-reversed", 0),
        /// Units went to another member, or fell in amount.
        REDUCED("capital-reduced", 0),
        /// Units ended with their day: of somebody who left, or given up. The register of the day
        /// itself has them.
        ENDED("capital-reduced", 1),
        /// That a membership ended is taken back.
        REDUCTION_REVERSED("capital-reduction-reversed", 1),
        REFUNDED("capital-refunded", 0);

        private final String type;
        private final int countsAfterDays;

        Change(String name, int countsAfterDays) {
            type = "coop.kyodo.membership." + name + ".v1";
            this.countsAfterDays = countsAfterDays;
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
                new Data(
                        cooperativeId,
                        memberId,
                        amount,
                        effectiveOn,
                        effectiveOn.plusDays(change.countsAfterDays),
                        member,
                        cooperative));
    }
}
