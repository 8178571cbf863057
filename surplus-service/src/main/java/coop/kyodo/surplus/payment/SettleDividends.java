package coop.kyodo.surplus.payment;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentBatches;
import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.fund.LiabilityRules;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Follows a batch of dividends to the bank and back. What comes back or fails may be in another
/// batch.
final class SettleDividends {

    /// A step of all lines of a batch that can take it.
    ///
    /// @param step where they go
    record Step(@NotNull BatchStep step, @NotNull LocalDate on) {}

    /// What a whole batch can do.
    enum BatchStep {
        SENT(PaymentState.PREPARED, PaymentState.SENT),
        PAID(PaymentState.SENT, PaymentState.PAID),
        CANCELLED(PaymentState.PREPARED, PaymentState.CANCELLED);

        private final PaymentState from;
        private final PaymentState to;

        BatchStep(PaymentState from, PaymentState to) {
            this.from = from;
            this.to = to;
        }
    }

    /// What became of one line.
    ///
    /// @param reason as the bank says
    record Outcome(
            @NotNull LineOutcome outcome,
            @NotNull LocalDate on,
            @Nullable @Size(max = 200) String reason) {}

    /// What can become of one line.
    enum LineOutcome {
        PAID(PaymentState.PAID),
        RETURNED(PaymentState.RETURNED),
        FAILED(PaymentState.FAILED),
        CANCELLED(PaymentState.CANCELLED);

        private final PaymentState to;

        LineOutcome(PaymentState to) {
            this.to = to;
        }
    }

    private SettleDividends() {}

    static PaymentBatch step(Tx tx, UUID batchId, Step step) {
        PaymentBatch batch = PaymentBatches.locked(tx, batchId);
        mustBeDividends(batch);
        List<PaymentLine> lines =
                PaymentLines.moveAll(tx, batchId, step.step().from, step.step().to, step.on());
        Money total =
                lines.stream()
                        .map(PaymentLine::amount)
                        .reduce(Money.zero(batch.total().currency()), Money::plus);
        post(tx, "batch " + batchId, step.step().from, step.step().to, total, step.on());
        tx.audit(
                "dividends-" + step.step(),
                batchId.toString(),
                Map.of("lines", lines.size(), "on", step.on()));
        return PaymentBatches.get(tx, batchId);
    }

    static PaymentLine outcome(Tx tx, UUID batchId, int line, Outcome outcome) {
        mustBeDividends(PaymentBatches.locked(tx, batchId));
        PaymentLine before =
                PaymentLines.move(
                        tx, batchId, line, outcome.outcome().to, outcome.on(), outcome.reason());
        post(
                tx,
                "batch " + batchId + ", line " + line,
                before.state(),
                outcome.outcome().to,
                before.amount(),
                outcome.on());
        tx.audit(
                "dividend-" + outcome.outcome(),
                batchId + "/" + line,
                Map.of("amount", before.amount(), "on", outcome.on()));
        return PaymentLines.get(tx, batchId, line);
    }

    private static void post(
            Tx tx,
            String reference,
            PaymentState from,
            PaymentState to,
            Money amount,
            LocalDate on) {
        List<Journal.Posting> postings = LiabilityRules.payment(place(from), place(to), amount);
        if (!postings.isEmpty()) {
            Journals.post(tx, reference, Journal.Kind.PAYMENT, on, postings);
        }
    }

    private static LiabilityRules.Place place(PaymentState state) {
        return switch (state) {
            case PREPARED, FAILED, RETURNED, CANCELLED -> LiabilityRules.Place.OWED;
            case SENT -> LiabilityRules.Place.AT_THE_BANK;
            case PAID -> LiabilityRules.Place.PAID;
        };
    }

    private static void mustBeDividends(PaymentBatch batch) {
        if (!batch.purpose().equals(PrepareDividends.PURPOSE)) {
            throw Problems.notFound("payment-batch-not-found");
        }
    }
}
