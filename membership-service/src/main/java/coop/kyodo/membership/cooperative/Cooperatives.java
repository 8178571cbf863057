package coop.kyodo.membership.cooperative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The co-ops and the versions of their articles.
public final class Cooperatives {

    private static final ObjectMapper STORED = new ObjectMapper();
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SELECT =
            """
            select c.tenant_id, a.profile, a.version, a.name, a.effective_on, a.articles, a.recorded_at
            from cooperative c join articles a using (tenant_id)
            """;

    /// A co-op in the operator's list.
    record Summary(
            UUID cooperativeId,
            String name,
            String profile,
            int articlesVersion,
            LocalDate effectiveOn) {

        static Summary of(Cooperative cooperative) {
            return new Summary(
                    cooperative.cooperativeId(),
                    cooperative.name(),
                    cooperative.profile(),
                    cooperative.articlesVersion(),
                    cooperative.effectiveOn());
        }
    }

    private Cooperatives() {}

    /// The tenant's co-op with its latest articles; 404 when there is none.
    public static Cooperative latest(Tx tx) {
        return find(tx).orElseThrow(() -> Problems.notFound("cooperative-not-found"));
    }

    /// As [#latest], and nobody else's command on its members or capital runs until this one ends.
    public static Cooperative locked(Tx tx) {
        lock(tx);
        return latest(tx);
    }

    /// As [#locked], with the articles that hold on the day of what is done, as [#asOf] has them.
    public static Cooperative lockedAsOf(Tx tx, LocalDate date) {
        lock(tx);
        return asOf(tx, date);
    }

    private static void lock(Tx tx) {
        tx.sql()
                .createQuery("select 1 from cooperative where tenant_id = :tenant for update")
                .bind("tenant", tx.tenant())
                .mapTo(Integer.class)
                .findOne();
    }

    /// The co-op with the articles in force on this date; 404 when there were none yet.
    public static Cooperative inForceOn(Tx tx, LocalDate date) {
        return inForceOn(tx, date, null);
    }

    /// As [#inForceOn], as it was known at an instant.
    static Cooperative inForceOn(Tx tx, LocalDate date, @Nullable Instant knownAt) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                where c.tenant_id = :tenant and a.effective_on <= :date
                                  and (cast(:knownAt as timestamptz) is null
                                    or a.recorded_at <= :knownAt)
                                order by a.effective_on desc limit 1\
                                """)
                .bind("tenant", tx.tenant())
                .bind("date", date)
                .bind("knownAt", knownAt)
                .map(Cooperatives::read)
                .findOne()
                .orElseThrow(() -> Problems.notFound("articles-not-in-force"));
    }

    /// The co-op with the articles that hold on this date; its first ones before they took effect.
    public static Cooperative asOf(Tx tx, LocalDate date) {
        return byDay(tx).apply(date);
    }

    /// As [#asOf], for as many dates as are asked for.
    public static Function<LocalDate, Cooperative> byDay(Tx tx) {
        List<Cooperative> versions = versions(tx);
        return date ->
                versions.reversed().stream()
                        .filter(version -> !version.effectiveOn().isAfter(date))
                        .findFirst()
                        .orElse(versions.getFirst());
    }

    /// The co-op with its first articles: the day it was formed on is the day they took effect.
    public static Cooperative first(Tx tx) {
        return versions(tx).getFirst();
    }

    /// All versions of the articles, the first first; 404 when there is no co-op.
    static List<Cooperative> versions(Tx tx) {
        List<Cooperative> versions =
                tx.sql()
                        .createQuery(SELECT + "where c.tenant_id = :tenant order by a.version")
                        .bind("tenant", tx.tenant())
                        .map(Cooperatives::read)
                        .list();
        if (versions.isEmpty()) {
            throw Problems.notFound("cooperative-not-found");
        }
        return versions;
    }

    static Optional<Cooperative> find(Tx tx) {
        return tx.sql()
                .createQuery(
                        SELECT + "where c.tenant_id = :tenant and a.version = c.articles_version")
                .bind("tenant", tx.tenant())
                .map(Cooperatives::read)
                .findOne();
    }

    static Page<Summary> page(Tx tx, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        where a.version = c.articles_version and c.tenant_id > :after
                                        order by c.tenant_id limit :limit\
                                        """)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map(Cooperatives::read)
                        .map(Summary::of)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.cooperativeId()));
    }

    static void add(Tx tx, Cooperative cooperative) {
        tx.sql()
                .createUpdate("insert into cooperative values (:tenant, 1, :now)")
                .bind("tenant", tx.tenant())
                .bind("now", tx.now())
                .execute();
        addVersion(tx, cooperative);
    }

    static void addVersion(Tx tx, Cooperative cooperative) {
        tx.sql()
                .createUpdate(
                        """
                        insert into articles
                        values (:tenant, :version, :name, :effectiveOn, cast(:articles as jsonb), :now,
                          :profile)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("version", cooperative.articlesVersion())
                .bind("name", cooperative.name())
                .bind("effectiveOn", cooperative.effectiveOn())
                .bind("articles", write(cooperative.articles()))
                .bind("now", cooperative.recordedAt())
                .bind("profile", cooperative.profile())
                .execute();
        tx.sql()
                .createUpdate(
                        "update cooperative set articles_version = :version where tenant_id ="
                                + " :tenant")
                .bind("tenant", tx.tenant())
                .bind("version", cooperative.articlesVersion())
                .execute();
    }

    private static Cooperative read(ResultSet row, StatementContext context) throws SQLException {
        try {
            return new Cooperative(
                    row.getObject("tenant_id", UUID.class),
                    row.getString("name"),
                    row.getString("profile"),
                    row.getInt("version"),
                    row.getObject("effective_on", LocalDate.class),
                    STORED.readValue(row.getString("articles"), Articles.class),
                    row.getTimestamp("recorded_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored articles cannot be read", e);
        }
    }

    private static String write(Articles articles) {
        try {
            return STORED.writeValueAsString(articles);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("articles cannot be written", e);
        }
    }

    /// A version of the articles, recorded now.
    static Cooperative version(
            Tx tx,
            String name,
            String profile,
            int version,
            LocalDate effectiveOn,
            Articles articles) {
        Instant now = tx.now();
        return new Cooperative(tx.tenant(), name, profile, version, effectiveOn, articles, now);
    }
}
