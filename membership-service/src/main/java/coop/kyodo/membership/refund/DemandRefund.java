package coop.kyodo.membership.refund;

import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that a refund was claimed, so that its time does not run out while it is withheld or
/// waits for the bank (JP-056).
final class DemandRefund {

    /// That it was claimed.
    ///
    /// @param claimantId by which heir; by all who may claim it if absent
    record Request(@NotNull LocalDate claimedOn, @Nullable UUID claimantId) {}

    private DemandRefund() {}

    static List<RefundClaim> demand(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Members.get(tx, memberId);
        LocalDate claimedOn = request.claimedOn();
        if (claimedOn.isAfter(tx.today())) {
            throw Problems.malformed(
                    "date-too-late", FormFault.of("/claimedOn", "said.after-today"));
        }
        List<RefundClaim> claims =
                RefundClaims.of(tx, cooperative, memberId).stream()
                        .filter(RefundClaim::isUnpaid)
                        .filter(claim -> claim.claimedOn() == null)
                        .filter(claim -> !claim.dueOn().isAfter(claimedOn))
                        .filter(claim ->
                                request.claimantId() == null
                                        || claim.claimantId().equals(request.claimantId()))
                        .toList();
        if (claims.isEmpty()) {
            throw Problems.conflict("nothing-to-refund", FormFault.of("", "said.nothing-to-claim"));
        }
        Rule rule = cooperative.rules().rule("JP-056");
        claims.forEach(claim ->
                ClaimRules.notLapsed(rule, claimedOn, claim.lapsesAfter(), "/claimedOn")
                        .orRefuse());
        RefundClaims.claimed(tx, claims, claimedOn);
        tx.audit(
                "refund-claimed",
                memberId.toString(),
                Map.of(
                        "claims",
                        claims.stream().map(RefundClaim::claimId).toList(),
                        "claimedOn",
                        claimedOn));
        return RefundClaims.of(tx, cooperative, memberId);
    }
}
