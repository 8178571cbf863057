package coop.kyodo.membership.benefit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/// The schemes of a co-op and their versions.
final class Schemes {

    private static final ObjectMapper STORED = new ObjectMapper();

    private Schemes() {}

    /// The version that is the latest on this date, which may have ended; 404 when there is none.
    static Scheme latestOn(Tx tx, String code, LocalDate date) {
        return tx.sql()
                .createQuery(
                        """
                        select * from benefit_scheme
                        where tenant_id = :tenant and code = :code and effective_on <= :date
                        order by effective_on desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("code", code)
                .bind("date", date)
                .map(Schemes::read)
                .findOne()
                .orElseThrow(() -> Problems.notFound("benefit-scheme-not-found"));
    }

    /// A version by its number.
    static Scheme version(Tx tx, String code, int version) {
        return tx.sql()
                .createQuery(
                        """
                        select * from benefit_scheme
                        where tenant_id = :tenant and code = :code and version = :version\
                        """)
                .bind("tenant", tx.tenant())
                .bind("code", code)
                .bind("version", version)
                .map(Schemes::read)
                .one();
    }

    /// The latest version.
    static Optional<Scheme> latest(Tx tx, String code) {
        return tx.sql()
                .createQuery(
                        """
                        select * from benefit_scheme
                        where tenant_id = :tenant and code = :code order by version desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("code", code)
                .map(Schemes::read)
                .findOne();
    }

    /// The schemes in force on a date, by their codes.
    static Page<Scheme> page(Tx tx, LocalDate date, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select * from (
                                  select distinct on (code) * from benefit_scheme
                                  where tenant_id = :tenant and effective_on <= :date and code > :after
                                  order by code, effective_on desc) latest
                                where ends_on is null or ends_on >= :date
                                order by code limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("date", date)
                        .bind(
                                "after",
                                page.after().map(cursor -> cursor.part(0, Scheme.CODE)).orElse(""))
                        .bind("limit", page.limit() + 1)
                        .map(Schemes::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.code()));
    }

    static void add(Tx tx, Scheme scheme) {
        tx.sql()
                .createUpdate(
                        """
                        insert into benefit_scheme
                        values (:tenant, :code, :version, :effectiveOn, cast(:terms as jsonb), :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("code", scheme.code())
                .bind("version", scheme.version())
                .bind("effectiveOn", scheme.effectiveOn())
                .bind("terms", write(scheme.terms()))
                .bind("now", scheme.recordedAt())
                .execute();
    }

    static void end(Tx tx, Scheme scheme, LocalDate endsOn) {
        tx.sql()
                .createUpdate(
                        """
                        update benefit_scheme set ends_on = :on
                        where tenant_id = :tenant and code = :code and version = :version\
                        """)
                .bind("tenant", tx.tenant())
                .bind("code", scheme.code())
                .bind("version", scheme.version())
                .bind("on", endsOn)
                .execute();
    }

    /// How often the scheme was decided on, its ends included.
    static long decisions(Tx tx, String code) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) + count(ends_on) from benefit_scheme
                        where tenant_id = :tenant and code = :code\
                        """)
                .bind("tenant", tx.tenant())
                .bind("code", code)
                .mapTo(Long.class)
                .one();
    }

    private static Scheme read(ResultSet row, StatementContext context) throws SQLException {
        try {
            return new Scheme(
                    row.getString("code"),
                    row.getInt("version"),
                    row.getObject("effective_on", LocalDate.class),
                    row.getObject("ends_on", LocalDate.class),
                    STORED.readValue(row.getString("terms"), Terms.class),
                    row.getTimestamp("recorded_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored terms cannot be read", e);
        }
    }

    private static String write(Terms terms) {
        try {
            return STORED.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms cannot be written", e);
        }
    }
}
