package coop.kyodo.membership.capital;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every journal's postings add up to zero, the journals' numbers have no gap and none is used
/// twice, and the two legs of each transfer move the same.
@ApplicationScoped
class JournalsBalanced implements Check {

    /// How many journals there are, and their highest number.
    record Numbers(long journals, long different, long highest) {}

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
                                select count(*), count(distinct number) as different,
                                  coalesce(max(number), 0) as highest
                                from journal where tenant_id = :tenant\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Numbers(
                                        row.getLong("count"),
                                        row.getLong("different"),
                                        row.getLong("highest")))
                        .one();
        faults.addAll(unequalTransfers(tx));
        if (numbers.journals() != numbers.highest() || numbers.journals() != numbers.different()) {
            faults.add(
                    numbers.journals()
                            + " journals are there, with "
                            + numbers.different()
                            + " different numbers, the highest number is "
                            + numbers.highest());
        }
        return Finding.of(Map.of("journals", numbers.journals()), faults);
    }

    private static List<String> unequalTransfers(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select j.transfer_id, count(*) as legs, sum(j.units) as units, sum(p.amount) as sum
                        from journal j left join posting p on p.tenant_id = j.tenant_id
                          and p.journal_id = j.journal_id and p.account = 'UNIT_TRANSFERS'
                        where j.tenant_id = :tenant and j.transfer_id is not null
                        group by j.transfer_id
                        having count(*) <> 2 or sum(j.units) <> 0 or sum(p.amount) is distinct from 0
                        order by j.transfer_id limit 100\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        "transfer %s has %d legs that add up to %d units"
                                .formatted(
                                        row.getString("transfer_id"),
                                        row.getLong("legs"),
                                        row.getLong("units")))
                .list();
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
