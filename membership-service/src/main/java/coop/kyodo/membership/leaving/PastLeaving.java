package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberEvents;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.member.Withdrawal;
import coop.kyodo.membership.member.WithdrawalCause;
import coop.kyodo.membership.refund.ClaimRules;
import coop.kyodo.membership.refund.RefundClaims;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that somebody left before the co-op was kept here. Where it is said what was refunded
/// and what is owed nothing is valued any more, and claimed only what is owed; otherwise the share
/// waits for the closing of its year, as if the leaving had been recorded here.
public final class PastLeaving {

    /// How it ended.
    ///
    /// @param noticeOn when notice was given; only for [WithdrawalCause#WITHDRAWAL]
    /// @param refunded what was paid out
    /// @param refundedOn when; absent for the year's end at which the share was valued
    /// @param owed what can still be claimed; the rest of what was paid in stays as capital surplus
    public record Left(
            WithdrawalCause cause,
            LocalDate noticeOn,
            LocalDate leftOn,
            Money refunded,
            @Nullable LocalDate refundedOn,
            Money owed,
            String reference) {}

    private PastLeaving() {}

    /// The year's end at which a notice took effect.
    public static LocalDate effectiveOn(Tx tx, LocalDate noticeOn) {
        return WithdrawalRules.effect(
                        noticeOn,
                        Cooperatives.inForceOn(tx, noticeOn).articles(),
                        FiscalYears.lastDays(tx))
                .effectiveOn();
    }

    /// JP-050: whether somebody who left by notice had given it in time.
    ///
    /// @param effectiveOn as [#effectiveOn] says
    public static Decision<LocalDate> inTime(
            Rulebook profile, LocalDate noticeOn, LocalDate leftOn, LocalDate effectiveOn) {
        return WithdrawalRules.inTime(profile, noticeOn, leftOn, effectiveOn);
    }

    /// Leaves the share to the closing of its year (JP-054), as [GiveNotice] and [LeaveAtOnce] do.
    public static void awaitClosing(
            Tx tx,
            Cooperative cooperative,
            UUID memberId,
            WithdrawalCause cause,
            LocalDate noticeOn,
            LocalDate leftOn) {
        if (cause == WithdrawalCause.WITHDRAWAL) {
            Withdrawals.add(tx, ofNotice(tx, cooperative, memberId, noticeOn, leftOn), null);
            Members.markLeaving(tx, memberId);
            LeavingEvents.noticeGiven(tx, Members.get(tx, memberId), noticeOn, leftOn);
        } else {
            LeaveAtOnce.leave(tx, memberId, cause, leftOn, "/leftOn");
        }
    }

    public static void record(Tx tx, Cooperative cooperative, UUID memberId, Left left) {
        Holding holding = Holdings.of(tx, memberId);
        Money subscribed = cooperative.amountOf(holding.units());
        Withdrawal withdrawal = withdrawal(tx, cooperative, memberId, left);
        Withdrawals.add(
                tx,
                withdrawal,
                left.cause() == WithdrawalCause.WITHDRAWAL
                        ? null
                        : new Withdrawals.Ended(holding, subscribed.amount()));
        Withdrawals.close(tx, memberId);
        Ledger.post(
                tx,
                memberId,
                Entry.withdrawal(
                        holding.units(),
                        subscribed,
                        cooperative.money(holding.paidIn()),
                        left.refunded().plus(left.owed())),
                left.leftOn(),
                null);
        Members.leave(tx, memberId, left.leftOn());
        MemberEvents.publishLeft(tx, Members.get(tx, memberId), left.leftOn(), left.cause());
        MemberCapital.publish(
                tx, cooperative, memberId, CapitalEvents.Change.REDUCED, subscribed, left.leftOn());
        if (left.refunded().isPositive()) {
            LocalDate refundedOn =
                    left.refundedOn() == null ? withdrawal.valuedOn() : left.refundedOn();
            Ledger.post(tx, memberId, Entry.refund(left.refunded()), refundedOn, left.reference());
            MemberCapital.publish(
                    tx,
                    cooperative,
                    memberId,
                    CapitalEvents.Change.REFUNDED,
                    left.refunded(),
                    refundedOn);
        }
        if (left.owed().isPositive()) {
            RefundClaims.open(
                    tx,
                    Map.of(memberId, List.of(claim(cooperative, withdrawal, left.owed()))),
                    withdrawal.valuedOn());
        }
    }

    /// As a leaver has it whose share is valued here (JP-056).
    private static ClaimRules.Instalment claim(
            Cooperative cooperative, Withdrawal withdrawal, Money owed) {
        return new ClaimRules.Instalment(
                1,
                withdrawal.valuedOn(),
                owed,
                RefundRules.claimLapsesAfter(cooperative.rules(), withdrawal.effectiveOn()));
    }

    private static Withdrawal withdrawal(Tx tx, Cooperative cooperative, UUID memberId, Left left) {
        return left.cause() == WithdrawalCause.WITHDRAWAL
                ? ofNotice(tx, cooperative, memberId, left.noticeOn(), left.leftOn())
                : Withdrawal.atOnce(
                        cooperative.rules(),
                        memberId,
                        left.cause(),
                        left.leftOn(),
                        FiscalYears.lastDay(tx, left.leftOn()));
    }

    private static Withdrawal ofNotice(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate noticeOn, LocalDate leftOn) {
        Articles articles = cooperative.articles();
        LocalDate yearEnd = FiscalYears.lastDay(tx, leftOn);
        return Withdrawal.ofNotice(
                cooperative.rules(),
                memberId,
                noticeOn,
                leftOn,
                yearEnd,
                WithdrawalRules.lastDayInTime(yearEnd, articles),
                articles.withdrawalNoticeDays(),
                articles.clearDays());
    }
}
