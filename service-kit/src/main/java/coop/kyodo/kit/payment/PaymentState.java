package coop.kyodo.kit.payment;

import java.util.Set;

/// Where a line of a batch stands.
public enum PaymentState {
    /// In a batch that has not gone to the bank.
    PREPARED,
    /// Handed to the bank.
    SENT,
    /// The bank has paid.
    PAID,
    /// The money came back, before or after the bank reported it as paid.
    RETURNED,
    /// The bank refused the order.
    FAILED,
    /// Taken out before it went to the bank.
    CANCELLED;

    /// Whether a line may go from this state to the next.
    public boolean mayBecome(PaymentState next) {
        return next.predecessors().contains(this);
    }

    /// From where a line comes to this state.
    Set<PaymentState> predecessors() {
        return switch (this) {
            case PREPARED -> Set.of();
            case SENT, CANCELLED -> Set.of(PREPARED);
            case PAID, FAILED -> Set.of(SENT);
            case RETURNED -> Set.of(SENT, PAID);
        };
    }
}
