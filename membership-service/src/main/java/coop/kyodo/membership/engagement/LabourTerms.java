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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The labour contracts of members, and the duties that have none (JP-080).
final class LabourTerms {

    static final Spans.Table TABLE = new Spans.Table("labour_term", "term_id");

    /// Terms to note.
    record Request(
            @Nullable UUID id,
            @NotNull LabourKind kind,
            @NotNull LocalDate from,
            @Nullable LocalDate to) {}

    /// What terms should have said, or that there were none.
    ///
    /// @param struck true when they should not have been noted at all
    record Correction(
            @NotBlank @Size(max = 500) String reason,
            @Nullable Boolean struck,
            @Nullable @Valid Said corrected) {}

    /// What is said of terms.
    record Said(@NotNull LabourKind kind, @NotNull LocalDate from, @Nullable LocalDate to) {}

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
                        tx.now(),
                        null);
        Spans.mustBeNew(tx, TABLE, term.termId());
        mustBePossible(tx, cooperative, term);
        insert(tx, term);
        tx.audit(
                "labour-term-noted",
                memberId.toString(),
                Map.of("term", term.termId(), "kind", term.kind(), "from", term.from()));
        tell(tx, term, false);
        return term;
    }

    static LabourTerm end(Tx tx, UUID memberId, UUID termId, Ending ending) {
        Cooperatives.locked(tx);
        LabourTerm term = locked(tx, memberId, termId);
        Spans.end(tx, TABLE, termId, term.span(), ending);
        tx.audit(
                "labour-term-ended",
                memberId.toString(),
                Map.of("term", termId, "to", ending.to()));
        LabourTerm ended = locked(tx, memberId, termId);
        tell(tx, ended, false);
        return ended;
    }

    /// What was noted wrongly stands as it was known until now; from now on it is what it should
    /// have been, or was never.
    static LabourTerm correct(Tx tx, UUID memberId, UUID termId, Correction correction) {
        Cooperative cooperative = Cooperatives.locked(tx);
        LabourTerm wrong = locked(tx, memberId, termId);
        Spans.mustSayOneThing(correction.corrected(), correction.struck());
        Said said = correction.corrected();
        if (said == null) {
            Spans.correct(tx, TABLE, termId, correction.reason());
            tx.audit("labour-term-struck", memberId.toString(), Map.of("term", termId));
            tell(tx, wrong, true);
            return wrong.as(new Corrected(tx.now(), correction.reason()));
        }
        LabourTerm right =
                new LabourTerm(
                        termId, memberId, said.kind(), said.from(), said.to(), tx.now(), null);
        if (right.says(wrong)) {
            throw Spans.nothingToCorrect();
        }
        mustBePossible(tx, cooperative, right);
        Spans.correct(tx, TABLE, termId, correction.reason());
        insert(tx, right);
        tx.audit(
                "labour-term-corrected",
                memberId.toString(),
                Map.of("term", termId, "kind", right.kind(), "from", right.from()));
        tell(tx, right, false);
        return right;
    }

    private static void mustBePossible(Tx tx, Cooperative cooperative, LabourTerm term) {
        Spans.mustRunForwards(term.span());
        Deaths.mustBeAlive(tx, term.memberId(), term.span().lastKnown());
        LabourRules.oneAtATime(cooperative.rules().rule("JP-080"), of(tx, term.memberId()), term)
                .orRefuse();
    }

    private static void insert(Tx tx, LabourTerm term) {
        tx.sql()
                .createUpdate(
                        """
                        insert into labour_term (tenant_id, term_id, member_id, kind, from_on, to_on,
                          recorded_at, turn)
                        values (:tenant, :term, :member, :kind, :from, :to, :now, :turn)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("term", term.termId())
                .bind("member", term.memberId())
                .bind("kind", term.kind().name())
                .bind("from", term.from())
                .bind("to", term.to())
                .bind("now", tx.now())
                .bind("turn", Spans.turn(tx, TABLE, term.termId()))
                .execute();
    }

    private static void tell(Tx tx, LabourTerm term, boolean struck) {
        EngagementEvents.changed(tx, term, Spans.changes(tx, TABLE, term.termId()), struck);
    }

    private static LabourTerm locked(Tx tx, UUID memberId, UUID termId) {
        return Spans.locked(tx, TABLE, termId, LabourTerms::read)
                .filter(each -> each.memberId().equals(memberId))
                .orElseThrow(() -> Problems.notFound("labour-term-not-found"));
    }

    /// The terms of a member that stand, the earliest first.
    private static List<LabourTerm> of(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select *, to_on as known_to from labour_term
                        where tenant_id = :tenant and member_id = :member and corrected_at is null
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
            @Nullable Instant knownAt,
            PageQuery page) {
        return Spans.ofMember(
                tx,
                TABLE,
                memberId,
                from,
                to,
                knownAt,
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
                row.getObject("known_to", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                Spans.corrected(row));
    }
}
