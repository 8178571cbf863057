package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.contribution.Payment;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that a leaver, or a member who gave up units, paid unpaid capital which the co-op called
/// because its debts exceeded its assets (JP-055).
final class CallCapital {

    /// The payment.
    ///
    /// @param claimedOn when the co-op called for it, if before it was paid
    record Request(
            @NotNull Money amount,
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 100) String reference,
            @Nullable LocalDate claimedOn) {}

    /// What may still be called of somebody, and until when.
    record Callable(long amount, LocalDate lapsesAfter) {}

    private CallCapital() {}

    static Payment pay(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member member = Members.get(tx, memberId);
        Money amount = Amounts.positive(request.amount(), cooperative.currency(), "/amount");
        LocalDate claimedOn = request.claimedOn() == null ? request.paidOn() : request.claimedOn();
        Optional<Callable> left = Calls.left(tx, memberId, claimedOn);
        ClaimRules.valued(
                        cooperative.rules().rule("JP-054"),
                        left.isPresent(),
                        member.state(),
                        member.leavesOn())
                .orConflict();
        Callable callable = left.orElseThrow();
        ClaimRules.withinCall(
                        cooperative.rules().rule("JP-055"),
                        amount,
                        cooperative.money(callable.amount()))
                .orRefuse();
        ClaimRules.notLapsed(
                        cooperative.rules().rule("JP-056"),
                        claimedOn,
                        callable.lapsesAfter(),
                        request.claimedOn() == null ? "/paidOn" : "/claimedOn")
                .orRefuse();
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        if (request.claimedOn() != null) {
            Days.mustHaveCome(tx, request.claimedOn(), "/claimedOn");
        }
        Ledger.mustBeOpen(tx, request.paidOn());
        Ledger.mustBeNew(tx, request.reference());
        Journal journal =
                Ledger.post(
                        tx, memberId, Entry.called(amount), request.paidOn(), request.reference());
        RefundEvents.calledCapitalPaid(
                tx,
                memberId,
                amount,
                request.paidOn(),
                cooperative.money(callable.amount()).minus(amount));
        tx.audit(
                "called-capital-paid",
                memberId.toString(),
                Map.of(
                        "amount", amount,
                        "paidOn", request.paidOn(),
                        "journal", journal.number()));
        return Payment.of(
                Payment.Kind.CALL, amount, journal, MemberCapital.of(tx, cooperative, memberId));
    }
}
