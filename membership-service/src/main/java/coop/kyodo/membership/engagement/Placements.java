package coop.kyodo.membership.engagement;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Deaths;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.work.Sites;
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

/// Which member works at which site, as what, from when to when.
final class Placements {

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

    /// A member's place of work for a time.
    record Placement(
            UUID placementId,
            UUID memberId,
            UUID siteId,
            String role,
            LocalDate from,
            @Nullable LocalDate to,
            boolean supported,
            Instant recordedAt) {

        Span span() {
            return new Span(from, to);
        }
    }

    private Placements() {}

    static Placement add(Tx tx, UUID memberId, Request request) {
        if (Members.get(tx, memberId).state() == MemberState.REFUSED) {
            throw Problems.conflict("not-a-member", "The application was refused.");
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
                        tx.now());
        Spans.mustRunForwards(placement.span());
        Deaths.mustBeAlive(tx, memberId, placement.span().lastKnown());
        Sites.mustStayOpen(tx, placement.siteId(), placement.from(), placement.to());
        Spans.mustBeNew(tx, "placement", "placement_id", placement.placementId());
        tx.sql()
                .createUpdate(
                        """
                        insert into placement
                        values (:tenant, :placement, :member, :site, :role, :from, :to, :now, null,
                          :supported)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("placement", placement.placementId())
                .bind("member", memberId)
                .bind("site", placement.siteId())
                .bind("role", placement.role())
                .bind("from", placement.from())
                .bind("to", placement.to())
                .bind("now", tx.now())
                .bind("supported", placement.supported())
                .execute();
        tx.audit(
                "member-placed",
                memberId.toString(),
                Map.of("placement", placement.placementId(), "site", placement.siteId()));
        EngagementEvents.changed(tx, placement, 1);
        return placement;
    }

    static Placement end(Tx tx, UUID memberId, UUID placementId, Ending ending) {
        Cooperatives.locked(tx);
        Placement placement =
                of(tx, memberId).stream()
                        .filter(each -> each.placementId().equals(placementId))
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("placement-not-found"));
        Spans.end(tx, "placement", "placement_id", placementId, placement.span(), ending);
        tx.audit(
                "placement-ended",
                memberId.toString(),
                Map.of("placement", placementId, "to", ending.to()));
        Placement ended =
                new Placement(
                        placementId,
                        memberId,
                        placement.siteId(),
                        placement.role(),
                        placement.from(),
                        ending.to(),
                        placement.supported(),
                        placement.recordedAt());
        EngagementEvents.changed(tx, ended, 2);
        return ended;
    }

    /// The placements of a member, the earliest first.
    static List<Placement> of(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select * from placement where tenant_id = :tenant and member_id = :member
                        order by from_on, placement_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(Placements::read)
                .list();
    }

    /// Those of a member that hold on a day of a stretch, the earliest first.
    static Page<Placement> page(
            Tx tx,
            UUID memberId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            PageQuery page) {
        return Spans.ofMember(
                tx,
                "placement",
                "placement_id",
                memberId,
                from,
                to,
                page,
                Placements::read,
                last -> Spans.cursor(last.from(), last.placementId()));
    }

    /// Who works on a day, at a site or anywhere, in the order of the placements' ids.
    static Page<Placement> on(Tx tx, LocalDate asOf, @Nullable UUID siteId, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select * from placement
                                where tenant_id = :tenant and placement_id > :after
                                  and from_on <= :asOf and (to_on is null or to_on >= :asOf)
                                  and (cast(:site as uuid) is null or site_id = cast(:site as uuid))
                                order by placement_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
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
                row.getObject("to_on", LocalDate.class),
                row.getBoolean("supported"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
