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
import org.jspecify.annotations.Nullable;

/// What others are told of a batch of payments: when it is prepared, and when lines of it go on;
/// nothing of payees and accounts. The aggregate is the batch.
public final class PaymentBatchEvents {

    /// Lines came to a state.
    ///
    /// @param lines how many did
    /// @param line the number of the line, when it is one that went on by itself
    /// @param amount what these come to
    /// @param states how many lines of the batch stand where after it
    record Changed(
            UUID cooperativeId,
            UUID batchId,
            String purpose,
            PaymentState step,
            LocalDate on,
            int lines,
            @Nullable Integer line,
            Money amount,
            LocalDate executionOn,
            PaymentBatch.States states) {}

    private PaymentBatchEvents() {}

    public static void prepared(Tx tx, PaymentBatch batch) {
        publish(tx, batch, PaymentState.PREPARED, tx.today(), batch.lines(), null, batch.total());
    }

    public static void moved(Tx tx, PaymentMove move) {
        int lines = move.lines().size();
        publish(
                tx,
                move.batch(),
                move.to(),
                move.on(),
                lines,
                lines == 1 ? move.lines().getFirst().line() : null,
                move.amount());
    }

    private static void publish(
            Tx tx,
            PaymentBatch batch,
            PaymentState step,
            LocalDate on,
            int lines,
            @Nullable Integer line,
            Money amount) {
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
                                line,
                                amount,
                                batch.executionOn(),
                                batch.states())));
    }
}
