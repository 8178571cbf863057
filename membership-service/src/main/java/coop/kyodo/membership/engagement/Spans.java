package coop.kyodo.membership.engagement;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// What the dated facts of this package have in common: they run forwards, have an id of their own,
/// and are ended once.
final class Spans {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private Spans() {}

    static void mustRunForwards(Span span) {
        if (span.isBackwards()) {
            throw Problems.invalid("date-too-early", "/to", "It begins on " + span.from() + ".");
        }
    }

    static void mustBeNew(Tx tx, String table, String column, UUID id) {
        boolean taken =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from <table>
                                  where tenant_id = :tenant and <column> = :id)\
                                """)
                        .define("table", table)
                        .define("column", column)
                        .bind("tenant", tx.tenant())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one();
        if (taken) {
            throw Problems.conflict("engagement-exists", "The id is taken.");
        }
    }

    /// One page of a member's facts that hold on a day of a stretch, the earliest first.
    ///
    /// @param from the first day of the stretch, if it has one
    /// @param to the last
    static <T> Page<T> ofMember(
            Tx tx,
            String table,
            String column,
            UUID memberId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            PageQuery page,
            RowMapper<T> read,
            Function<T, Cursor> after) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select * from <table>
                                where tenant_id = :tenant and member_id = :member
                                  and (cast(:from as date) is null or to_on is null or to_on >= cast(:from as date))
                                  and (cast(:to as date) is null or from_on <= cast(:to as date))
                                  and (from_on - date '1970-01-01', <column>) > (:day, :id)
                                order by from_on, <column> limit :limit\
                                """)
                        .define("table", table)
                        .define("column", column)
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

    static void end(Tx tx, String table, String column, UUID id, Span span, Ending ending) {
        if (span.to() != null) {
            throw Problems.conflict("engagement-ended", "It ended on " + span.to() + ".");
        }
        mustRunForwards(new Span(span.from(), ending.to()));
        tx.sql()
                .createUpdate(
                        """
                        update <table> set to_on = :to, ended_at = :now
                        where tenant_id = :tenant and <column> = :id\
                        """)
                .define("table", table)
                .define("column", column)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("to", ending.to())
                .bind("now", tx.now())
                .execute();
    }
}
