package coop.kyodo.membership.benefit;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Records that an approved claim was paid, whole.
final class PayClaim {

    /// The payment.
    ///
    /// @param reference of the transfer; no two payments have the same
    record Request(@NotNull LocalDate paidOn, @NotBlank @Size(max = 100) String reference) {}

    private PayClaim() {}

    static Claim pay(Tx tx, UUID claimId, Request request) {
        Claims.Filed claim = Claims.locked(tx, claimId);
        if (claim.state() != Claim.State.APPROVED) {
            throw Problems.conflict(
                    "benefit-claim-not-payable",
                    "The claim is " + claim.state() + ", not APPROVED.");
        }
        BenefitLedger.mustBeNew(tx, request.reference());
        BenefitLedger.pay(tx, claimId, claim.amount(), request.paidOn(), request.reference());
        Claims.markPaid(tx, claimId);
        Claim paid = Claims.get(tx, claimId);
        ClaimEvents.publish(tx, paid, Claim.State.PAID, request.paidOn());
        tx.audit(
                "benefit-paid",
                claimId.toString(),
                Map.of("amount", claim.amount(), "paidOn", request.paidOn()));
        return paid;
    }
}
