package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapPoints;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.PaymentMethod;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.AdmissionRules;
import coop.kyodo.membership.member.Founders;
import coop.kyodo.membership.member.Instalment;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberEvents;
import coop.kyodo.membership.member.MemberHolding;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.work.ToldMonths;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records a payment of capital. The payment that completes an applicant's units makes the member,
/// in the same transaction.
public final class PayCapital {

    /// Money paid in.
    public record Request(
            @NotNull Money amount,
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 100) String reference,
            @Nullable PaymentMethod method) {

        PaymentMethod by() {
            return method == null ? PaymentMethod.BANK_TRANSFER : method;
        }
    }

    /// What was posted, and how the member stands after it.
    private record Paid(Journal journal, MemberHolding holding) {}

    private PayCapital() {}

    public static Payment pay(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.lockedAsOf(tx, request.paidOn());
        Member member = Members.get(tx, memberId);
        Money amount = Amounts.positive(request.amount(), cooperative.currency(), "/amount");
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        Ledger.mustBeOpen(tx, request.paidOn());
        Ledger.mustBeNew(tx, request.reference());
        PaymentRules.allowed(cooperative.rules(), cooperative.articles(), request.by(), amount)
                .orRefuse();
        Paid paid =
                switch (member.state()) {
                    case ACCEPTED -> deposit(tx, cooperative, member, request);
                    case MEMBER, LEAVING -> payUp(tx, cooperative, member, request);
                    case APPLIED ->
                            PaymentRules.<Paid>notAccepted(
                                            cooperative.rules(), member.appliedOn(), amount)
                                    .orConflict();
                    case LEFT, REFUSED, GIVEN_UP ->
                            throw Problems.conflict(
                                    "not-a-member",
                                    new FormFault(
                                            "",
                                            "said.membership-state",
                                            Map.of("state", member.state())));
                };
        tx.audit(
                "capital-paid",
                memberId.toString(),
                Map.of(
                        "amount",
                        amount,
                        "paidOn",
                        request.paidOn(),
                        "journal",
                        paid.journal().number()));
        return Payment.of(Payment.Kind.CAPITAL, amount, paid.journal(), paid.holding());
    }

    private static Paid deposit(Tx tx, Cooperative cooperative, Member applicant, Request request) {
        if (request.by() == PaymentMethod.DIVIDEND) {
            throw Problems.conflict(
                    "not-a-member", FormFault.of("", "said.applicant-without-dividends"));
        }
        UUID memberId = applicant.memberId();
        MemberHolding before = MemberCapital.of(tx, cooperative, memberId);
        Money left =
                PaymentRules.withinSubscription(
                                cooperative.rules(), before.outstanding(), request.amount())
                        .orRefuse();
        boolean founder = Founders.contains(tx, memberId);
        if (founder) {
            PaymentRules.firstInstalment(
                            cooperative.rules(),
                            cooperative.articles().unitAmount(),
                            applicant.unitsApplied(),
                            before.paidIn().plus(request.amount()))
                    .orRefuse();
        }
        Journal journal =
                Ledger.postPayment(
                        tx,
                        memberId,
                        Entry.deposit(request.by(), request.amount()),
                        request.paidOn(),
                        request.reference(),
                        request.by());
        if (left.isZero() || founder) {
            admit(tx, cooperative, applicant, left);
        } else {
            ContributionEvents.deposit(
                    tx,
                    memberId,
                    ContributionEvents.DepositChange.RECEIVED,
                    request.amount(),
                    request.paidOn(),
                    before.paidIn().plus(request.amount()));
        }
        return new Paid(journal, MemberCapital.of(tx, cooperative, memberId));
    }

    /// JP-026: accepted and fully paid; JP-025: a founder with the first instalment. JP-021: with
    /// no more units than the cap allows among the members of the day.
    private static void admit(Tx tx, Cooperative cooperative, Member applicant, Money unpaid) {
        UUID memberId = applicant.memberId();
        int units = applicant.unitsApplied();
        Money subscribed = cooperative.amountOf(units);
        Money paidIn = subscribed.minus(unpaid);
        LocalDate admittedOn =
                Founders.memberFrom(
                        tx,
                        memberId,
                        AdmissionRules.admittedOn(
                                acceptedOn(applicant), paymentDates(tx, memberId)));
        CapPoints.mustKeepWithinJoined(
                tx,
                cooperative.rules(),
                memberId,
                admittedOn,
                units,
                Ledger.standing(tx, cooperative).units());
        Ledger.post(tx, memberId, Entry.admission(units, subscribed, paidIn), admittedOn, null);
        if (!unpaid.isZero()) {
            Plans.note(
                    tx, cooperative, memberId, rest(tx, cooperative, memberId, admittedOn, unpaid));
        }
        long number = Members.admit(tx, memberId, admittedOn);
        MemberEvents.publishAdmitted(
                tx, memberId, Members.nextVersion(tx, memberId), number, admittedOn, units);
        MemberCapital.publish(
                tx, cooperative, memberId, CapitalEvents.Change.PAID_IN, paidIn, admittedOn);
        ToldMonths.began(tx, memberId, admittedOn);
        tx.audit(
                "member-admitted",
                memberId.toString(),
                Map.of("number", number, "units", units, "admittedOn", admittedOn));
    }

    private static Paid payUp(Tx tx, Cooperative cooperative, Member member, Request request) {
        member.mustNotHaveLeftBefore(cooperative.rules(), request.paidOn());
        UUID memberId = member.memberId();
        if (request.by() == PaymentMethod.IN_KIND && Founders.contains(tx, memberId)) {
            PaymentRules.inKindAtFirst(
                            cooperative.rules(),
                            paymentDates(tx, memberId).stream()
                                    .min(LocalDate::compareTo)
                                    .orElse(null),
                            request.paidOn())
                    .orRefuse();
        }
        Money unpaid =
                cooperative.money(
                        MemberHistories.leastUnpaidFrom(
                                tx,
                                memberId,
                                request.paidOn(),
                                MemberHolding.of(cooperative, member, Holdings.of(tx, memberId))
                                        .outstanding()
                                        .amount()));
        PaymentRules.withinSubscription(
                        cooperative.rules(),
                        GivenUp.stillToPay(tx, cooperative, memberId, request.paidOn(), unpaid),
                        request.amount())
                .orRefuse();
        Journal journal =
                Ledger.postPayment(
                        tx,
                        memberId,
                        Entry.payment(request.by(), request.amount()),
                        request.paidOn(),
                        request.reference(),
                        request.by());
        Plans.afterPayment(tx, cooperative, memberId, request.paidOn());
        MemberHolding after =
                MemberCapital.publish(
                        tx,
                        cooperative,
                        memberId,
                        CapitalEvents.Change.PAID_IN,
                        request.amount(),
                        request.paidOn());
        return new Paid(journal, after);
    }

    /// What a founder still has to pay: as the application's plan says, else when it is called.
    private static List<PlanFact> rest(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate admittedOn, Money unpaid) {
        List<Instalment> planned = Plans.ofApplication(tx, cooperative, memberId);
        return planned.isEmpty()
                ? List.of(PlanFact.uncalled(admittedOn, unpaid))
                : new Plan(admittedOn, Money.zero(unpaid.currency()), planned)
                        .remaining(unpaid).lines().stream()
                                .map(line -> PlanFact.due(admittedOn, line.dueOn(), line.amount()))
                                .toList();
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
                        select effective_on from journal j
                        where tenant_id = :tenant and member_id = :member and kind = 'DEPOSIT'
                          and not exists (select from journal r
                            where r.tenant_id = :tenant and r.reverses_id = j.journal_id)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(LocalDate.class)
                .list();
    }
}
