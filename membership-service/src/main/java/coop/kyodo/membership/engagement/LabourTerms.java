package coop.kyodo.membership.engagement;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Deaths;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The labour contracts of members, and the duties that have none (JP-080).
final class LabourTerms {

    /// Terms to note.
    record Request(
            @Nullable UUID id,
            @NotNull LabourKind kind,
            @NotNull LocalDate from,
            @Nullable LocalDate to) {}

    private LabourTerms() {}

    static LabourTerm add(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Members.get(tx, memberId);
        LabourTerm term =
                new LabourTerm(
                        Ids.orNext(request.id()),
                        memberId,
                        request.kind(),
                        request.from(),
                        request.to(),
                        tx.now());
        Spans.mustRunForwards(term.span());
        Deaths.mustBeAlive(tx, memberId, term.span().lastKnown());
        Spans.mustBeNew(tx, "labour_term", "term_id", term.termId());
        List<LabourTerm> standing = of(tx, memberId);
        LabourRules.oneAtATime(cooperative.rules().rule("JP-080"), standing, term).orRefuse();
        tx.sql()
                .createUpdate(
                        """
                        insert into labour_term values (:tenant, :term, :member, :kind, :from, :to, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("term", term.termId())
                .bind("member", memberId)
                .bind("kind", term.kind().name())
                .bind("from", term.from())
                .bind("to", term.to())
                .bind("now", tx.now())
                .execute();
        tx.audit(
                "labour-term-noted",
                memberId.toString(),
                Map.of("term", term.termId(), "kind", term.kind(), "from", term.from()));
        EngagementEvents.changed(tx, term, 1);
        return term;
    }

    static LabourTerm end(Tx tx, UUID memberId, UUID termId, Ending ending) {
        Cooperatives.locked(tx);
        LabourTerm term =
                of(tx, memberId).stream()
                        .filter(each -> each.termId().equals(termId))
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("labour-term-not-found"));
        Spans.end(tx, "labour_term", "term_id", termId, term.span(), ending);
        tx.audit(
                "labour-term-ended",
                memberId.toString(),
                Map.of("term", termId, "to", ending.to()));
        LabourTerm ended =
                new LabourTerm(
                        termId, memberId, term.kind(), term.from(), ending.to(), term.recordedAt());
        EngagementEvents.changed(tx, ended, 2);
        return ended;
    }

    /// The terms of a member, the earliest first.
    static List<LabourTerm> of(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select * from labour_term where tenant_id = :tenant and member_id = :member
                        order by from_on, term_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(LabourTerms::read)
                .list();
    }

    /// Those of a member that hold on a day of a stretch, the earliest first.
    static Page<LabourTerm> page(
            Tx tx,
            UUID memberId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            PageQuery page) {
        return Spans.ofMember(
                tx,
                "labour_term",
                "term_id",
                memberId,
                from,
                to,
                page,
                LabourTerms::read,
                last -> Spans.cursor(last.from(), last.termId()));
    }

    private static LabourTerm read(ResultSet row, StatementContext context) throws SQLException {
        return new LabourTerm(
                row.getObject("term_id", UUID.class),
                row.getObject("member_id", UUID.class),
                LabourKind.valueOf(row.getString("kind")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant());
    }
}
