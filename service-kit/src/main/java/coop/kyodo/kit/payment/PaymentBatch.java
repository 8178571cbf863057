package coop.kyodo.kit.payment;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Payments that go to the bank together.
///
/// @param purpose what is paid, in the service's word, for example `REFUND`
/// @param executionOn the day the bank is asked to pay on
/// @param states how many lines stand where
public record PaymentBatch(
        UUID batchId,
        String purpose,
        LocalDate executionOn,
        Debtor debtor,
        int lines,
        Money total,
        States states,
        Instant recordedAt) {

    /// How many lines stand where.
    public record States(
            long prepared, long sent, long paid, long returned, long failed, long cancelled) {}

    /// The batch with fewer lines.
    ///
    /// @param amount what they were to pay together, in minor units
    PaymentBatch without(long number, long amount) {
        return new PaymentBatch(
                batchId,
                purpose,
                executionOn,
                debtor,
                Math.toIntExact(lines - number),
                Money.of(total.amount() - amount, total.currency()),
                states,
                recordedAt);
    }
}
