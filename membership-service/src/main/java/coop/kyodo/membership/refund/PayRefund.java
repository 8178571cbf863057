package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.contribution.Payment;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that a refund was paid outside of any batch: the earliest instalment that is not paid,
/// to all who claim it together.
final class PayRefund {

    /// The payment.
    ///
    /// @param claimedOn when the refund was claimed, if before it was paid
    record Request(
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 100) String reference,
            @Nullable LocalDate claimedOn) {

        /// When it was claimed: as said here, or recorded before, or by paying it.
        private LocalDate claimed(RefundClaim claim) {
            if (claimedOn != null) {
                return claimedOn;
            }
            return Optional.ofNullable(claim.claimedOn()).orElse(paidOn);
        }
    }

    private PayRefund() {}

    static Payment pay(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member member = Members.get(tx, memberId);
        List<RefundClaim> claims = earliest(RefundClaims.of(tx, cooperative, memberId));
        if (claims.isEmpty()) {
            mustBeValued(cooperative, member);
        }
        Money refund =
                claims.isEmpty()
                        ? cooperative.money(Holdings.of(tx, memberId).refundPayable())
                        : claims.stream().map(RefundClaim::amount).reduce(Money::plus).get();
        ClaimRules.somethingPayable(cooperative.rules().rule("JP-054"), refund).orConflict();
        mustBePayable(tx, cooperative, member, claims, refund, request);
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        Ledger.mustBeOpen(tx, request.paidOn());
        Payable.mustCover(tx, cooperative, Map.of(memberId, refund), request.paidOn(), "/paidOn");
        Payable.mustBeValued(tx, cooperative, List.of(memberId), request.paidOn(), "/paidOn");
        Ledger.mustBeNew(tx, request.reference());
        Journal journal =
                Ledger.post(
                        tx, memberId, Entry.refund(refund), request.paidOn(), request.reference());
        RefundClaims.paid(tx, claims, request.paidOn(), journal.journalId());
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

    private static void mustBeValued(Cooperative cooperative, Member member) {
        ClaimRules.valued(
                        cooperative.rules().rule("JP-054"),
                        member.state() != MemberState.LEFT || member.leavesOn() == null,
                        member.state(),
                        member.leavesOn())
                .orConflict();
    }

    private static List<RefundClaim> earliest(List<RefundClaim> claims) {
        List<RefundClaim> unpaid = claims.stream().filter(RefundClaim::isUnpaid).toList();
        return unpaid.stream()
                .filter(claim -> claim.number() == unpaid.getFirst().number())
                .toList();
    }

    private static void mustBePayable(
            Tx tx,
            Cooperative cooperative,
            Member member,
            List<RefundClaim> claims,
            Money refund,
            Request request) {
        if (request.claimedOn() != null && request.claimedOn().isAfter(request.paidOn())) {
            throw Problems.malformed(
                    "date-too-late", FormFault.of("/claimedOn", "said.claimed-first"));
        }
        for (RefundClaim claim : claims) {
            if (PaymentLines.live(tx, claim.claimId().toString()).isPresent()) {
                throw Problems.conflict("claim-in-batch", FormFault.of("", "said.refund-in-batch"));
            }
            ClaimRules.notLapsed(
                            cooperative.rules().rule("JP-056"),
                            request.claimed(claim),
                            claim.lapsesAfter(),
                            request.claimedOn() == null ? "/paidOn" : "/claimedOn")
                    .orRefuse();
        }
        if (member.state() == MemberState.LEFT) {
            cooperative
                    .rules()
                    .findRule("JP-057")
                    .ifPresent(rule ->
                            ClaimRules.notWithheld(
                                            rule,
                                            refund,
                                            Debts.owed(
                                                    tx,
                                                    cooperative,
                                                    member.memberId(),
                                                    request.paidOn()))
                                    .orRefuse());
        }
    }
}
