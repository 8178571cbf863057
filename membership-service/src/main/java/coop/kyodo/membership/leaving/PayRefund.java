package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.contribution.Payment;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Records that a leaver's refund was paid, whole.
final class PayRefund {

    /// The payment.
    record Request(@NotNull LocalDate paidOn, @NotBlank @Size(max = 100) String reference) {}

    private PayRefund() {}

    static Payment pay(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Members.get(tx, memberId);
        Money refund = cooperative.money(Holdings.of(tx, memberId).refundPayable());
        if (refund.isZero()) {
            throw Problems.conflict("nothing-to-refund", "No refund is payable to this member.");
        }
        Ledger.mustBeOpen(tx, request.paidOn());
        Ledger.mustBeNew(tx, request.reference());
        Journal journal =
                Ledger.post(
                        tx, memberId, Entry.refund(refund), request.paidOn(), request.reference());
        MemberCapital.publish(
                tx, cooperative, memberId, CapitalEvents.Change.REFUNDED, refund, request.paidOn());
        tx.audit(
                "refund-paid",
                memberId.toString(),
                Map.of(
                        "amount", refund,
                        "paidOn", request.paidOn(),
                        "journal", journal.number()));
        return Payment.of(
                Payment.Kind.REFUND, refund, journal, MemberCapital.of(tx, cooperative, memberId));
    }
}
