package coop.kyodo.surplus.fund;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The debits of each journal equal its credits, and the journals' numbers have no gaps.
@ApplicationScoped
class JournalCheck implements Check {

    private record Sums(long number, long debits, long credits) {}

    @Override
    public String name() {
        return "journals-balanced";
    }

    @Override
    public Finding run(Tx tx) {
        List<Sums> journals =
                tx.sql()
                        .createQuery(
                                """
                                select j.number,
                                  coalesce(sum(amount) filter (where side = 'DEBIT'), 0)::bigint as debits,
                                  coalesce(sum(amount) filter (where side = 'CREDIT'), 0)::bigint as credits
                                from journal j left join posting p using (tenant_id, journal_id)
                                where tenant_id = :tenant group by j.number order by j.number\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Sums(
                                        row.getLong("number"),
                                        row.getLong("debits"),
                                        row.getLong("credits")))
                        .list();
        List<String> faults =
                new ArrayList<>(
                        journals.stream()
                                .filter(each ->
                                        each.debits() != each.credits() || each.debits() == 0)
                                .map(each ->
                                        "journal %d has debits %d and credits %d"
                                                .formatted(
                                                        each.number(),
                                                        each.debits(),
                                                        each.credits()))
                                .toList());
        if (!journals.isEmpty() && journals.getLast().number() != journals.size()) {
            faults.add(
                    "%d journals are numbered up to %d"
                            .formatted(journals.size(), journals.getLast().number()));
        }
        return Finding.of(Map.of("journals", journals.size()), faults);
    }
}
