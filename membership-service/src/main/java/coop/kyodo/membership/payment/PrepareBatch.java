package coop.kyodo.membership.payment;

import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentBatches;
import coop.kyodo.kit.payment.PaymentOrder;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts orders into a batch, tells others of it and notes it in the audit log.
public final class PrepareBatch {

    private PrepareBatch() {}

    /// The id of the batch that this asks for; a 400 or 409 when the debtor's account or the id is
    /// no good.
    public static UUID checked(Tx tx, BatchRequest request) {
        request.debtor().account().wellFormed("/debtor/account");
        return PaymentBatches.newId(tx, request.id());
    }

    /// @param batchId as [#checked] gave it
    /// @param audited what the audit log calls it
    /// @param orders at least one
    public static PaymentBatch prepare(
            Tx tx,
            Cooperative cooperative,
            UUID batchId,
            String purpose,
            String audited,
            BatchRequest request,
            List<PaymentOrder> orders) {
        PaymentBatch batch =
                PaymentBatches.prepare(
                        tx,
                        batchId,
                        purpose,
                        request.executionOn(),
                        request.debtor(),
                        cooperative.currency(),
                        orders);
        PaymentBatchEvents.prepared(tx, batch);
        tx.audit(
                audited,
                batchId.toString(),
                Map.of(
                        "lines", batch.lines(),
                        "total", batch.total(),
                        "executionOn", request.executionOn()));
        return batch;
    }
}
