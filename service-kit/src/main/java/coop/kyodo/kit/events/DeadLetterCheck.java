package coop.kyodo.kit.events;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// No event of this tenant lies among the dead letters without a replay.
@ApplicationScoped
class DeadLetterCheck implements Check {

    @Override
    public String name() {
        return "dead-letters-none";
    }

    @Override
    public Finding run(Tx tx) {
        long dead =
                tx.sql()
                        .createQuery(
                                """
                                select count(*) from dead_letter
                                where tenant_id = :tenant and replayed_at is null\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .one();
        return Finding.of(
                Map.of("dead", dead),
                dead == 0 ? List.of() : List.of(dead + " events took no effect"));
    }
}
