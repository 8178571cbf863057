package coop.kyodo.membership.leaving;

import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.member.Withdrawal;
import coop.kyodo.membership.work.ToldMonths;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Records a member's notice of withdrawal.
final class GiveNotice {

    /// A notice.
    record Request(@NotNull LocalDate noticeOn) {}

    private GiveNotice() {}

    static Withdrawal give(Tx tx, UUID memberId, Request request) {
        Rulebook profile = Cooperatives.locked(tx).rules();
        Member member = Members.get(tx, memberId);
        LocalDate leavesOn = member.state() == MemberState.LEAVING ? member.leavesOn() : null;
        WithdrawalRules.noneOpen(profile, leavesOn, request.noticeOn()).orConflict();
        LocalDate admittedOn = member.mustBeStaying();
        LocalDate noticeOn = request.noticeOn();
        Days.mustHaveCome(tx, noticeOn, "/noticeOn");
        if (noticeOn.isBefore(admittedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/noticeOn",
                            "said.membership-since",
                            Map.of("admittedOn", admittedOn)));
        }
        Cooperative cooperative = Cooperatives.inForceOn(tx, noticeOn);
        Articles articles = cooperative.articles();
        WithdrawalRules.Effect effect =
                WithdrawalRules.effect(noticeOn, articles, FiscalYears.lastDays(tx));
        Ledger.mustBeOpen(tx, effect.effectiveOn());
        WithdrawalRules.nothingMovedLater(
                        cooperative.rules().rule("JP-050"),
                        effect.effectiveOn(),
                        Withdrawals.movedAfter(tx, cooperative, memberId, effect.effectiveOn()))
                .orConflict();
        Withdrawal withdrawal =
                Withdrawal.ofNotice(
                        cooperative.rules(),
                        memberId,
                        noticeOn,
                        effect.effectiveOn(),
                        effect.fiscalYearEnd(),
                        effect.lastDayInTime(),
                        articles.withdrawalNoticeDays(),
                        articles.clearDays());
        Withdrawals.add(tx, withdrawal, null);
        Members.markLeaving(tx, memberId, effect.effectiveOn());
        LeavingEvents.noticeGiven(tx, member, noticeOn, effect.effectiveOn());
        ToldMonths.ended(tx, memberId, effect.effectiveOn());
        tx.audit(
                "withdrawal-notice-given",
                memberId.toString(),
                Map.of("noticeOn", noticeOn, "effectiveOn", effect.effectiveOn()));
        return withdrawal;
    }
}
