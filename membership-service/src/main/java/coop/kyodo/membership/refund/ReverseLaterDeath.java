package coop.kyodo.membership.refund;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Deaths;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.person.Persons;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes back that somebody died who had left before, when that was noted wrongly: the person
/// lives, or died on a day that is noted anew. What heirs were to have is the member's again.
final class ReverseLaterDeath {

    /// Why it was wrong, and what shows it.
    record Request(
            @NotBlank @Size(max = 500) String reason, @NotBlank @Size(max = 200) String document) {}

    private ReverseLaterDeath() {}

    static List<RefundClaim> reverse(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Members.get(tx, memberId);
        LocalDate diedOn =
                ClaimRules.deathNoted(
                                cooperative.rules().rule("JP-052"), Deaths.later(tx, memberId))
                        .orConflict();
        Persons.mustBeKnown(tx, memberId);
        Heirs.giveBack(tx, cooperative, memberId, tx.today());
        Deaths.takeBack(tx, memberId, request.reason(), request.document());
        tx.audit("later-death-reversed", memberId.toString(), Map.of("diedOn", diedOn));
        return RefundClaims.of(tx, cooperative, memberId);
    }
}
