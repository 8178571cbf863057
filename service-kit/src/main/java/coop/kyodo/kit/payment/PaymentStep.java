package coop.kyodo.kit.payment;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// A step of all lines of a batch that can take it.
///
/// @param step where they go
public record PaymentStep(@NotNull Step step, @NotNull LocalDate on) {

    /// What a whole batch can do.
    public enum Step {
        SENT(PaymentState.PREPARED, PaymentState.SENT),
        PAID(PaymentState.SENT, PaymentState.PAID),
        CANCELLED(PaymentState.PREPARED, PaymentState.CANCELLED);

        private final PaymentState from;
        private final PaymentState to;

        Step(PaymentState from, PaymentState to) {
            this.from = from;
            this.to = to;
        }

        PaymentState from() {
            return from;
        }

        PaymentState to() {
            return to;
        }
    }
}
