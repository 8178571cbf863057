package coop.kyodo.membership.refund;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Opens claims again that were paid; those of whoever died are the heirs'.
public final class ReopenClaims {

    private ReopenClaims() {}

    /// Those of a refund whose payment was recorded wrongly; a 409 when a batch paid it, which the
    /// outcome of its line says.
    public static void ofPayment(
            Tx tx, Cooperative cooperative, UUID memberId, UUID paymentId, LocalDate on) {
        List<RefundClaim> claims = RefundClaims.paidBy(tx, cooperative, memberId, paymentId);
        if (claims.isEmpty()) {
            throw Problems.conflict(
                    "payment-not-reversible", FormFault.of("", "said.refund-of-a-batch"));
        }
        open(tx, cooperative, RefundEvents.Step.REVERSED, claims, on);
    }

    static void open(
            Tx tx,
            Cooperative cooperative,
            RefundEvents.Step step,
            Collection<RefundClaim> claims,
            LocalDate on) {
        RefundClaims.reopened(tx, step, claims, on);
        List<UUID> members = claims.stream().map(RefundClaim::memberId).distinct().toList();
        Heirs.takeOver(tx, cooperative, members, on);
        Rebalance.afterReturn(tx, cooperative, members, on);
    }
}
