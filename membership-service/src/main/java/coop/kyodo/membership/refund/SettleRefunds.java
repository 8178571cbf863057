package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentMove;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.payment.PaymentBatchEvents;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Follows a batch of refunds to the bank and back. What the bank has paid is posted once, in the
/// transaction in which the line becomes paid; what came back is posted back.
final class SettleRefunds {

    private SettleRefunds() {}

    static void follow(Tx tx, PaymentMove move) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Days.mustHaveCome(tx, move.on(), "/on");
        if (move.to() == PaymentState.SENT) {
            mustNotBeWithheld(tx, cooperative, move);
        }
        if (move.to() == PaymentState.PAID) {
            paid(tx, cooperative, move.lines(), move.on());
        }
        List<PaymentLine> cameBack = move.cameBack();
        if (!cameBack.isEmpty()) {
            cameBack(tx, cooperative, cameBack, move.on());
        }
        PaymentBatchEvents.moved(tx, move);
    }

    /// A debt may have been recorded since the batch was prepared; what the bank has paid is paid.
    private static void mustNotBeWithheld(Tx tx, Cooperative cooperative, PaymentMove move) {
        Optional<Rule> rule = cooperative.rules().findRule("JP-057");
        if (rule.isEmpty()) {
            return;
        }
        Map<UUID, RefundClaim> claims = claims(tx, cooperative, move.lines());
        Map<UUID, Money> owing =
                Debts.owedByLeavers(
                        tx,
                        cooperative,
                        claims.values().stream().map(RefundClaim::memberId).distinct().toList(),
                        move.on());
        ClaimRules.noneWithheld(
                        rule.get(),
                        move.lines().stream()
                                .map(line -> claimOf(claims, line))
                                .filter(claim -> owing.containsKey(claim.memberId()))
                                .toList(),
                        owing.values().stream().reduce(cooperative.money(0), Money::plus))
                .orConflict();
    }

    private static void paid(
            Tx tx, Cooperative cooperative, List<PaymentLine> lines, LocalDate paidOn) {
        Ledger.mustBeOpen(tx, paidOn);
        Map<UUID, RefundClaim> claims = claims(tx, cooperative, lines);
        Map<UUID, Money> byMember = new LinkedHashMap<>();
        List<Ledger.Draft> drafts =
                lines.stream()
                        .map(line -> {
                            UUID memberId = memberOf(claims, line);
                            byMember.merge(memberId, line.amount(), Money::plus);
                            return new Ledger.Draft(
                                    memberId, Entry.refund(line.amount()), reference(line));
                        })
                        .toList();
        Payable.mustCover(tx, cooperative, byMember, paidOn, "/on");
        Payable.mustBeValued(tx, cooperative, byMember.keySet(), paidOn, "/on");
        Ledger.postAll(tx, drafts, paidOn);
        RefundClaims.paid(tx, claims.values(), paidOn, null);
        MemberCapital.publishAll(tx, cooperative, CapitalEvents.Change.REFUNDED, byMember, paidOn);
    }

    private static void cameBack(
            Tx tx, Cooperative cooperative, List<PaymentLine> lines, LocalDate returnedOn) {
        Ledger.mustBeOpen(tx, returnedOn);
        Map<UUID, RefundClaim> claims = claims(tx, cooperative, lines);
        List<Ledger.Draft> drafts =
                lines.stream()
                        .map(line ->
                                new Ledger.Draft(
                                        memberOf(claims, line),
                                        Entry.refundReturned(line.amount()),
                                        reference(line) + "/returned"))
                        .toList();
        Ledger.postAll(tx, drafts, returnedOn);
        ReopenClaims.open(tx, cooperative, RefundEvents.Step.RETURNED, claims.values(), returnedOn);
    }

    private static Map<UUID, RefundClaim> claims(
            Tx tx, Cooperative cooperative, List<PaymentLine> lines) {
        return RefundClaims.get(
                tx,
                cooperative,
                lines.stream().map(line -> UUID.fromString(line.claim())).toList());
    }

    private static UUID memberOf(Map<UUID, RefundClaim> claims, PaymentLine line) {
        return claimOf(claims, line).memberId();
    }

    private static RefundClaim claimOf(Map<UUID, RefundClaim> claims, PaymentLine line) {
        RefundClaim claim = claims.get(UUID.fromString(line.claim()));
        if (claim == null) {
            throw new IllegalStateException("line " + line.line() + " pays no claim");
        }
        return claim;
    }

    private static String reference(PaymentLine line) {
        return "batch-" + line.batchId() + "/" + line.line();
    }
}
