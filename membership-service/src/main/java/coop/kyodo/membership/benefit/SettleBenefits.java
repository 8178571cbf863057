package coop.kyodo.membership.benefit;

import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentMove;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.membership.payment.PaymentBatchEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Follows a batch of benefits to the bank and back. What the bank has paid is posted once, in the
/// transaction in which the line becomes paid; what came back is posted back, and its claim is as
/// approved as before.
final class SettleBenefits {

    private SettleBenefits() {}

    static void follow(Tx tx, PaymentMove move) {
        Days.mustHaveCome(tx, move.on(), "/on");
        if (move.to() == PaymentState.PAID) {
            Map<UUID, Claims.Filed> claims = claims(tx, move.lines());
            claims.values().forEach(claim -> claim.mustStandOn(move.on(), "/on"));
            BenefitLedger.pay(tx, payments(move.lines(), claims, ""), move.on());
            Claims.mark(tx, claims.keySet(), Claim.State.PAID);
            move.lines().forEach(line -> ClaimEvents.paid(tx, of(claims, line), move.on()));
        }
        List<PaymentLine> cameBack = move.cameBack();
        if (!cameBack.isEmpty()) {
            Map<UUID, Claims.Filed> claims = claims(tx, cameBack);
            BenefitLedger.takeBack(tx, payments(cameBack, claims, "/returned"), move.on());
            Claims.mark(tx, claims.keySet(), Claim.State.APPROVED);
            cameBack.forEach(line -> ClaimEvents.cameBack(tx, of(claims, line), move.on()));
        }
        PaymentBatchEvents.moved(tx, move);
    }

    private static Map<UUID, Claims.Filed> claims(Tx tx, List<PaymentLine> lines) {
        return Claims.locked(tx, lines.stream().map(PrepareBenefits::claimOf).toList());
    }

    private static List<BenefitLedger.Payment> payments(
            List<PaymentLine> lines, Map<UUID, Claims.Filed> claims, String suffix) {
        return lines.stream()
                .map(line -> {
                    Claims.Filed claim = of(claims, line);
                    return new BenefitLedger.Payment(
                            claim.claimId(),
                            claim.turn(),
                            line.amount(),
                            "batch-" + line.batchId() + "/" + line.line() + suffix);
                })
                .toList();
    }

    private static Claims.Filed of(Map<UUID, Claims.Filed> claims, PaymentLine line) {
        Claims.Filed claim = claims.get(PrepareBenefits.claimOf(line));
        if (claim == null) {
            throw new IllegalStateException("line " + line.line() + " pays no claim");
        }
        return claim;
    }
}
