package coop.kyodo.membership.engagement;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.work.Sites;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Those who work in the business without being members or applicants (JP-011).
final class Workers {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// Whether a worker counts among those who work.
    enum Kind {
        EMPLOYEE,
        /// receives designated continuous-employment support (特定就労継続支援), JP-012: left out of the
        /// counts
        SUPPORTED
    }

    /// A worker to note.
    ///
    /// @param reference by which the co-op knows the person; not a name
    record Request(
            @Nullable UUID id,
            @NotNull UUID siteId,
            @NotNull Kind kind,
            @NotBlank @Size(max = 100) String reference,
            @NotNull LocalDate from,
            @Nullable LocalDate to) {}

    /// A person who works and is no member.
    record Worker(
            UUID workerId,
            UUID siteId,
            Kind kind,
            String reference,
            LocalDate from,
            @Nullable LocalDate to,
            Instant recordedAt) {

        Span span() {
            return new Span(from, to);
        }
    }

    private Workers() {}

    static Worker add(Tx tx, Request request) {
        Cooperatives.latest(tx);
        Worker worker =
                new Worker(
                        Ids.orNext(request.id()),
                        request.siteId(),
                        request.kind(),
                        request.reference(),
                        request.from(),
                        request.to(),
                        tx.now());
        Spans.mustRunForwards(worker.span());
        Sites.mustStayOpen(tx, worker.siteId(), worker.from(), worker.to());
        Spans.mustBeNew(tx, "worker", "worker_id", worker.workerId());
        tx.sql()
                .createUpdate(
                        """
                        insert into worker
                        values (:tenant, :worker, :site, :kind, :reference, :from, :to, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("worker", worker.workerId())
                .bind("site", worker.siteId())
                .bind("kind", worker.kind().name())
                .bind("reference", worker.reference())
                .bind("from", worker.from())
                .bind("to", worker.to())
                .bind("now", tx.now())
                .execute();
        tx.audit(
                "worker-noted",
                worker.workerId().toString(),
                Map.of("site", worker.siteId(), "kind", worker.kind(), "from", worker.from()));
        EngagementEvents.changed(tx, worker, 1);
        return worker;
    }

    static Worker end(Tx tx, UUID workerId, Ending ending) {
        Cooperatives.locked(tx);
        Worker worker = get(tx, workerId);
        Spans.end(tx, "worker", "worker_id", workerId, worker.span(), ending);
        tx.audit("worker-ended", workerId.toString(), Map.of("to", ending.to()));
        Worker ended = get(tx, workerId);
        EngagementEvents.changed(tx, ended, 2);
        return ended;
    }

    /// Who works on a day, in the order of the ids.
    static Page<Worker> on(Tx tx, LocalDate asOf, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select * from worker
                                where tenant_id = :tenant and worker_id > :after
                                  and from_on <= :asOf and (to_on is null or to_on >= :asOf)
                                order by worker_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("asOf", asOf)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map(Workers::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.workerId()));
    }

    private static Worker get(Tx tx, UUID workerId) {
        return tx.sql()
                .createQuery(
                        "select * from worker where tenant_id = :tenant and worker_id = :worker")
                .bind("tenant", tx.tenant())
                .bind("worker", workerId)
                .map(Workers::read)
                .findOne()
                .orElseThrow(() -> Problems.notFound("worker-not-found"));
    }

    private static Worker read(ResultSet row, StatementContext context) throws SQLException {
        return new Worker(
                row.getObject("worker_id", UUID.class),
                row.getObject("site_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant());
    }
}
