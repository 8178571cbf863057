package coop.kyodo.membership.work;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Every closing of a month was reported, each of its pages.
@ApplicationScoped
class WorkPublished implements Check {

    @Override
    public String name() {
        return "closed-months-reported";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> faults =
                tx.sql()
                        .createQuery(
                                """
                                select w.period, count(o.id) as reports
                                from work_period w
                                left join outbox o on o.tenant_id = w.tenant_id and o.key = w.period_id::text
                                where w.tenant_id = :tenant
                                group by w.period, w.closed_on, w.pages
                                having count(o.id) <> case when w.closed_on is null then 0 else w.pages end
                                order by w.period limit 100\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                "month %s was reported in %d pages"
                                        .formatted(row.getString("period"), row.getLong("reports")))
                        .list();
        long closed =
                tx.sql()
                        .createQuery(
                                """
                                select count(*) from work_period
                                where tenant_id = :tenant and closed_on is not null\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .one();
        return Finding.of(Map.of("closed", closed), faults);
    }
}
