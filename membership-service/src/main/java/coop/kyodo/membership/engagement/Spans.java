package coop.kyodo.membership.engagement;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Known;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// What the dated facts of this package have in common: they run forwards, have an id of their own,
/// are ended once, and are corrected by a further row with the same id.
final class Spans {

    /// Which facts stood as known at an instant: at any one of them there is at most one of an id.
    static final String STANDS =
            "recorded_at <= :known and (corrected_at is null or corrected_at > :known)";

    /// The last day as known at an instant.
    static final String TO = "case when ended_at is null or ended_at <= :known then to_on end";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// A table of such facts, and the column of their ids.
    record Table(String name, String id) {}

    private Spans() {}

    static void mustRunForwards(Span span) {
        if (span.isBackwards()) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault("/to", "said.begins-on", Map.of("from", span.from())));
        }
    }

    static void mustBeNew(Tx tx, Table table, UUID id) {
        boolean taken =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from <table>
                                  where tenant_id = :tenant and <column> = :id)\
                                """)
                        .define("table", table.name())
                        .define("column", table.id())
                        .bind("tenant", tx.tenant())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one();
        if (taken) {
            throw Problems.conflict("engagement-exists", FormFault.of("", "said.id-taken"));
        }
    }

    /// What a row tells of its correction; null when it stands.
    static @Nullable Corrected corrected(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("corrected_at");
        return at == null
                ? null
                : new Corrected(at.toInstant(), row.getString("correction_reason"));
    }

    /// One page of a member's facts that hold on a day of a stretch, the earliest first.
    ///
    /// @param from the first day of the stretch, if it has one
    /// @param to the last
    /// @param knownAt up to when what was recorded counts; everything, if nothing is said
    static <T> Page<T> ofMember(
            Tx tx,
            Table table,
            UUID memberId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Instant knownAt,
            PageQuery page,
            RowMapper<T> read,
            Function<T, Cursor> after) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select *, <to> as known_to from <table>
                                where tenant_id = :tenant and member_id = :member and <stands>
                                  and (cast(:from as date) is null
                                    or coalesce(<to>, 'infinity') >= cast(:from as date))
                                  and (cast(:to as date) is null or from_on <= cast(:to as date))
                                  and (from_on - date '1970-01-01', <column>) > (:day, :id)
                                order by from_on, <column> limit :limit\
                                """)
                        .define("table", table.name())
                        .define("column", table.id())
                        .define("to", TO)
                        .define("stands", STANDS)
                        .bind("known", Known.at(knownAt))
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("from", from)
                        .bind("to", to)
                        .bind("day", page.after().map(one -> one.number(0)).orElse(Long.MIN_VALUE))
                        .bind("id", page.after().map(one -> one.id(1)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map(read)
                        .list(),
                page.limit(),
                after);
    }

    /// Where a page ends that [#ofMember] reads.
    static Cursor cursor(LocalDate from, UUID id) {
        return Cursor.of(from.toEpochDay(), id);
    }

    /// The fact of this id as it stands, and nobody else changes it until this one ends; empty when
    /// there is none, or it was struck.
    static <T> Optional<T> locked(Tx tx, Table table, UUID id, RowMapper<T> read) {
        return tx.sql()
                .createQuery(
                        """
                        select *, to_on as known_to from <table>
                        where tenant_id = :tenant and <column> = :id and corrected_at is null
                        for update\
                        """)
                .define("table", table.name())
                .define("column", table.id())
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(read)
                .findOne();
    }

    static void end(Tx tx, Table table, UUID id, Span span, Ending ending) {
        if (span.to() != null) {
            throw Problems.conflict(
                    "engagement-ended",
                    new FormFault("", "said.ended-on", Map.of("to", span.to())));
        }
        mustRunForwards(new Span(span.from(), ending.to()));
        tx.sql()
                .createUpdate(
                        """
                        update <table> set to_on = :to, ended_at = :now
                        where tenant_id = :tenant and <column> = :id and corrected_at is null\
                        """)
                .define("table", table.name())
                .define("column", table.id())
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("to", ending.to())
                .bind("now", tx.now())
                .execute();
    }

    /// Lets a correction pass that says either what a fact should have been or that there was none;
    /// a 400 otherwise.
    static void mustSayOneThing(@Nullable Object corrected, @Nullable Boolean struck) {
        if ((corrected != null) == Boolean.TRUE.equals(struck)) {
            throw Problems.malformed(
                    "corrected-or-struck", FormFault.of("/corrected", "said.corrected-or-struck"));
        }
    }

    /// What is answered when a fact is corrected to what it says already.
    static ProblemException nothingToCorrect() {
        return Problems.conflict("nothing-to-correct", FormFault.of("", "said.engagement-says-so"));
    }

    /// Lets the fact of this id stand no longer. What it should have said, if anything, comes as
    /// its next turn.
    static void correct(Tx tx, Table table, UUID id, String reason) {
        tx.sql()
                .createUpdate(
                        """
                        update <table> set corrected_at = :now, correction_reason = :reason
                        where tenant_id = :tenant and <column> = :id and corrected_at is null\
                        """)
                .define("table", table.name())
                .define("column", table.id())
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("reason", reason)
                .bind("now", tx.now())
                .execute();
    }

    /// How often something became of the fact of this id: that it was noted, ended, corrected.
    static long changes(Tx tx, Table table, UUID id) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) + count(ended_at) + (count(*) = count(corrected_at))::int
                        from <table> where tenant_id = :tenant and <column> = :id\
                        """)
                .define("table", table.name())
                .define("column", table.id())
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /// The turn of a fact that is added under this id: 0 for the first.
    static int turn(Tx tx, Table table, UUID id) {
        return tx.sql()
                .createQuery(
                        "select count(*) from <table> where tenant_id = :tenant and <column> = :id")
                .define("table", table.name())
                .define("column", table.id())
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }
}
