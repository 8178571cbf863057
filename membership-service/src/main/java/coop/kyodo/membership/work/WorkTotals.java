package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Sums of work, or of planned work. They are made when they are asked for, from indexes that begin
/// with the member and the site; nothing is stored that could drift.
final class WorkTotals {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// A sum of work under its key.
    record Total(String key, long minutes, long days, long grade, long responsibility) {

        private static Total of(ResultSet row, StatementContext context) throws SQLException {
            return new Total(
                    row.getString("key"),
                    row.getLong("minutes"),
                    row.getLong("days"),
                    row.getLong("grade"),
                    row.getLong("responsibility"));
        }
    }

    /// What a person worked.
    record MemberTotal(UUID memberId, long minutes, long days, long grade, long responsibility) {

        Measures measures() {
            return new Measures(minutes, days, grade, responsibility);
        }
    }

    /// Work done, or planned. Plans never count as work.
    enum Kind {
        ACTUAL(
                "select member_id, site_id, period, minutes, days, grade, responsibility"
                        + " from work_entry where tenant_id = :tenant"),
        PLAN(
                "select member_id, site_id, period, minutes, days, 0 as grade, 0 as responsibility"
                        + " from work_plan p where tenant_id = :tenant and not exists"
                        + " (select from work_plan r where r.tenant_id = :tenant"
                        + " and r.replaces = p.plan_id)");

        private final String rows;

        Kind(String rows) {
            this.rows = rows;
        }
    }

    /// What totals are made by. `SITE_TREE` adds to each site's own work of a month that of all
    /// sites that stood below it when the month ended, so a later move changes nothing of it.
    enum By {
        MEMBER("member_id", ""),
        SITE("site_id", ""),
        SITE_TREE(
                "above",
                """
                join (
                  with recursive stood as (
                    select month.period, s.site_id,
                      case when before.site_id is not null then before.to_parent_id
                        when after.site_id is not null then after.from_parent_id
                        else s.parent_id end as parent_id
                    from site s
                    cross join (select distinct period, to_date(period, 'YYYY-MM')
                      + interval '1 month' as over from work where period between :from and :to) month
                    left join lateral (select * from site_move m
                      where m.tenant_id = s.tenant_id and m.site_id = s.site_id
                        and m.effective_on < month.over
                      order by effective_on desc limit 1) before on true
                    left join lateral (select * from site_move m
                      where m.tenant_id = s.tenant_id and m.site_id = s.site_id
                        and m.effective_on >= month.over
                      order by effective_on limit 1) after on true
                    where s.tenant_id = :tenant
                  ), below (period, above, site_id) as (
                    select period, site_id, site_id from stood
                    union all
                    select b.period, b.above, s.site_id from below b
                    join stood s on s.period = b.period and s.parent_id = b.site_id
                  ) select * from below) tree using (period, site_id)\
                """),
        PERIOD("period", "");

        private final String key;
        private final String join;

        By(String key, String join) {
            this.key = key;
            this.join = join;
        }

        /// The key that a page ended with; a 400 when it is none.
        private Object after(Cursor cursor) {
            if (this != PERIOD) {
                return cursor.id(0);
            }
            String month = cursor.part(0);
            if (!MONTH.matcher(month).matches()) {
                throw Problems.malformed(
                        "validation-failed", FormFault.of("query:cursor", "form.cursor"));
            }
            return month;
        }

        private Object beforeAll() {
            return this == PERIOD ? "" : BEFORE_ALL;
        }
    }

    private WorkTotals() {}

    /// One page of totals. One member's rows are fetched by the member's index before anything else
    /// is asked of them: of a table that has just grown the planner knows nothing, and would read
    /// everybody's months.
    static Page<Total> page(
            Tx tx,
            Kind kind,
            By by,
            YearMonth from,
            YearMonth to,
            @Nullable UUID memberId,
            @Nullable UUID siteId,
            PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                with work as <fetched> (<rows>)
                                select <key> as key, sum(minutes) as minutes, sum(days) as days,
                                  coalesce(sum(grade), 0) as grade,
                                  coalesce(sum(responsibility), 0) as responsibility
                                from work <join>
                                where period between :from and :to and <key> > :after <site>
                                group by <key> order by <key> limit :limit\
                                """)
                        .define("key", by.key)
                        .define("fetched", memberId == null ? "not materialized" : "materialized")
                        .define(
                                "rows",
                                memberId == null
                                        ? kind.rows
                                        : kind.rows + " and member_id = :member")
                        .define("join", by.join)
                        .define("site", siteId == null ? "" : "and site_id = :site")
                        .bind("tenant", tx.tenant())
                        .bind("from", from.toString())
                        .bind("to", to.toString())
                        .bind("member", memberId)
                        .bind("site", siteId)
                        .bind("after", page.after().map(by::after).orElse(by.beforeAll()))
                        .bind("limit", page.limit() + 1)
                        .map(Total::of)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.key()));
    }

    /// What everyone worked in a month as a member. Work counts as a member's when the membership
    /// began by the end of the month it was done in, and had not ended: by that day, or by the
    /// month's first day where the entry is of a month. By a notice it ends at the year's end,
    /// whether or not that year is closed (JP-050). A correction goes with what it corrects.
    static List<MemberTotal> ofMembers(Tx tx, YearMonth period) {
        return ofPeople(tx, period, true);
    }

    /// What everyone worked in a month when they were no member: applicants, people before their
    /// admission or after they left, and those noted as workers.
    static List<MemberTotal> ofOthers(Tx tx, YearMonth period) {
        return ofPeople(tx, period, false);
    }

    private static List<MemberTotal> ofPeople(Tx tx, YearMonth period, boolean asMembers) {
        return tx.sql()
                .createQuery(
                        """
                        select e.member_id, sum(e.minutes) as minutes, sum(e.days) as days,
                          coalesce(sum(e.grade), 0) as grade,
                          coalesce(sum(e.responsibility), 0) as responsibility
                        from work_entry e
                        left join member m using (tenant_id, member_id)
                        left join withdrawal w on w.tenant_id = e.tenant_id
                          and w.member_id = e.member_id and w.open
                        left join work_entry o on o.tenant_id = e.tenant_id and o.entry_id = e.corrects
                        cross join lateral (
                          select to_date(coalesce(o.period, e.period), 'YYYY-MM') as month,
                            coalesce(o.worked_on, e.worked_on) as day) done
                        where e.tenant_id = :tenant and e.period = :period
                          and coalesce(m.admitted_on < done.month + interval '1 month'
                            and coalesce(coalesce(m.left_on, w.effective_on)
                              >= coalesce(done.day, done.month), true),
                            false) = :asMembers
                        group by e.member_id order by e.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .bind("asMembers", asMembers)
                .map(ConstructorMapper.of(MemberTotal.class))
                .list();
    }
}
