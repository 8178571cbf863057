package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.member.Entrant;
import coop.kyodo.membership.member.Entrants;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.Withdrawal;
import coop.kyodo.membership.member.WithdrawalCause;
import coop.kyodo.membership.refund.ClaimRules;
import coop.kyodo.membership.refund.RefundClaim;
import coop.kyodo.membership.refund.RefundClaims;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Records that somebody left before the co-op was kept here. Where it is said what was refunded
/// and what is owed nothing is valued any more, and claimed only what is owed; otherwise the share
/// waits for the closing of its year, as if the leaving had been recorded here. Withdrawals and
/// claims are stored for many leavers at once.
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

    private final Tx tx;
    private final Cooperative cooperative;
    private final UnaryOperator<LocalDate> yearEnd;
    private final Entrants entrants;
    private final Function<LocalDate, Cooperative> byDay;
    private final List<Withdrawals.Added> withdrawals = new ArrayList<>();
    private final List<RefundClaim> claims = new ArrayList<>();

    /// @param yearEnd the last day of the fiscal year that a day belongs to
    public PastLeaving(
            Tx tx, Cooperative cooperative, UnaryOperator<LocalDate> yearEnd, Entrants entrants) {
        this.tx = tx;
        this.cooperative = cooperative;
        this.yearEnd = yearEnd;
        this.entrants = entrants;
        this.byDay = Cooperatives.byDay(tx);
    }

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
    public void awaitClosing(
            Entrant entrant, WithdrawalCause cause, LocalDate noticeOn, LocalDate leftOn) {
        Withdrawal withdrawal = withdrawal(entrant, cause, noticeOn, leftOn);
        if (cause == WithdrawalCause.WITHDRAWAL) {
            withdrawals.add(new Withdrawals.Added(withdrawal, null, null, true));
            entrant.markLeaving(leftOn);
            Member member = entrant.atNextVersion();
            LeavingEvents.noticeGiven(tx, member, member.version(), noticeOn, leftOn);
            return;
        }
        leave(entrant, withdrawal, cooperative.money(entrant.holding().paidIn()), true);
        entrants.note(
                "member-left",
                entrant,
                Map.of("cause", cause, "leftOn", leftOn, "valuedOn", withdrawal.valuedOn()));
    }

    public void record(Entrant entrant, Left left) {
        Withdrawal withdrawal = withdrawal(entrant, left.cause(), left.noticeOn(), left.leftOn());
        Money share = left.refunded().plus(left.owed());
        if (left.cause() == WithdrawalCause.WITHDRAWAL) {
            leave(entrant, withdrawal, share, false);
        } else {
            leaveUnvalued(entrant, withdrawal, share);
        }
        if (left.refunded().isPositive()) {
            LocalDate refundedOn =
                    left.refundedOn() == null ? withdrawal.valuedOn() : left.refundedOn();
            entrants.post(
                    entrant, Entry.refund(left.refunded()), refundedOn, left.reference(), null);
            entrants.publish(
                    entrant,
                    cooperative,
                    CapitalEvents.Change.REFUNDED,
                    left.refunded(),
                    refundedOn);
        }
        if (left.owed().isPositive()) {
            claims.add(
                    RefundClaims.first(
                            tx,
                            entrant.atNextVersion(),
                            claim(withdrawal, left.owed()),
                            withdrawal.valuedOn()));
        }
    }

    /// Stores all that came since this was done before, of members who are stored.
    public void write() {
        Withdrawals.addAll(tx, withdrawals);
        RefundClaims.addAll(tx, claims);
        withdrawals.clear();
        claims.clear();
    }

    /// Whoever left at once was owed what was paid in until the share was valued at the year's end
    /// (JP-054), as [LeaveAtOnce] and [CloseYear] have it.
    private void leaveUnvalued(Entrant entrant, Withdrawal withdrawal, Money share) {
        Money paidIn = cooperative.money(entrant.holding().paidIn());
        leave(entrant, withdrawal, paidIn, false);
        if (share.compareTo(paidIn) < 0) {
            entrants.post(
                    entrant,
                    Entry.valuation(paidIn.minus(share)),
                    withdrawal.valuedOn(),
                    null,
                    null);
        }
    }

    /// @param refund what becomes payable
    /// @param open whether the share is still to be valued here
    private void leave(Entrant entrant, Withdrawal withdrawal, Money refund, boolean open) {
        Holding holding = entrant.holding();
        Money subscribed = cooperative.amountOf(holding.units());
        LocalDate leftOn = withdrawal.effectiveOn();
        withdrawals.add(
                new Withdrawals.Added(
                        withdrawal,
                        withdrawal.cause() == WithdrawalCause.WITHDRAWAL
                                ? null
                                : new Withdrawals.Ended(holding, subscribed.amount()),
                        null,
                        open));
        entrants.post(
                entrant,
                Entry.withdrawal(
                        holding.units(), subscribed, cooperative.money(holding.paidIn()), refund),
                leftOn,
                null,
                null);
        entrants.leave(entrant, leftOn, withdrawal.cause());
        entrants.publish(entrant, cooperative, CapitalEvents.Change.ENDED, subscribed, leftOn);
    }

    /// As a leaver has it whose share is valued here (JP-056).
    private ClaimRules.Instalment claim(Withdrawal withdrawal, Money owed) {
        return new ClaimRules.Instalment(
                1,
                withdrawal.valuedOn(),
                owed,
                RefundRules.claimLapsesAfter(cooperative.rules(), withdrawal.effectiveOn()));
    }

    /// A notice is for the year in which it was given, under the articles of its day, and was in
    /// time for it or not, as [GiveNotice] has it.
    private Withdrawal withdrawal(
            Entrant entrant, WithdrawalCause cause, LocalDate noticeOn, LocalDate leftOn) {
        if (cause != WithdrawalCause.WITHDRAWAL) {
            return Withdrawal.atOnce(
                    cooperative.rules(), entrant.memberId(), cause, leftOn, yearEnd.apply(leftOn));
        }
        Articles articles = byDay.apply(noticeOn).articles();
        LocalDate end = yearEnd.apply(noticeOn);
        return Withdrawal.ofNotice(
                cooperative.rules(),
                entrant.memberId(),
                noticeOn,
                leftOn,
                end,
                WithdrawalRules.lastDayInTime(end, articles),
                articles.withdrawalNoticeDays(),
                articles.clearDays());
    }
}
