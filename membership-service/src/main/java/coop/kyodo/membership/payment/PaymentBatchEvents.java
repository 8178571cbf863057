package coop.kyodo.membership.payment;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentBatches;
import coop.kyodo.kit.payment.PaymentMove;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of a batch of payments: when it is prepared, and when lines of it go on;
/// nothing of payees and accounts. The aggregate is the batch.
public final class PaymentBatchEvents {

    /// Lines came to a state.
    ///
    /// @param lines how many did
    /// @param amount what these come to
    /// @param states how many lines of the batch stand where after it
    record Changed(
            UUID cooperativeId,
            UUID batchId,
            String purpose,
            PaymentState step,
            LocalDate on,
            int lines,
            Money amount,
            LocalDate executionOn,
            PaymentBatch.States states) {}

    private PaymentBatchEvents() {}

    public static void prepared(Tx tx, PaymentBatch batch) {
        publish(tx, batch, PaymentState.PREPARED, tx.today(), batch.lines(), batch.total());
    }

    public static void moved(Tx tx, PaymentMove move) {
        publish(tx, move.batch(), move.to(), move.on(), move.lines().size(), move.amount());
    }

    private static void publish(
            Tx tx, PaymentBatch batch, PaymentState step, LocalDate on, int lines, Money amount) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.payment-batch-changed.v1",
                        batch.batchId(),
                        PaymentBatches.version(tx, batch.batchId()),
                        new Changed(
                                tx.tenant(),
                                batch.batchId(),
                                batch.purpose(),
                                step,
                                on,
                                lines,
                                amount,
                                batch.executionOn(),
                                batch.states())));
    }
}
