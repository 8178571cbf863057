package coop.kyodo.membership.engagement;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Known;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.work.Sites;
import coop.kyodo.membership.work.WorkerDays;
import jakarta.validation.Valid;
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

    static final Spans.Table TABLE = new Spans.Table("worker", "worker_id");

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

    /// What should have been said of a worker, or that there was none.
    ///
    /// @param struck true when nobody should have been noted at all
    record Correction(
            @NotBlank @Size(max = 500) String reason,
            @Nullable Boolean struck,
            @Nullable @Valid Said corrected) {}

    /// What is said of a worker.
    record Said(
            @NotNull UUID siteId,
            @NotNull Kind kind,
            @NotBlank @Size(max = 100) String reference,
            @NotNull LocalDate from,
            @Nullable LocalDate to) {}

    /// A person who works and is no member.
    ///
    /// @param corrected if this does not stand any more
    record Worker(
            UUID workerId,
            UUID siteId,
            Kind kind,
            String reference,
            LocalDate from,
            @Nullable LocalDate to,
            Instant recordedAt,
            @Nullable Corrected corrected) {

        Span span() {
            return new Span(from, to);
        }

        private Worker as(Corrected now) {
            return new Worker(workerId, siteId, kind, reference, from, to, recordedAt, now);
        }

        private boolean says(Worker other) {
            return siteId.equals(other.siteId)
                    && kind == other.kind
                    && reference.equals(other.reference)
                    && span().equals(other.span());
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
                        tx.now(),
                        null);
        mustBePossible(tx, worker);
        Spans.mustBeNew(tx, TABLE, worker.workerId());
        insert(tx, worker);
        tx.audit(
                "worker-noted",
                worker.workerId().toString(),
                Map.of("site", worker.siteId(), "kind", worker.kind(), "from", worker.from()));
        tell(tx, worker, false);
        return worker;
    }

    static Worker end(Tx tx, UUID workerId, Ending ending) {
        Cooperatives.locked(tx);
        Worker worker = locked(tx, workerId);
        Spans.end(tx, TABLE, workerId, worker.span(), ending);
        tx.audit("worker-ended", workerId.toString(), Map.of("to", ending.to()));
        Worker ended = locked(tx, workerId);
        tell(tx, ended, false);
        return ended;
    }

    /// What was noted wrongly stands as it was known until now; from now on it is what it should
    /// have been, or was never. Work that is on record is of days on which they work.
    static Worker correct(Tx tx, UUID workerId, Correction correction) {
        Cooperatives.locked(tx);
        Worker wrong = locked(tx, workerId);
        Spans.mustSayOneThing(correction.corrected(), correction.struck());
        Said said = correction.corrected();
        if (said == null) {
            WorkerDays.mustHaveNone(tx, workerId);
            Spans.correct(tx, TABLE, workerId, correction.reason());
            tx.audit("worker-struck", workerId.toString(), Map.of("kind", wrong.kind()));
            tell(tx, wrong, true);
            return wrong.as(new Corrected(tx.now(), correction.reason()));
        }
        Worker right =
                new Worker(
                        workerId,
                        said.siteId(),
                        said.kind(),
                        said.reference(),
                        said.from(),
                        said.to(),
                        tx.now(),
                        null);
        if (right.says(wrong)) {
            throw Spans.nothingToCorrect();
        }
        mustBePossible(tx, right);
        WorkerDays.mustLieWithin(tx, workerId, right.from(), right.to());
        Spans.correct(tx, TABLE, workerId, correction.reason());
        insert(tx, right);
        tx.audit(
                "worker-corrected",
                workerId.toString(),
                Map.of("site", right.siteId(), "kind", right.kind(), "from", right.from()));
        tell(tx, right, false);
        return right;
    }

    private static void mustBePossible(Tx tx, Worker worker) {
        Spans.mustRunForwards(worker.span());
        Sites.mustStayOpen(tx, worker.siteId(), worker.from(), worker.to());
    }

    private static void insert(Tx tx, Worker worker) {
        tx.sql()
                .createUpdate(
                        """
                        insert into worker (tenant_id, worker_id, site_id, kind, reference, from_on,
                          to_on, recorded_at, turn)
                        values (:tenant, :worker, :site, :kind, :reference, :from, :to, :now, :turn)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("worker", worker.workerId())
                .bind("site", worker.siteId())
                .bind("kind", worker.kind().name())
                .bind("reference", worker.reference())
                .bind("from", worker.from())
                .bind("to", worker.to())
                .bind("now", tx.now())
                .bind("turn", Spans.turn(tx, TABLE, worker.workerId()))
                .execute();
    }

    private static void tell(Tx tx, Worker worker, boolean struck) {
        EngagementEvents.changed(tx, worker, Spans.changes(tx, TABLE, worker.workerId()), struck);
    }

    private static Worker locked(Tx tx, UUID workerId) {
        return Spans.locked(tx, TABLE, workerId, Workers::read)
                .orElseThrow(() -> Problems.notFound("worker-not-found"));
    }

    /// Who works on a day, in the order of the ids.
    static Page<Worker> on(Tx tx, LocalDate asOf, @Nullable Instant knownAt, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select *, <to> as known_to from worker
                                where tenant_id = :tenant and worker_id > :after and <stands>
                                  and from_on <= :asOf and coalesce(<to>, 'infinity') >= :asOf
                                order by worker_id limit :limit\
                                """)
                        .define("to", Spans.TO)
                        .define("stands", Spans.STANDS)
                        .bind("tenant", tx.tenant())
                        .bind("known", Known.at(knownAt))
                        .bind("asOf", asOf)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map(Workers::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.workerId()));
    }

    private static Worker read(ResultSet row, StatementContext context) throws SQLException {
        return new Worker(
                row.getObject("worker_id", UUID.class),
                row.getObject("site_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("known_to", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                Spans.corrected(row));
    }
}
