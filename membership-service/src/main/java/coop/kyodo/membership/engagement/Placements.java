package coop.kyodo.membership.engagement;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Known;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Deaths;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.work.Sites;
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

/// Which member works at which site, as what, from when to when.
final class Placements {

    static final Spans.Table TABLE = new Spans.Table("placement", "placement_id");

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// A placement to note.
    ///
    /// @param supported whether the member receives designated continuous-employment support
    ///   (特定就労継続支援) there, JP-012; not, if nothing is said
    record Request(
            @Nullable UUID id,
            @NotNull UUID siteId,
            @NotBlank @Size(max = 100) String role,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean supported) {}

    /// What a placement should have said, or that there was none.
    ///
    /// @param struck true when it should not have been noted at all
    record Correction(
            @NotBlank @Size(max = 500) String reason,
            @Nullable Boolean struck,
            @Nullable @Valid Said corrected) {}

    /// What is said of a placement.
    ///
    /// @param supported as of a placement that is noted
    record Said(
            @NotNull UUID siteId,
            @NotBlank @Size(max = 100) String role,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean supported) {}

    /// A member's place of work for a time.
    ///
    /// @param corrected if it does not stand any more
    record Placement(
            UUID placementId,
            UUID memberId,
            UUID siteId,
            String role,
            LocalDate from,
            @Nullable LocalDate to,
            boolean supported,
            Instant recordedAt,
            @Nullable Corrected corrected) {

        Span span() {
            return new Span(from, to);
        }

        private Placement as(Corrected now) {
            return new Placement(
                    placementId, memberId, siteId, role, from, to, supported, recordedAt, now);
        }

        private boolean says(Placement other) {
            return siteId.equals(other.siteId)
                    && role.equals(other.role)
                    && span().equals(other.span())
                    && supported == other.supported;
        }
    }

    private Placements() {}

    static Placement add(Tx tx, UUID memberId, Request request) {
        if (Members.get(tx, memberId).state() == MemberState.REFUSED) {
            throw Problems.conflict("not-a-member", FormFault.of("", "said.application-refused"));
        }
        Placement placement =
                new Placement(
                        Ids.orNext(request.id()),
                        memberId,
                        request.siteId(),
                        request.role(),
                        request.from(),
                        request.to(),
                        Boolean.TRUE.equals(request.supported()),
                        tx.now(),
                        null);
        mustBePossible(tx, placement);
        Spans.mustBeNew(tx, TABLE, placement.placementId());
        insert(tx, placement);
        tx.audit(
                "member-placed",
                memberId.toString(),
                Map.of("placement", placement.placementId(), "site", placement.siteId()));
        tell(tx, placement, false);
        return placement;
    }

    static Placement end(Tx tx, UUID memberId, UUID placementId, Ending ending) {
        Cooperatives.locked(tx);
        Placement placement = locked(tx, memberId, placementId);
        Spans.end(tx, TABLE, placementId, placement.span(), ending);
        tx.audit(
                "placement-ended",
                memberId.toString(),
                Map.of("placement", placementId, "to", ending.to()));
        Placement ended = locked(tx, memberId, placementId);
        tell(tx, ended, false);
        return ended;
    }

    /// What was noted wrongly stands as it was known until now; from now on it is what it should
    /// have been, or was never.
    static Placement correct(Tx tx, UUID memberId, UUID placementId, Correction correction) {
        Cooperatives.locked(tx);
        Placement wrong = locked(tx, memberId, placementId);
        Spans.mustSayOneThing(correction.corrected(), correction.struck());
        Said said = correction.corrected();
        if (said == null) {
            Spans.correct(tx, TABLE, placementId, correction.reason());
            tx.audit("placement-struck", memberId.toString(), Map.of("placement", placementId));
            tell(tx, wrong, true);
            return wrong.as(new Corrected(tx.now(), correction.reason()));
        }
        Placement right =
                new Placement(
                        placementId,
                        memberId,
                        said.siteId(),
                        said.role(),
                        said.from(),
                        said.to(),
                        Boolean.TRUE.equals(said.supported()),
                        tx.now(),
                        null);
        if (right.says(wrong)) {
            throw Spans.nothingToCorrect();
        }
        mustBePossible(tx, right);
        Spans.correct(tx, TABLE, placementId, correction.reason());
        insert(tx, right);
        tx.audit(
                "placement-corrected",
                memberId.toString(),
                Map.of("placement", placementId, "site", right.siteId()));
        tell(tx, right, false);
        return right;
    }

    private static void mustBePossible(Tx tx, Placement placement) {
        Spans.mustRunForwards(placement.span());
        Deaths.mustBeAlive(tx, placement.memberId(), placement.span().lastKnown());
        Sites.mustStayOpen(tx, placement.siteId(), placement.from(), placement.to());
    }

    private static void insert(Tx tx, Placement placement) {
        tx.sql()
                .createUpdate(
                        """
                        insert into placement (tenant_id, placement_id, member_id, site_id, role,
                          from_on, to_on, recorded_at, supported, turn)
                        values (:tenant, :placement, :member, :site, :role, :from, :to, :now,
                          :supported, :turn)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("placement", placement.placementId())
                .bind("member", placement.memberId())
                .bind("site", placement.siteId())
                .bind("role", placement.role())
                .bind("from", placement.from())
                .bind("to", placement.to())
                .bind("now", tx.now())
                .bind("supported", placement.supported())
                .bind("turn", Spans.turn(tx, TABLE, placement.placementId()))
                .execute();
    }

    private static void tell(Tx tx, Placement placement, boolean struck) {
        EngagementEvents.changed(
                tx, placement, Spans.changes(tx, TABLE, placement.placementId()), struck);
    }

    private static Placement locked(Tx tx, UUID memberId, UUID placementId) {
        return Spans.locked(tx, TABLE, placementId, Placements::read)
                .filter(each -> each.memberId().equals(memberId))
                .orElseThrow(() -> Problems.notFound("placement-not-found"));
    }

    /// Those of a member that hold on a day of a stretch, the earliest first.
    static Page<Placement> page(
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
                Placements::read,
                last -> Spans.cursor(last.from(), last.placementId()));
    }

    /// Who works on a day, at a site or anywhere, in the order of the placements' ids.
    static Page<Placement> on(
            Tx tx,
            LocalDate asOf,
            @Nullable Instant knownAt,
            @Nullable UUID siteId,
            PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select *, <to> as known_to from placement
                                where tenant_id = :tenant and placement_id > :after and <stands>
                                  and from_on <= :asOf and coalesce(<to>, 'infinity') >= :asOf
                                  and (cast(:site as uuid) is null or site_id = cast(:site as uuid))
                                order by placement_id limit :limit\
                                """)
                        .define("to", Spans.TO)
                        .define("stands", Spans.STANDS)
                        .bind("tenant", tx.tenant())
                        .bind("known", Known.at(knownAt))
                        .bind("asOf", asOf)
                        .bind("site", siteId)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map(Placements::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.placementId()));
    }

    private static Placement read(ResultSet row, StatementContext context) throws SQLException {
        return new Placement(
                row.getObject("placement_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("role"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("known_to", LocalDate.class),
                row.getBoolean("supported"),
                row.getTimestamp("recorded_at").toInstant(),
                Spans.corrected(row));
    }
}
