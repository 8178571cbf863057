package coop.kyodo.federation.dues;

import coop.kyodo.federation.federation.Federation;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/// Takes a payment of an assessment, once per business key, while no run is corrected.
@ApplicationScoped
class PayDues {

    private final Assessments assessments;

    PayDues(Assessments assessments) {
        this.assessments = assessments;
    }

    Payment pay(Tx tx, UUID assessmentId, NewPayment request) {
        Federation federation = Federations.get(tx);
        if (!request.amount().currency().equals(federation.currency())
                || !request.amount().isPositive()) {
            throw Problems.malformed(
                    "amount-out-of-range",
                    new FormFault(
                            "/amount",
                            "said.payment-above-zero",
                            Map.of("currency", federation.currency())));
        }
        Federations.hold(tx, "dues");
        Assessment assessment = assessments.get(tx, assessmentId);
        if (Payments.knows(tx, request.businessKey())) {
            throw Problems.conflict("payment-known", FormFault.of("", "said.payment-known"));
        }
        Money open =
                DuesRules.pay(request.amount(), assessment.outstanding(), federation.rules())
                        .orRefuse();
        UUID id = Ids.orNext(request.id());
        if (!Payments.add(tx, id, assessmentId, request)) {
            throw Problems.conflict("payment-exists", FormFault.of("", "said.id-of-a-payment"));
        }
        Payment taken = Payments.get(tx, id).leaving(open);
        tx.audit("dues-paid", assessmentId.toString(), taken);
        return taken;
    }
}
