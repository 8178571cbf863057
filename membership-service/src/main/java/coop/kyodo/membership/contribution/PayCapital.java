package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.AdmissionRules;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberEvents;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records a payment of capital. The payment that completes an applicant's units makes the member,
/// in the same transaction.
public final class PayCapital {

    /// Money paid in.
    public record Request(
            @NotNull Money amount,
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 100) String reference) {}

    private PayCapital() {}

    public static Payment pay(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member member = Members.get(tx, memberId);
        Money amount = Amounts.positive(request.amount(), cooperative.currency(), "/amount");
        Ledger.mustBeOpen(tx, request.paidOn());
        Ledger.mustBeNew(tx, request.reference());
        Journal journal =
                switch (member.state()) {
                    case ACCEPTED -> deposit(tx, cooperative, member, request);
                    case MEMBER, LEAVING -> payUp(tx, cooperative, member, request);
                    case APPLIED ->
                            throw Problems.conflict(
                                    "not-yet-accepted", "The application is still to be decided.");
                    case LEFT, REFUSED ->
                            throw Problems.conflict(
                                    "not-a-member", "The membership is " + member.state() + ".");
                };
        tx.audit(
                "capital-paid",
                memberId.toString(),
                Map.of("amount", amount, "paidOn", request.paidOn(), "journal", journal.number()));
        return Payment.of(
                Payment.Kind.CAPITAL, amount, journal, MemberCapital.of(tx, cooperative, memberId));
    }

    private static Journal deposit(
            Tx tx, Cooperative cooperative, Member applicant, Request request) {
        Money left = stillOutstanding(tx, cooperative, applicant, request.amount());
        Journal journal =
                Ledger.post(
                        tx,
                        applicant.memberId(),
                        Entry.deposit(request.amount()),
                        request.paidOn(),
                        request.reference());
        if (left.isZero()) {
            admit(tx, cooperative, applicant);
        }
        return journal;
    }

    /// JP-026: accepted and fully paid.
    private static void admit(Tx tx, Cooperative cooperative, Member applicant) {
        UUID memberId = applicant.memberId();
        int units = applicant.unitsApplied();
        Money subscribed = cooperative.amountOf(units);
        LocalDate admittedOn =
                AdmissionRules.admittedOn(acceptedOn(applicant), paymentDates(tx, memberId));
        Ledger.post(tx, memberId, Entry.admission(units, subscribed), admittedOn, null);
        long number = Members.admit(tx, memberId, admittedOn);
        MemberEvents.publishAdmitted(tx, memberId, number, admittedOn, units);
        MemberCapital.publish(
                tx, cooperative, memberId, CapitalEvents.Change.PAID_IN, subscribed, admittedOn);
        tx.audit(
                "member-admitted",
                memberId.toString(),
                Map.of("number", number, "units", units, "admittedOn", admittedOn));
    }

    private static Journal payUp(Tx tx, Cooperative cooperative, Member member, Request request) {
        LocalDate leavesOn = member.leavesOn();
        if (leavesOn != null && request.paidOn().isAfter(leavesOn)) {
            throw Problems.conflict("member-has-left", "The membership ends on " + leavesOn + ".");
        }
        stillOutstanding(tx, cooperative, member, request.amount());
        Journal journal =
                Ledger.post(
                        tx,
                        member.memberId(),
                        Entry.payment(request.amount()),
                        request.paidOn(),
                        request.reference());
        MemberCapital.publish(
                tx,
                cooperative,
                member.memberId(),
                CapitalEvents.Change.PAID_IN,
                request.amount(),
                request.paidOn());
        return journal;
    }

    private static Money stillOutstanding(
            Tx tx, Cooperative cooperative, Member member, Money amount) {
        return PaymentRules.withinSubscription(
                        cooperative.rules(),
                        MemberCapital.of(tx, cooperative, member.memberId()).outstanding(),
                        amount)
                .orRefuse();
    }

    private static LocalDate acceptedOn(Member applicant) {
        LocalDate acceptedOn = applicant.acceptedOn();
        if (acceptedOn == null) {
            throw new IllegalStateException(applicant.memberId() + " was never accepted");
        }
        return acceptedOn;
    }

    private static List<LocalDate> paymentDates(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select effective_on from journal
                        where tenant_id = :tenant and member_id = :member and kind = 'DEPOSIT'\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(LocalDate.class)
                .list();
    }
}
