package coop.kyodo.surplus.plan;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes every plan's hash again from what is stored, and compares what is noted beside it.
@ApplicationScoped
class PlanHashCheck implements Check {

    @Override
    public String name() {
        return "plan-hashes-recompute";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> faults = new ArrayList<>();
        List<UUID> ids =
                tx.sql()
                        .createQuery(
                                """
                                select plan_id from plan where tenant_id = :tenant order by plan_id\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(UUID.class)
                        .list();
        for (UUID id : ids) {
            Plan plan = Plans.get(tx, id);
            String hash = Plans.document(tx, plan).hash();
            if (!hash.equals(plan.hash())) {
                faults.add("plan " + id + " has the hash " + hash + ", noted is " + plan.hash());
            } else {
                PlanNotes.fault(tx, plan)
                        .map(Texts::inEnglish)
                        .ifPresent(fault -> faults.add("plan " + id + ": " + fault));
            }
            plan.reached().stream()
                    .filter(state -> !state.hash().equals(plan.hash()))
                    .forEach(state ->
                            faults.add(
                                    "plan %s was %s with the hash %s"
                                            .formatted(id, state.state(), state.hash())));
        }
        return Finding.of(Map.of("plans", ids.size()), faults);
    }
}
