package coop.kyodo.membership.capital;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every journal's postings add up to zero, and the journals' numbers have no gap.
@ApplicationScoped
class JournalsBalanced implements Check {

    /// How many journals there are, and their highest number.
    record Numbers(long journals, long highest) {}

    @Override
    public String name() {
        return "journals-balanced";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> faults = new ArrayList<>(unbalanced(tx));
        Numbers numbers =
                tx.sql()
                        .createQuery(
                                """
                                select count(*), coalesce(max(number), 0) as highest
                                from journal where tenant_id = :tenant\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Numbers(row.getLong("count"), row.getLong("highest")))
                        .one();
        if (numbers.journals() != numbers.highest()) {
            faults.add(
                    numbers.journals()
                            + " journals are there, the highest number is "
                            + numbers.highest());
        }
        return Finding.of(Map.of("journals", numbers.journals()), faults);
    }

    private static List<String> unbalanced(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select j.number, count(p.account) as postings, coalesce(sum(p.amount), 0) as sum
                        from journal j left join posting p using (tenant_id, journal_id)
                        where j.tenant_id = :tenant
                        group by j.number having coalesce(sum(p.amount), 0) <> 0 or count(p.account) < 2
                        order by j.number limit 100\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        "journal %d has %d postings that add up to %d"
                                .formatted(
                                        row.getLong("number"),
                                        row.getLong("postings"),
                                        row.getLong("sum")))
                .list();
    }
}
