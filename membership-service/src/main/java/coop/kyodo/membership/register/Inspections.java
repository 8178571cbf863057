package coop.kyodo.membership.register;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Who asked to see the register.
final class Inspections {

    private Inspections() {}

    static void add(Tx tx, Inspection inspection) {
        Inspection.Refusal refusal = inspection.refusal();
        tx.sql()
                .createUpdate(
                        """
                        insert into register_inspection values
                          (:tenant, :id, :kind, :name, :member, :purpose, :requestedOn, :asOf, :ground,
                           :explanation, :recordedBy, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", inspection.inspectionId())
                .bind("kind", inspection.requester().kind().name())
                .bind("name", inspection.requester().name())
                .bind("member", inspection.requester().memberId())
                .bind("purpose", inspection.purpose())
                .bind("requestedOn", inspection.requestedOn())
                .bind("asOf", inspection.asOf())
                .bind("ground", refusal == null ? null : refusal.ground().name())
                .bind("explanation", refusal == null ? null : refusal.explanation())
                .bind("recordedBy", inspection.recordedBy())
                .bind("now", inspection.recordedAt())
                .execute();
    }

    /// The inspection of this id; 404 when there is none.
    static Inspection get(Tx tx, UUID inspectionId) {
        return find(tx, inspectionId).orElseThrow(() -> Problems.notFound("inspection-not-found"));
    }

    static Optional<Inspection> find(Tx tx, UUID inspectionId) {
        return tx.sql()
                .createQuery(
                        """
                        select * from register_inspection
                        where tenant_id = :tenant and inspection_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", inspectionId)
                .map(Inspections::read)
                .findOne();
    }

    /// In the order in which they were recorded.
    static Page<Inspection> page(Tx tx, PageQuery page) {
        Optional<Cursor> after = page.after();
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select * from register_inspection
                                where tenant_id = :tenant
                                  and (recorded_at, inspection_id) > (cast(:at as timestamptz), :id)
                                order by recorded_at, inspection_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("at", after.map(cursor -> instant(cursor)).orElse(Instant.EPOCH))
                        .bind("id", after.map(cursor -> cursor.id(1)).orElse(new UUID(0, 0)))
                        .bind("limit", page.limit() + 1)
                        .map(Inspections::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(micros(last.recordedAt()), last.inspectionId()));
    }

    private static long micros(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    private static Instant instant(Cursor cursor) {
        long micros = cursor.number(0);
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private static Inspection read(ResultSet row, StatementContext context) throws SQLException {
        return new Inspection(
                row.getObject("inspection_id", UUID.class),
                new Inspection.Requester(
                        Inspection.Kind.valueOf(row.getString("requester_kind")),
                        row.getString("requester_name"),
                        row.getObject("requester_member_id", UUID.class)),
                row.getString("purpose"),
                row.getObject("requested_on", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                refusal(row),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static Inspection.@Nullable Refusal refusal(ResultSet row) throws SQLException {
        String ground = row.getString("ground");
        return ground == null
                ? null
                : new Inspection.Refusal(
                        Inspection.Ground.valueOf(ground), row.getString("explanation"));
    }
}
