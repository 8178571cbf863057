package coop.kyodo.surplus.use;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What uses spent is what was posted for them, no use spent more than its amount, and no fund
/// holds less than its uses have reserved.
@ApplicationScoped
class FundUseCheck implements Check {

    private record Fund(String fund, long spent, long posted, long committed, long held) {}

    @Override
    public String name() {
        return "fund-uses-covered";
    }

    @Override
    public Finding run(Tx tx) {
        List<Fund> funds =
                tx.sql()
                        .createQuery(
                                """
                                select f.fund, fund_committed(:tenant, f.fund) as committed,
                                  (select coalesce(sum(s.amount), 0) from fund_spending s
                                    join fund_use u using (tenant_id, use_id)
                                    where s.tenant_id = :tenant and u.fund = f.fund)::bigint as spent,
                                  (select coalesce(sum(case side when 'DEBIT' then amount
                                      else -amount end), 0)
                                    from posting p join journal j using (tenant_id, journal_id)
                                    where tenant_id = :tenant and j.kind = 'USE'
                                      and p.account = f.fund)::bigint as posted,
                                  (select coalesce(sum(case side when 'CREDIT' then amount
                                      else -amount end), 0)
                                    from posting p where tenant_id = :tenant
                                      and p.account = f.fund)::bigint as held
                                from (select distinct fund from fund_use
                                  where tenant_id = :tenant) f order by f.fund\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Fund(
                                        row.getString("fund"),
                                        row.getLong("spent"),
                                        row.getLong("posted"),
                                        row.getLong("committed"),
                                        row.getLong("held")))
                        .list();
        List<String> faults = new ArrayList<>();
        for (Fund each : funds) {
            if (each.spent() != each.posted()) {
                faults.add(
                        "uses spent %d of %s, posted are %d"
                                .formatted(each.spent(), each.fund(), each.posted()));
            }
            if (each.committed() > each.held()) {
                faults.add(
                        "%s holds %d, its uses have reserved %d"
                                .formatted(each.fund(), each.held(), each.committed()));
            }
        }
        faults.addAll(overspent(tx));
        long committed = funds.stream().mapToLong(Fund::committed).sum();
        return Finding.of(Map.of("funds", funds.size(), "committed", committed), faults);
    }

    private static List<String> overspent(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select use_id, u.amount, sum(s.amount)::bigint as spent
                        from fund_use u join fund_spending s using (tenant_id, use_id)
                        where tenant_id = :tenant group by use_id, u.amount
                        having sum(s.amount) > u.amount\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        "use %s spent %d of %d"
                                .formatted(
                                        row.getString("use_id"),
                                        row.getLong("spent"),
                                        row.getLong("amount")))
                .list();
    }
}
