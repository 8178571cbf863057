package coop.kyodo.membership.reversal;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.HeldPayments;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.contribution.PlansAfterReversal;
import coop.kyodo.membership.contribution.TakeOvers;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.leaving.LeavingEvents;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberEvents;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.person.Persons;
import coop.kyodo.membership.refund.Heirs;
import coop.kyodo.membership.work.ToldMonths;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes back that a membership ended by death or by the loss of what qualifies for it (JP-052),
/// when that was recorded wrongly: the member never left. It can be done until the share is valued.
final class ReverseEnding {

    /// Why it was wrong, and what shows it.
    record Request(
            @NotNull LocalDate reversedOn,
            @NotBlank @Size(max = 500) String reason,
            @NotBlank @Size(max = 200) String document) {}

    private ReverseEnding() {}

    static EndingReversal reverse(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member member = Members.get(tx, memberId);
        Endings.Ending ending =
                Endings.standing(tx, memberId)
                        .orElseThrow(() ->
                                Problems.conflict(
                                        "not-ended-by-law",
                                        FormFault.of("", "said.no-end-by-law")));
        LocalDate admittedOn = member.mustHaveBeenMember();
        Days.mustHaveCome(tx, request.reversedOn(), "/reversedOn");
        if (request.reversedOn().isBefore(ending.leftOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault("/reversedOn", "said.end-of", Map.of("leftOn", ending.leftOn())));
        }
        mustBePossible(tx, cooperative, memberId, admittedOn, ending);
        Money subscribed = cooperative.money(ending.subscribed());
        Endings.reverse(tx, memberId, ending, request);
        Heirs.giveBack(tx, cooperative, memberId, request.reversedOn());
        Endings.@Nullable Notice notice =
                ending.overtakesId() == null ? null : Endings.reopen(tx, ending.overtakesId());
        Members.leftNot(tx, memberId, notice == null ? null : notice.effectiveOn());
        Journal journal =
                Ledger.postReversal(
                        tx,
                        memberId,
                        Entry.withdrawalReversed(
                                ending.units(), subscribed, cooperative.money(ending.paidIn())),
                        ending.leftOn(),
                        null,
                        new Ledger.Reversed(ending.journalId(), request.reason()));
        HeldPayments.release(tx, cooperative, memberId);
        PlansAfterReversal.stayed(tx, cooperative, memberId, ending.leftOn());
        MemberEvents.publishLeavingReversed(
                tx, member, admittedOn, ending.leftOn(), ending.cause(), request.reversedOn());
        MemberCapital.publish(
                tx,
                cooperative,
                memberId,
                CapitalEvents.Change.REDUCTION_REVERSED,
                subscribed,
                ending.leftOn());
        if (notice != null) {
            LeavingEvents.noticeGiven(tx, member, notice.noticeOn(), notice.effectiveOn());
        }
        ToldMonths.ended(tx, memberId, ending.leftOn());
        tx.audit(
                "member-leaving-reversed",
                memberId.toString(),
                Map.of(
                        "cause",
                        ending.cause(),
                        "effectiveOn",
                        ending.leftOn(),
                        "reversedOn",
                        request.reversedOn(),
                        "journal",
                        journal.number()));
        return new EndingReversal(
                ending.withdrawalId(),
                memberId,
                ending.cause(),
                ending.leftOn(),
                request.reversedOn(),
                request.reason(),
                request.document(),
                journal.recordedAt());
    }

    /// What was built on the end must not be there: a share that was valued, a unit amount that
    /// fell, units that others took over, another membership of the person, an erasure. What others
    /// took over in the time of a notice that stands again may be theirs by it (JP-022).
    private static void mustBePossible(
            Tx tx,
            Cooperative cooperative,
            UUID memberId,
            LocalDate admittedOn,
            Endings.Ending ending) {
        ReversalRules.notYetValued(
                        cooperative.rules(), ending.open(), ending.leftOn(), ending.valuedOn())
                .orConflict();
        Ledger.mustBeOpen(tx, ending.leftOn());
        LocalDate noticeUntil = ending.noticeUntil();
        long taken =
                noticeUntil == null
                        ? TakeOvers.takenFrom(tx, memberId)
                        : TakeOvers.takenAfter(tx, memberId, noticeUntil);
        ReversalRules.notTakenByOthers(cooperative.rules(), ending.leftOn(), taken).orConflict();
        Persons.mustBeFreeToStay(tx, cooperative.rules(), memberId, admittedOn);
    }
}
