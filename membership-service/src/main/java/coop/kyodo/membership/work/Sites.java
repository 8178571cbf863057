package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The sites of a co-op.
final class Sites {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private Sites() {}

    static void add(Tx tx, Site site) {
        tx.sql()
                .createUpdate(
                        """
                        insert into site
                        values (:tenant, :siteId, :name, cast(:parentId as uuid), :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("siteId", site.siteId())
                .bind("name", site.name())
                .bind("parentId", site.parentId())
                .bind("now", tx.now())
                .execute();
    }

    static boolean exists(Tx tx, UUID siteId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from site where tenant_id = :tenant and site_id = :site)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("site", siteId)
                .mapTo(Boolean.class)
                .one();
    }

    /// Lets a site pass that exists; a 404 otherwise.
    static void mustExist(Tx tx, UUID siteId) {
        if (!exists(tx, siteId)) {
            throw Problems.notFound("site-not-found");
        }
    }

    static Page<Site> page(Tx tx, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select site_id, name, parent_id from site
                                where tenant_id = :tenant and site_id > :after
                                order by site_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map(ConstructorMapper.of(Site.class))
                        .list(),
                page.limit(),
                last -> Cursor.of(last.siteId()));
    }
}
