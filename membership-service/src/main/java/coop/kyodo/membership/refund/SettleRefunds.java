package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentBatches;
import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberCapital;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Follows a batch of refunds to the bank and back. What the bank has paid is posted once, in the
/// transaction in which the line becomes paid; what came back is posted back.
final class SettleRefunds {

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

    private SettleRefunds() {}

    static PaymentBatch step(Tx tx, UUID batchId, Step step) {
        Cooperative cooperative = Cooperatives.locked(tx);
        mustBeRefunds(PaymentBatches.locked(tx, batchId));
        List<PaymentLine> lines =
                PaymentLines.moveAll(tx, batchId, step.step().from, step.step().to, step.on());
        if (step.step() == BatchStep.PAID) {
            paid(tx, cooperative, lines, step.on());
        }
        tx.audit(
                "refunds-" + step.step(),
                batchId.toString(),
                Map.of("lines", lines.size(), "on", step.on()));
        return PaymentBatches.get(tx, batchId);
    }

    static PaymentLine outcome(Tx tx, UUID batchId, int line, Outcome outcome) {
        Cooperative cooperative = Cooperatives.locked(tx);
        mustBeRefunds(PaymentBatches.locked(tx, batchId));
        PaymentLine before =
                PaymentLines.move(
                        tx, batchId, line, outcome.outcome().to, outcome.on(), outcome.reason());
        if (outcome.outcome() == LineOutcome.PAID) {
            paid(tx, cooperative, List.of(before), outcome.on());
        }
        if (before.state() == PaymentState.PAID) {
            cameBack(tx, cooperative, before, outcome.on());
        }
        tx.audit(
                "refund-" + outcome.outcome(),
                batchId + "/" + line,
                Map.of("amount", before.amount(), "on", outcome.on()));
        return PaymentLines.get(tx, batchId, line);
    }

    private static void paid(
            Tx tx, Cooperative cooperative, List<PaymentLine> lines, LocalDate paidOn) {
        Ledger.mustBeOpen(tx, paidOn);
        Map<UUID, RefundClaim> claims =
                RefundClaims.get(
                        tx,
                        cooperative,
                        lines.stream().map(line -> UUID.fromString(line.claim())).toList());
        Map<UUID, Money> byMember = new LinkedHashMap<>();
        List<Ledger.Draft> drafts =
                lines.stream()
                        .map(line -> {
                            UUID memberId = memberOf(claims, line);
                            byMember.merge(memberId, line.amount(), Money::plus);
                            return new Ledger.Draft(
                                    memberId, Entry.refund(line.amount()), reference(line));
                        })
                        .toList();
        Ledger.postAll(tx, drafts, paidOn);
        RefundClaims.paid(tx, claims.keySet(), paidOn);
        MemberCapital.publishAll(tx, cooperative, CapitalEvents.Change.REFUNDED, byMember, paidOn);
    }

    private static void cameBack(
            Tx tx, Cooperative cooperative, PaymentLine line, LocalDate returnedOn) {
        Ledger.mustBeOpen(tx, returnedOn);
        UUID claimId = UUID.fromString(line.claim());
        UUID memberId = memberOf(RefundClaims.get(tx, cooperative, List.of(claimId)), line);
        Ledger.post(
                tx,
                memberId,
                Entry.refundReturned(line.amount()),
                returnedOn,
                reference(line) + "/returned");
        RefundClaims.paid(tx, List.of(claimId), null);
    }

    private static UUID memberOf(Map<UUID, RefundClaim> claims, PaymentLine line) {
        RefundClaim claim = claims.get(UUID.fromString(line.claim()));
        if (claim == null) {
            throw new IllegalStateException("line " + line.line() + " pays no claim");
        }
        return claim.memberId();
    }

    private static String reference(PaymentLine line) {
        return "batch-" + line.batchId() + "/" + line.line();
    }

    private static void mustBeRefunds(PaymentBatch batch) {
        if (!batch.purpose().equals(PrepareRefunds.PURPOSE)) {
            throw Problems.notFound("payment-batch-not-found");
        }
    }
}
