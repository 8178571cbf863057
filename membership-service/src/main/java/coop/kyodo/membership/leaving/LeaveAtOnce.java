package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Gone;
import coop.kyodo.membership.capital.HeldPayments;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberEvents;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.member.Withdrawal;
import coop.kyodo.membership.member.WithdrawalCause;
import coop.kyodo.membership.person.OneMembership;
import coop.kyodo.membership.person.Persons;
import coop.kyodo.membership.work.ToldMonths;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Ends a membership by law (法定脱退): at the end of a day, without notice (JP-052). The units leave
/// the capital at once; what was paid in is payable up to what the share turns out to be worth at
/// the end of the fiscal year (JP-054). Units that were given up at the end of an earlier year are
/// no part of it, whether or not that year is closed: they are valued by its own closing (JP-030),
/// and the capital keeps them, and them alone, until then.
public final class LeaveAtOnce {

    private LeaveAtOnce() {}

    /// @param cause any but the member's own notice
    /// @param pointer where the request says the day
    public static Withdrawal leave(
            Tx tx, UUID memberId, WithdrawalCause cause, LocalDate leftOn, String pointer) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member member = Members.get(tx, memberId);
        mustBePossible(tx, cooperative, member, leftOn, pointer);
        Persons.mustBeFreeToEnd(
                tx,
                cooperative.rules(),
                memberId,
                new OneMembership.Span(
                        member.mustBeMember(),
                        leftOn,
                        cause == WithdrawalCause.DEATH ? leftOn : null));
        Withdrawal withdrawal =
                Withdrawal.atOnce(
                        cooperative.rules(),
                        memberId,
                        cause,
                        leftOn,
                        FiscalYears.lastDay(tx, leftOn));
        Holding ending =
                Holdings.of(tx, memberId).without(Gone.givenUpBefore(tx, memberId, leftOn));
        Money subscribed = cooperative.amountOf(ending.units());
        Money paidIn = cooperative.money(ending.paidIn());
        Optional<UUID> overtaken = Withdrawals.cancel(tx, memberId, leftOn);
        Withdrawals.add(
                tx,
                withdrawal,
                new Withdrawals.Ended(ending, subscribed.amount()),
                overtaken.orElse(null));
        Ledger.post(
                tx,
                memberId,
                Entry.withdrawal(ending.units(), subscribed, paidIn, paidIn),
                leftOn,
                null);
        HeldPayments.hold(tx, cooperative, List.of(memberId), leftOn);
        Members.leave(tx, memberId, leftOn);
        MemberEvents.publishLeft(tx, member, leftOn, cause);
        MemberCapital.publish(
                tx, cooperative, memberId, CapitalEvents.Change.ENDED, subscribed, leftOn);
        ToldMonths.ended(tx, memberId, leftOn);
        tx.audit(
                "member-left",
                memberId.toString(),
                Map.of("cause", cause, "leftOn", leftOn, "valuedOn", withdrawal.valuedOn()));
        return withdrawal;
    }

    private static void mustBePossible(
            Tx tx, Cooperative cooperative, Member member, LocalDate leftOn, String pointer) {
        LocalDate admittedOn = member.mustBeMember();
        Days.mustHaveCome(tx, leftOn, pointer);
        if (leftOn.isBefore(admittedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            pointer, "said.membership-since", Map.of("admittedOn", admittedOn)));
        }
        member.mustNotHaveLeftBefore(cooperative.rules(), leftOn);
        Ledger.mustBeOpen(tx, leftOn);
        WithdrawalRules.nothingMovedLater(
                        cooperative.rules().rule("JP-052"),
                        leftOn,
                        Withdrawals.movedAfter(tx, cooperative, member.memberId(), leftOn))
                .orConflict();
    }
}
