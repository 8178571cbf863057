package coop.kyodo.surplus.payment;

import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentMove;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.fund.LiabilityRules;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.Plans;
import java.util.List;
import java.util.UUID;

/// Books what the bank does with dividends. What comes back or fails is owed again, and may be in
/// another batch.
final class SettleDividends {

    private SettleDividends() {}

    static void follow(Tx tx, PaymentMove move) {
        Days.mustHaveCome(tx, move.on(), "/on");
        if (move.to() == PaymentState.SENT) {
            mustBeOwed(tx, move);
        }
        PaymentState from = move.lines().getFirst().state();
        List<Journal.Posting> postings =
                LiabilityRules.payment(place(from), place(move.to()), move.amount());
        if (!postings.isEmpty()) {
            Journals.post(tx, reference(move), Journal.Kind.PAYMENT, move.on(), postings);
        }
    }

    private static void mustBeOwed(Tx tx, PaymentMove move) {
        String claim = move.lines().getFirst().claim();
        Plan plan = Plans.get(tx, UUID.fromString(claim.substring(0, claim.indexOf('/'))));
        List<UUID> payees = move.lines().stream().map(PaymentLine::payeeId).toList();
        PaymentRules.refusalOf(Dues.among(tx, plan, payees))
                .ifPresent(refusal -> Decision.<PaymentMove>refused(refusal).orConflict());
    }

    private static LiabilityRules.Place place(PaymentState state) {
        return switch (state) {
            case PREPARED, FAILED, RETURNED, CANCELLED -> LiabilityRules.Place.OWED;
            case SENT -> LiabilityRules.Place.AT_THE_BANK;
            case PAID -> LiabilityRules.Place.PAID;
        };
    }

    private static String reference(PaymentMove move) {
        String batch = "batch " + move.batch().batchId();
        return move.lines().size() == 1
                ? batch + ", line " + move.lines().getFirst().line()
                : batch;
    }
}
