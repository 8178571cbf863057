package coop.kyodo.membership.benefit;

import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records that an approved claim was paid outside of any batch, whole.
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
                    new FormFault(
                            "",
                            "said.claim-is-not",
                            Map.of("state", claim.state(), "needed", "APPROVED")));
        }
        if (PaymentLines.live(tx, PrepareBenefits.claim(claimId)).isPresent()) {
            throw Problems.conflict("claim-in-batch", FormFault.of("", "said.benefit-in-batch"));
        }
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        claim.mustStandOn(request.paidOn(), "/paidOn");
        StillGranted.mustBe(tx, claimId);
        BenefitLedger.mustBeNew(tx, request.reference());
        BenefitLedger.pay(
                tx,
                List.of(
                        new BenefitLedger.Payment(
                                claimId, claim.turn(), claim.amount(), request.reference())),
                request.paidOn());
        Claims.mark(tx, List.of(claimId), Claim.State.PAID);
        ClaimEvents.paid(tx, claim, request.paidOn());
        tx.audit(
                "benefit-paid",
                claimId.toString(),
                Map.of("amount", claim.amount(), "paidOn", request.paidOn()));
        return Claims.get(tx, claimId);
    }
}
