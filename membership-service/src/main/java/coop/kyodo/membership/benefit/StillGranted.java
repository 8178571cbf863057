package coop.kyodo.membership.benefit;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Members;
import java.util.UUID;

/// Looks again at a claim whose member may have left since it was filed, or been found to have left
/// before.
final class StillGranted {

    private StillGranted() {}

    /// Lets a claim pass for what happened while the membership lasted; a 409 with the scheme as
    /// the rule otherwise.
    static void mustBe(Tx tx, UUID claimId) {
        Claim claim = Claims.get(tx, claimId);
        BenefitRules.stillGranted(
                        Schemes.version(tx, claim.scheme(), claim.schemeVersion()),
                        claim.happenedOn(),
                        Members.get(tx, claim.memberId()).lastDay())
                .orConflict();
    }
}
