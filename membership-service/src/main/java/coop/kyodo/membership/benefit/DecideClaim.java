package coop.kyodo.membership.benefit;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Approves or refuses a claim. Whoever claimed, or gains by it, does not decide.
final class DecideClaim {

    /// An approval.
    record Approval(@NotNull LocalDate approvedOn) {}

    /// A refusal and why.
    record Refusal(@NotNull LocalDate refusedOn, @NotBlank @Size(max = 500) String reason) {}

    /// Who decides.
    ///
    /// @param subject of the caller's token
    /// @param member which member of the co-op that is, if any
    record Decider(String subject, Optional<UUID> member) {}

    private DecideClaim() {}

    static Claim approve(Tx tx, UUID claimId, Approval approval, Decider by) {
        Claims.Filed claim = mustBeOpen(tx, claimId, by);
        mustBeOfItsTime(tx, claim, approval.approvedOn(), "/approvedOn");
        StillGranted.mustBe(tx, claimId);
        Claims.decide(tx, claimId, Claim.State.APPROVED, approval.approvedOn(), by, null);
        BenefitLedger.promise(tx, claimId, claim.amount(), approval.approvedOn());
        return told(tx, claimId, "benefit-approved", approval.approvedOn());
    }

    static Claim refuse(Tx tx, UUID claimId, Refusal refusal, Decider by) {
        mustBeOfItsTime(tx, mustBeOpen(tx, claimId, by), refusal.refusedOn(), "/refusedOn");
        Claims.decide(tx, claimId, Claim.State.REFUSED, refusal.refusedOn(), by, refusal.reason());
        return told(tx, claimId, "benefit-refused", refusal.refusedOn());
    }

    private static Claims.Filed mustBeOpen(Tx tx, UUID claimId, Decider by) {
        Claims.Filed claim = Claims.locked(tx, claimId);
        if (claim.state() != Claim.State.CLAIMED) {
            throw Problems.conflict(
                    "benefit-claim-decided",
                    new FormFault(
                            "",
                            "said.claim-is-not",
                            Map.of("state", claim.state(), "needed", "CLAIMED")));
        }
        if (claim.claimedBy().equals(by.subject())
                || by.member().filter(self -> isOf(tx, self, claim.memberId())).isPresent()) {
            throw Problems.conflict(
                    "benefit-claim-own", FormFault.of("", "said.decides-on-own-claim"));
        }
        return claim;
    }

    /// Whether both memberships are one person's.
    private static boolean isOf(Tx tx, UUID self, UUID memberId) {
        return self.equals(memberId) || Members.ofSamePerson(tx, memberId).contains(self);
    }

    private static void mustBeOfItsTime(Tx tx, Claims.Filed claim, LocalDate on, String pointer) {
        Days.mustHaveCome(tx, on, pointer);
        claim.mustStandOn(on, pointer);
    }

    private static Claim told(Tx tx, UUID claimId, String action, LocalDate on) {
        Claim claim = Claims.get(tx, claimId);
        ClaimEvents.publish(tx, claim, on);
        tx.audit(action, claimId.toString(), Map.of("on", on, "amount", claim.amount()));
        return claim;
    }
}
