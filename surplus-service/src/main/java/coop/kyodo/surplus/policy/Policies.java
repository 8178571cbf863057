package coop.kyodo.surplus.policy;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The versions of a co-op's policy. Version 0 is its profile's own and is not stored.
public final class Policies {

    private Policies() {}

    /// This version, or the newest one when no version is asked for.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such version
    public static Policy get(Tx tx, Cooperative cooperative, @Nullable Integer version) {
        if (version != null && version == 0) {
            return own(cooperative);
        }
        Optional<Policy> stored =
                tx.sql()
                        .createQuery(
                                """
                                select document from policy
                                where tenant_id = :tenant
                                  and (:version::int is null or version = :version::int)
                                order by version desc limit 1\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("version", version)
                        .mapTo(String.class)
                        .findOne()
                        .map(document -> Canonical.read(document, Policy.class));
        if (stored.isEmpty() && version == null) {
            return own(cooperative);
        }
        return stored.orElseThrow(() -> Problems.notFound("policy-not-found"));
    }

    static Page<Policy> page(Tx tx, Cooperative cooperative, PageQuery page) {
        long before = page.after().map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        List<Policy> policies =
                new ArrayList<>(
                        tx.sql()
                                .createQuery(
                                        """
                                        select document from policy
                                        where tenant_id = :tenant and version < :before
                                        order by version desc limit :limit\
                                        """)
                                .bind("tenant", tx.tenant())
                                .bind("before", before)
                                .bind("limit", page.limit() + 1)
                                .mapTo(String.class)
                                .map(document -> Canonical.read(document, Policy.class))
                                .list());
        if (policies.size() <= page.limit() && before > 0) {
            policies.add(own(cooperative));
        }
        return Page.of(policies, page.limit(), last -> Cursor.of(last.version()));
    }

    static void add(Tx tx, Policy policy) {
        tx.sql()
                .createUpdate(
                        """
                        insert into policy
                          (tenant_id, version, decided_on, document, recorded_at)
                        values (:tenant, :version, :decidedOn, :document, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("version", policy.version())
                .bind("decidedOn", policy.decidedOn())
                .bind("document", Canonical.write(policy))
                .bind("now", tx.now())
                .execute();
    }

    private static Policy own(Cooperative cooperative) {
        return cooperative.rules().ownPolicy(cooperative.articles());
    }
}
