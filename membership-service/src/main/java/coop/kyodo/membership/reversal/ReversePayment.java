package coop.kyodo.membership.reversal;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.contribution.PlansAfterReversal;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.person.Persons;
import coop.kyodo.membership.refund.ReopenClaims;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes back a payment of capital or of a refund that was recorded wrongly, by a journal that
/// names it. Whoever is a member by then stays one: numbers are not given back, so what was not
/// paid is unpaid. A refund is payable again.
final class ReversePayment {

    /// What is wrong with it.
    ///
    /// @param reversedOn when the correction takes effect: a day that is still open
    /// @param leavesUnpaid whether the caller knows that a member owes the amount again; not, if
    ///   nothing is said
    /// @param dueOn when it falls due; at once, if nothing is said
    record Request(
            @NotNull LocalDate reversedOn,
            @NotBlank @Size(max = 500) String reason,
            @Nullable Boolean leavesUnpaid,
            @Nullable LocalDate dueOn) {

        LocalDate due() {
            return dueOn == null ? reversedOn : dueOn;
        }

        boolean saysUnpaid() {
            return Boolean.TRUE.equals(leavesUnpaid);
        }
    }

    private ReversePayment() {}

    static Reversal reverse(Tx tx, UUID memberId, UUID paymentId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member member = Members.get(tx, memberId);
        Payments.Paid paid = Payments.standing(tx, memberId, paymentId);
        mustBeTimely(tx, paid, request);
        Money amount = cooperative.money(paid.amount());
        Entry entry =
                paid.isRefund()
                        ? ofRefund(tx, cooperative, memberId, paid)
                        : ofPayment(tx, cooperative, member, paid, request);
        Journal journal =
                Ledger.postReversal(
                        tx,
                        memberId,
                        entry,
                        request.reversedOn(),
                        paid.isRefund() ? null : paid.by(),
                        new Ledger.Reversed(paymentId, request.reason()));
        if (paid.isRefund()) {
            ReopenClaims.ofPayment(
                    tx, cooperative, memberId, paid.journalId(), request.reversedOn());
        }
        if (member.memberNumber() != null && !paid.isRefund()) {
            PlansAfterReversal.reopen(
                    tx, cooperative, memberId, request.reversedOn(), request.due(), amount);
            MemberCapital.publish(
                    tx,
                    cooperative,
                    memberId,
                    CapitalEvents.Change.PAYMENT_REVERSED,
                    amount,
                    request.reversedOn());
        }
        tx.audit(
                "payment-reversed",
                memberId.toString(),
                Map.of(
                        "paymentId",
                        paymentId,
                        "amount",
                        amount,
                        "reversedOn",
                        request.reversedOn(),
                        "journal",
                        journal.number()));
        return new Reversal(
                journal.journalId(),
                paymentId,
                amount,
                request.reversedOn(),
                request.reason(),
                journal.recordedAt(),
                MemberCapital.of(tx, cooperative, memberId));
    }

    private static void mustBeTimely(Tx tx, Payments.Paid paid, Request request) {
        if (request.reversedOn().isBefore(paid.paidOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault("/reversedOn", "said.paid-on", Map.of("paidOn", paid.paidOn())));
        }
        if (request.due().isBefore(request.reversedOn())) {
            throw Problems.malformed(
                    "date-too-early", FormFault.of("/dueOn", "said.before-the-correction"));
        }
        Days.mustHaveCome(tx, request.reversedOn(), "/reversedOn");
        Ledger.mustBeOpen(tx, request.reversedOn());
    }

    /// Whom the refund was for must be known still, since its claims are open again.
    private static Entry ofRefund(
            Tx tx, Cooperative cooperative, UUID memberId, Payments.Paid paid) {
        Persons.mustBeKnown(tx, memberId);
        return Entry.refundReversed(cooperative.money(paid.amount()));
    }

    private static Entry ofPayment(
            Tx tx, Cooperative cooperative, Member member, Payments.Paid paid, Request request) {
        return switch (member.state()) {
            case ACCEPTED, GIVEN_UP -> ofDeposits(tx, cooperative, member, paid);
            case MEMBER, LEAVING -> ofCapital(tx, cooperative, member, paid, request);
            case APPLIED, REFUSED, LEFT ->
                    throw Problems.conflict(
                            "not-a-member",
                            new FormFault(
                                    "", "said.membership-state", Map.of("state", member.state())));
        };
    }

    private static Entry ofDeposits(
            Tx tx, Cooperative cooperative, Member applicant, Payments.Paid paid) {
        Money amount = cooperative.money(paid.amount());
        Money deposits = cooperative.money(Holdings.of(tx, applicant.memberId()).deposits());
        ReversalRules.stillThere(cooperative.rules(), amount, deposits).orConflict();
        return Entry.depositReversed(paid.by(), amount);
    }

    private static Entry ofCapital(
            Tx tx, Cooperative cooperative, Member member, Payments.Paid paid, Request request) {
        UUID memberId = member.memberId();
        LocalDate admittedOn = member.mustBeMember();
        if (request.reversedOn().isBefore(admittedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/reversedOn",
                            "said.membership-since",
                            Map.of("admittedOn", admittedOn)));
        }
        member.mustNotHaveLeftBefore(cooperative.rules(), request.reversedOn());
        Money amount = cooperative.money(paid.amount());
        ReversalRules.stillThere(
                        cooperative.rules(),
                        amount,
                        paidInFrom(tx, cooperative, memberId, request.reversedOn()))
                .orConflict();
        Money unpaid = MemberCapital.of(tx, cooperative, memberId).outstanding();
        ReversalRules.saysWhatIsUnpaid(
                        cooperative.rules(), amount, unpaid.plus(amount), request.saysUnpaid())
                .orRefuse();
        return Entry.paymentReversed(paid.by(), amount);
    }

    /// The least that is paid in on a day and ever after, without what is for units that are given
    /// up.
    private static Money paidInFrom(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate reversedOn) {
        MemberHistory history = MemberHistories.of(tx, memberId);
        return cooperative
                .money(history.leastPaidInFrom(reversedOn))
                .minus(PlansAfterReversal.givenUp(tx, cooperative, memberId, history));
    }
}
