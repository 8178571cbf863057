package coop.kyodo.membership.benefit;

import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Takes a claim back that is neither refused nor paid nor on its way to the bank. What was
/// promised for it is released.
final class WithdrawClaim {

    /// The withdrawal.
    record Request(@NotNull LocalDate withdrawnOn) {}

    private WithdrawClaim() {}

    /// @param by the subject of the caller's token
    static Claim withdraw(Tx tx, UUID claimId, Request request, String by) {
        Claims.Filed claim = Claims.locked(tx, claimId);
        boolean promised =
                switch (claim.state()) {
                    case CLAIMED -> false;
                    case APPROVED -> true;
                    case REFUSED, PAID, WITHDRAWN ->
                            throw Problems.conflict(
                                    "benefit-claim-not-withdrawable",
                                    new FormFault(
                                            "", "said.claim-is", Map.of("state", claim.state())));
                };
        if (PaymentLines.live(tx, PrepareBenefits.claim(claimId)).isPresent()) {
            throw Problems.conflict("claim-in-batch", FormFault.of("", "said.benefit-in-batch"));
        }
        LocalDate on = request.withdrawnOn();
        Days.mustHaveCome(tx, on, "/withdrawnOn");
        claim.mustStandOn(on, "/withdrawnOn");
        if (promised) {
            BenefitLedger.release(tx, claimId, claim.turn(), claim.amount(), on);
        }
        Claims.withdraw(tx, claimId, on, by);
        ClaimEvents.withdrawn(tx, claim, on);
        tx.audit(
                "benefit-withdrawn",
                claimId.toString(),
                Map.of("on", on, "amount", claim.amount(), "promised", promised));
        return Claims.get(tx, claimId);
    }
}
