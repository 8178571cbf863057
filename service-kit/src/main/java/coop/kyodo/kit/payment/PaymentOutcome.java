package coop.kyodo.kit.payment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What became of one line of a batch.
///
/// @param reason as the bank says
public record PaymentOutcome(
        @NotNull Outcome outcome, @NotNull LocalDate on, @Nullable @Size(max = 200) String reason) {

    /// What can become of one line.
    public enum Outcome {
        PAID(PaymentState.PAID),
        RETURNED(PaymentState.RETURNED),
        FAILED(PaymentState.FAILED),
        CANCELLED(PaymentState.CANCELLED);

        private final PaymentState to;

        Outcome(PaymentState to) {
            this.to = to;
        }

        PaymentState to() {
            return to;
        }
    }
}
