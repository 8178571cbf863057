package coop.kyodo.membership.leaving;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.person.Persons;
import coop.kyodo.membership.work.ToldMonths;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Cancels a notice of withdrawal, with the co-op's consent, while the membership lasts and its
/// units are nobody else's by an approval that is of the leaving.
final class CancelNotice {

    /// When the co-op consented to the cancelling.
    record Request(@NotNull LocalDate cancelledOn) {}

    private CancelNotice() {}

    static void cancel(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member member = Members.get(tx, memberId);
        LocalDate leavesOn = member.mustBeLeaving();
        LocalDate noticeOn = Withdrawals.noticeOn(tx, memberId);
        Days.mustHaveCome(tx, request.cancelledOn(), "/cancelledOn");
        if (request.cancelledOn().isBefore(noticeOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault("/cancelledOn", "said.notice-of", Map.of("noticeOn", noticeOn)));
        }
        WithdrawalRules.cancellable(cooperative.rules(), request.cancelledOn(), leavesOn)
                .orRefuse();
        WithdrawalRules.notTakenOver(
                        cooperative.rules(), Withdrawals.takenOverWithApproval(tx, memberId))
                .orConflict();
        Persons.mustBeFreeToStay(tx, cooperative.rules(), memberId, member.mustHaveBeenMember());
        Withdrawals.cancel(tx, memberId, request.cancelledOn());
        Members.markStaying(tx, memberId);
        LeavingEvents.noticeCancelled(tx, member, noticeOn, leavesOn, request.cancelledOn());
        ToldMonths.ended(tx, memberId, leavesOn);
        tx.audit(
                "withdrawal-notice-cancelled",
                memberId.toString(),
                Map.of("cancelledOn", request.cancelledOn(), "effectiveOn", leavesOn));
    }
}
