package coop.kyodo.surplus.picture;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// The pages of every closing that has come whole add up to what the closing said.
@ApplicationScoped
class WorkPagesCheck implements Check {

    record Closing(String period, long sequence, int pages, long come, boolean agrees) {}

    @Override
    public String name() {
        return "work-totals-equal-closings";
    }

    @Override
    public Finding run(Tx tx) {
        List<Closing> closings =
                tx.sql()
                        .createQuery(
                                """
                                select p.period, p.sequence, p.pages,
                                  (select count(*) from work_page g where g.tenant_id = p.tenant_id
                                    and g.period = p.period and g.sequence = p.sequence) as come,
                                  p.whole_members is null
                                    or (p.whole_members, p.whole_minutes, p.whole_days,
                                        coalesce(p.whole_others, 0),
                                        coalesce(p.whole_others_minutes, 0),
                                        coalesce(p.whole_others_days, 0))
                                      = (t.members, t.minutes, t.days,
                                        t.others, t.others_minutes, t.others_days) as agrees
                                from work_period p
                                cross join lateral (
                                  select count(*) filter (where as_member) as members,
                                    coalesce(sum(minutes) filter (where as_member), 0) as minutes,
                                    coalesce(sum(days) filter (where as_member), 0) as days,
                                    count(*) filter (where not as_member) as others,
                                    coalesce(sum(minutes) filter (where not as_member), 0)
                                      as others_minutes,
                                    coalesce(sum(days) filter (where not as_member), 0)
                                      as others_days
                                  from work_total w where w.tenant_id = p.tenant_id
                                    and w.period = p.period and w.sequence = p.sequence) t
                                where p.tenant_id = :tenant order by p.period, p.sequence\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Closing(
                                        row.getString("period"),
                                        row.getLong("sequence"),
                                        row.getInt("pages"),
                                        row.getLong("come"),
                                        row.getBoolean("agrees")))
                        .list();
        return Finding.of(
                Map.of(
                        "closings",
                        closings.size(),
                        "incomplete",
                        closings.stream().filter(each -> each.come() < each.pages()).count()),
                closings.stream()
                        .filter(each -> each.come() == each.pages() && !each.agrees())
                        .map(each ->
                                "closing %d of %s does not add up"
                                        .formatted(each.sequence(), each.period()))
                        .toList());
    }
}
