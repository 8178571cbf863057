package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The sites of a co-op.
public final class Sites {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// What a site is used for after a day.
    ///
    /// @param text the key of its words
    /// @param days when it is used
    record Use(String text, String days) {}

    private Sites() {}

    /// Lets a site pass that is open at some time from one day to another, and keeps it from being
    /// closed or moved until the end of the transaction.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such site, 409 when it is
    ///   not open then
    static void mustBeOpen(Tx tx, UUID siteId, LocalDate from, LocalDate to) {
        Site site = found(tx, siteId, "for share");
        if (!SiteRules.isOpen(site.openedOn(), site.closedOn(), from, to)) {
            throw Problems.conflict("site-not-open", notOpen("", site));
        }
    }

    /// Lets a site pass that is open on all days from one on to another, or for good, and keeps it
    /// from being closed or moved until the end of the transaction.
    ///
    /// @param to null where no end is in sight
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such site, 409 when it is
    ///   not open all the time
    public static void mustStayOpen(Tx tx, UUID siteId, LocalDate from, @Nullable LocalDate to) {
        Site site = found(tx, siteId, "for share");
        if (!SiteRules.isOpenThroughout(site.openedOn(), site.closedOn(), from, to)) {
            throw Problems.conflict("site-not-open", notOpen("", site));
        }
    }

    /// When the site is open instead.
    static FormFault notOpen(String pointer, Site site) {
        return days(pointer, "said.site-open", Map.of(), site.openedOn(), site.closedOn());
    }

    /// What is said of a site that is open from a day, to a day, or both.
    ///
    /// @param text the key of the words without a day; with days it ends in `-from`, `-to` or
    ///   `-from-to`
    static FormFault days(
            String pointer,
            String text,
            Map<String, Object> figures,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn) {
        Map<String, Object> all = new LinkedHashMap<>(figures);
        String suffix = "";
        if (openedOn != null) {
            all.put("openedOn", openedOn);
            suffix += "-from";
        }
        if (closedOn != null) {
            all.put("closedOn", closedOn);
            suffix += "-to";
        }
        return new FormFault(pointer, text + suffix, all);
    }

    static void add(Tx tx, Site site) {
        tx.sql()
                .createUpdate(
                        """
                        insert into site (tenant_id, site_id, name, parent_id, kind, business,
                          opened_on, recorded_at)
                        values (:tenant, :siteId, :name, :parentId, :kind, :business,
                          :openedOn, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("siteId", site.siteId())
                .bind("name", site.name())
                .bind("parentId", site.parentId())
                .bind("kind", site.kind().name())
                .bindArray("business", String.class, site.business())
                .bind("openedOn", site.openedOn())
                .bind("now", tx.now())
                .execute();
    }

    static boolean exists(Tx tx, UUID siteId) {
        return find(tx, siteId, "").isPresent();
    }

    static Site get(Tx tx, UUID siteId) {
        return found(tx, siteId, "");
    }

    /// The site, at which nothing else is put on record until the end of the transaction. It is
    /// locked before the co-op, as whoever puts something on record at a site shares the site first
    /// and refers to the co-op then.
    static Site locked(Tx tx, UUID siteId) {
        return found(tx, siteId, "for no key update");
    }

    /// Those of these sites that exist, which are not closed or moved until the end of the
    /// transaction.
    static Map<UUID, Site> all(Tx tx, List<UUID> siteIds) {
        Map<UUID, Site> sites = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select * from site where tenant_id = :tenant and site_id = any(:sites)
                        order by site_id for share\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("sites", UUID.class, siteIds)
                .map(Sites::read)
                .forEach(site -> sites.put(site.siteId(), site));
        return sites;
    }

    /// Each site's present parent.
    static Map<UUID, UUID> parents(Tx tx) {
        Map<UUID, UUID> parents = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select site_id, parent_id from site
                        where tenant_id = :tenant and parent_id is not null\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        Map.entry(
                                row.getObject("site_id", UUID.class),
                                row.getObject("parent_id", UUID.class)))
                .forEach(entry -> parents.put(entry.getKey(), entry.getValue()));
        return parents;
    }

    static Optional<LocalDate> lastMove(Tx tx, UUID siteId) {
        return tx.sql()
                .createQuery(
                        """
                        select effective_on from site_move
                        where tenant_id = :tenant and site_id = :site
                        order by effective_on desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("site", siteId)
                .mapTo(LocalDate.class)
                .findOne();
    }

    static void move(Tx tx, Site site, @Nullable UUID parentId, LocalDate on) {
        tx.sql()
                .createUpdate(
                        "insert into site_move values (:tenant, :site, :on, :from, :to, :now)")
                .bind("tenant", tx.tenant())
                .bind("site", site.siteId())
                .bind("on", on)
                .bind("from", site.parentId())
                .bind("to", parentId)
                .bind("now", tx.now())
                .execute();
        tx.sql()
                .createUpdate(
                        """
                        update site set parent_id = :to
                        where tenant_id = :tenant and site_id = :site\
                        """)
                .bind("tenant", tx.tenant())
                .bind("site", site.siteId())
                .bind("to", parentId)
                .execute();
    }

    /// How often the site has changed: opened, moved, closed.
    static long version(Tx tx, Site site) {
        long moves =
                tx.sql()
                        .createQuery(
                                """
                                select count(*) from site_move
                                where tenant_id = :tenant and site_id = :site\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("site", site.siteId())
                        .mapTo(Long.class)
                        .one();
        return 1 + moves + (site.closedOn() == null ? 0 : 1);
    }

    /// How many sites right below this one are open after a day.
    static long openBelow(Tx tx, UUID siteId, LocalDate after) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) from site
                        where tenant_id = :tenant and parent_id = :site
                          and (closed_on is null or closed_on > :after)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("site", siteId)
                .bind("after", after)
                .mapTo(Long.class)
                .one();
    }

    /// The head offices that there are, were or will be.
    static List<Site> headOffices(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select * from site where tenant_id = :tenant and kind = 'HEAD_OFFICE'
                        order by opened_on nulls first, site_id\
                        """)
                .bind("tenant", tx.tenant())
                .map(Sites::read)
                .list();
    }

    /// What is on record at a site after a day, if anything is: the latest of it, in words.
    static Optional<Use> lastUse(Tx tx, UUID siteId, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select text, days from (
                          select 1 as place, 'said.work-recorded-there' as text,
                            coalesce(worked_on::text, period) as days,
                            coalesce(worked_on, to_date(period, 'YYYY-MM')) as until_on
                          from work_entry e
                          where tenant_id = :tenant and site_id = :site and corrects is null
                            and period >= :period
                            and coalesce(worked_on, to_date(period, 'YYYY-MM')) > :day
                            and (select (e.minutes + coalesce(sum(c.minutes), 0),
                                  e.days + coalesce(sum(c.days), 0)) <> (0::bigint, 0::bigint)
                              from work_entry c
                              where c.tenant_id = e.tenant_id and c.corrects = e.entry_id)
                          union all
                          select 2, 'said.member-placed-there' || case when to_on is null
                              then '-from' else '-to' end,
                            coalesce(to_on, from_on)::text, coalesce(to_on, 'infinity')
                          from placement
                          where tenant_id = :tenant and site_id = :site
                            and corrected_at is null and (to_on is null or to_on > :day)
                          union all
                          select 3, 'said.worker-noted-there' || case when to_on is null
                              then '-from' else '-to' end,
                            coalesce(to_on, from_on)::text, coalesce(to_on, 'infinity')
                          from worker
                          where tenant_id = :tenant and site_id = :site
                            and corrected_at is null and (to_on is null or to_on > :day)
                          union all
                          select 4, 'said.work-planned-there', coalesce(planned_on::text, period),
                            coalesce(planned_on, to_date(period, 'YYYY-MM'))
                          from work_plan p
                          where tenant_id = :tenant and site_id = :site and period >= :period
                            and coalesce(planned_on, to_date(period, 'YYYY-MM')) > :day
                            and (minutes > 0 or days > 0)
                            and not exists (select from work_plan r
                              where r.tenant_id = :tenant and r.replaces = p.plan_id)) uses
                        order by place, until_on desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("site", siteId)
                .bind("day", day)
                .bind("period", YearMonth.from(day).toString())
                .map(ConstructorMapper.of(Use.class))
                .findOne();
    }

    static void close(Tx tx, UUID siteId, LocalDate closedOn) {
        tx.sql()
                .createUpdate(
                        """
                        update site set closed_on = :on, closed_at = :now
                        where tenant_id = :tenant and site_id = :site\
                        """)
                .bind("tenant", tx.tenant())
                .bind("site", siteId)
                .bind("on", closedOn)
                .bind("now", tx.now())
                .execute();
    }

    /// The sites in the order of their ids, each where it stood on a day: its last move up to then
    /// says so, else its first one after says where it came from.
    static Page<Site> page(Tx tx, LocalDate asOf, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select s.site_id, s.name, s.kind, s.business, s.opened_on, s.closed_on,
                                  case when before.site_id is not null then before.to_parent_id
                                    when after.site_id is not null then after.from_parent_id
                                    else s.parent_id end as parent_id
                                from site s
                                left join lateral (select * from site_move m
                                  where m.tenant_id = s.tenant_id and m.site_id = s.site_id
                                    and m.effective_on <= :asOf
                                  order by effective_on desc limit 1) before on true
                                left join lateral (select * from site_move m
                                  where m.tenant_id = s.tenant_id and m.site_id = s.site_id
                                    and m.effective_on > :asOf
                                  order by effective_on limit 1) after on true
                                where s.tenant_id = :tenant and s.site_id > :after
                                order by s.site_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("asOf", asOf)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map(Sites::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.siteId()));
    }

    private static Site found(Tx tx, UUID siteId, String lock) {
        return find(tx, siteId, lock).orElseThrow(() -> Problems.notFound("site-not-found"));
    }

    private static Optional<Site> find(Tx tx, UUID siteId, String lock) {
        return tx.sql()
                .createQuery(
                        "select * from site where tenant_id = :tenant and site_id = :site <lock>")
                .define("lock", lock)
                .bind("tenant", tx.tenant())
                .bind("site", siteId)
                .map(Sites::read)
                .findOne();
    }

    private static Site read(ResultSet row, StatementContext context) throws SQLException {
        return new Site(
                row.getObject("site_id", UUID.class),
                row.getString("name"),
                row.getObject("parent_id", UUID.class),
                SiteKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("business").getArray()),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class));
    }
}
