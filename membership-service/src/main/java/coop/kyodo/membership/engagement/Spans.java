package coop.kyodo.membership.engagement;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.util.UUID;

/// What the dated facts of this package have in common: they run forwards, have an id of their own,
/// and are ended once.
final class Spans {

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
