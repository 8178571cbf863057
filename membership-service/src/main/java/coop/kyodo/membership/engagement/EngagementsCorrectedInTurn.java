package coop.kyodo.membership.engagement;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Of each placement, terms and worker one row follows the other without a gap: a correction comes
/// at the moment from which on what it corrects stands no longer, so that at any time at most one
/// was known to stand.
@ApplicationScoped
class EngagementsCorrectedInTurn implements Check {

    /// What is looked through.
    private static final List<Spans.Table> TABLES =
            List.of(Placements.TABLE, LabourTerms.TABLE, Workers.TABLE);

    @Override
    public String name() {
        return "engagements-corrected-in-turn";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> faults = new ArrayList<>();
        long corrected = 0;
        for (Spans.Table table : TABLES) {
            corrected += corrected(tx, table);
            faults.addAll(faults(tx, table));
        }
        return Finding.of(Map.of("corrected", corrected), faults);
    }

    private static long corrected(Tx tx, Spans.Table table) {
        return tx.sql()
                .createQuery("select count(corrected_at) from <table> where tenant_id = :tenant")
                .define("table", table.name())
                .bind("tenant", tx.tenant())
                .mapTo(Long.class)
                .one();
    }

    private static List<String> faults(Tx tx, Spans.Table table) {
        return tx.sql()
                .createQuery(
                        """
                        select :kind || ' ' || <column> || ', turn ' || turn
                          || ' does not follow what it corrects'
                        from (
                          select <column>, turn, recorded_at, corrected_at,
                            row_number() over turns - 1 as place,
                            lag(corrected_at) over turns as before
                          from <table> where tenant_id = :tenant
                          window turns as (partition by <column> order by turn)) facts
                        where turn <> place
                          or turn > 0 and before is distinct from recorded_at
                        order by 1 limit 100\
                        """)
                .define("table", table.name())
                .define("column", table.id())
                .bind("tenant", tx.tenant())
                .bind("kind", table.name())
                .mapTo(String.class)
                .list();
    }
}
