package coop.kyodo.governance.cooperative;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/// Learns which surplus plans wait for the assembly.
@ApplicationScoped
class SurplusEvents implements EventHandler {

    static final String SUBMITTED = "coop.kyodo.surplus.surplus-plan-submitted.v1";

    record PlanSubmitted(UUID planId, String hash) {}

    private final Plans plans;

    SurplusEvents(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Set<String> types() {
        return Set.of(SUBMITTED);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        var submitted = event.data(PlanSubmitted.class);
        plans.submitted(tx, submitted.planId(), event.sequence(), submitted.hash());
        tx.audit("learned", event.aggregate().toString(), event.type());
    }
}
