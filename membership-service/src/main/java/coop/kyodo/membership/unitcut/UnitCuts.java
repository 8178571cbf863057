package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The reductions of a co-op's unit amount.
final class UnitCuts {

    private UnitCuts() {}

    static UnitCut get(Tx tx, UUID unitCutId) {
        return all(tx).stream()
                .filter(cut -> cut.unitCutId().equals(unitCutId))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("unit-cut-not-found"));
    }

    /// All of them, the first first: there are few.
    static List<UnitCut> all(Tx tx) {
        Cooperative cooperative = Cooperatives.latest(tx);
        Map<UUID, List<UnitCut.Correction>> corrections = corrections(tx);
        return tx.sql()
                .createQuery(
                        "select * from unit_cut where tenant_id = :tenant order by recorded_at")
                .bind("tenant", tx.tenant())
                .map((row, context) -> read(row, cooperative, corrections))
                .list();
    }

    private static Map<UUID, List<UnitCut.Correction>> corrections(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select * from unit_cut_correction where tenant_id = :tenant
                        order by recorded_at, correction_id\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        Map.entry(row.getObject("unit_cut_id", UUID.class), correction(row)))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// Keeps how a reduction stands before one of its steps is corrected.
    static void keep(Tx tx, UnitCut cut, UnitCutEvents.Step step, String reason) {
        tx.sql()
                .createUpdate(
                        """
                        insert into unit_cut_correction
                        select tenant_id, cast(:correction as uuid), unit_cut_id, :step, :reason, documents_on,
                          notice_on, objections_until, objections, objections_settled, settled_paid,
                          settled_secured, settled_entrusted, settled_unharmed,
                          cast(:now as timestamptz)
                        from unit_cut where tenant_id = :tenant and unit_cut_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("correction", Ids.next())
                .bind("id", cut.unitCutId())
                .bind("step", step.name())
                .bind("reason", reason)
                .bind("now", tx.now())
                .execute();
    }

    static void add(Tx tx, UnitCut cut) {
        tx.sql()
                .createUpdate(
                        """
                        insert into unit_cut (tenant_id, unit_cut_id, amount_before, amount_after,
                          resolution_id, resolved_on, recorded_at)
                        values (:tenant, :id, :from, :to, :resolution, :resolvedOn, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", cut.unitCutId())
                .bind("from", cut.from().amount())
                .bind("to", cut.to().amount())
                .bind("resolution", cut.resolutionId())
                .bind("resolvedOn", cut.resolvedOn())
                .bind("now", tx.now())
                .execute();
    }

    static void noteDocuments(Tx tx, UUID unitCutId, LocalDate documentsOn) {
        set(tx, unitCutId, "documents_on", documentsOn);
    }

    static void noteNotice(Tx tx, UUID unitCutId, LocalDate noticeOn, LocalDate objectionsUntil) {
        tx.sql()
                .createUpdate(
                        """
                        update unit_cut set notice_on = :noticeOn, objections_until = :until
                        where tenant_id = :tenant and unit_cut_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", unitCutId)
                .bind("noticeOn", noticeOn)
                .bind("until", objectionsUntil)
                .execute();
    }

    static void noteObjections(
            Tx tx,
            UUID unitCutId,
            int objections,
            boolean settled,
            UnitCut.@Nullable Settlement settlement) {
        tx.sql()
                .createUpdate(
                        """
                        update unit_cut set objections = :objections, objections_settled = :settled,
                          settled_paid = :paid, settled_secured = :secured,
                          settled_entrusted = :entrusted, settled_unharmed = :unharmed
                        where tenant_id = :tenant and unit_cut_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", unitCutId)
                .bind("objections", objections)
                .bind("settled", settled)
                .bind("paid", settlement == null ? null : settlement.paid())
                .bind("secured", settlement == null ? null : settlement.secured())
                .bind("entrusted", settlement == null ? null : settlement.entrusted())
                .bind("unharmed", settlement == null ? null : settlement.unharmed())
                .execute();
    }

    static void drop(Tx tx, UUID unitCutId, LocalDate droppedOn, String reason) {
        tx.sql()
                .createUpdate(
                        """
                        update unit_cut set dropped_on = :on, drop_reason = :reason
                        where tenant_id = :tenant and unit_cut_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", unitCutId)
                .bind("on", droppedOn)
                .bind("reason", reason)
                .execute();
    }

    static void noteEffect(Tx tx, UUID unitCutId, LocalDate effectiveOn) {
        set(tx, unitCutId, "effective_on", effectiveOn);
    }

    /// The sequence of the next event about this reduction.
    static long nextVersion(Tx tx, UUID unitCutId) {
        return tx.sql()
                .createQuery(
                        """
                        update unit_cut set version = version + 1
                        where tenant_id = :tenant and unit_cut_id = :id returning version\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", unitCutId)
                .mapTo(Long.class)
                .one();
    }

    private static void set(Tx tx, UUID unitCutId, String column, Object value) {
        tx.sql()
                .createUpdate(
                        "update unit_cut set <column> = :value"
                                + " where tenant_id = :tenant and unit_cut_id = :id")
                .define("column", column)
                .bind("tenant", tx.tenant())
                .bind("id", unitCutId)
                .bind("value", value)
                .execute();
    }

    private static UnitCut.Correction correction(ResultSet row) throws SQLException {
        return new UnitCut.Correction(
                UnitCutEvents.Step.valueOf(row.getString("step")),
                row.getString("reason"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("documents_on", LocalDate.class),
                row.getObject("notice_on", LocalDate.class),
                row.getObject("objections_until", LocalDate.class),
                row.getInt("objections"),
                row.getBoolean("objections_settled"),
                settlement(row));
    }

    private static UnitCut.@Nullable Settlement settlement(ResultSet row) throws SQLException {
        return row.getObject("settled_paid", Integer.class) == null
                ? null
                : new UnitCut.Settlement(
                        row.getInt("settled_paid"),
                        row.getInt("settled_secured"),
                        row.getInt("settled_entrusted"),
                        row.getInt("settled_unharmed"));
    }

    private static UnitCut read(
            ResultSet row, Cooperative cooperative, Map<UUID, List<UnitCut.Correction>> corrections)
            throws SQLException {
        UUID unitCutId = row.getObject("unit_cut_id", UUID.class);
        return new UnitCut(
                unitCutId,
                cooperative.money(row.getLong("amount_before")),
                cooperative.money(row.getLong("amount_after")),
                row.getObject("resolution_id", UUID.class),
                row.getObject("resolved_on", LocalDate.class),
                row.getObject("documents_on", LocalDate.class),
                row.getObject("notice_on", LocalDate.class),
                row.getObject("objections_until", LocalDate.class),
                row.getInt("objections"),
                row.getBoolean("objections_settled"),
                settlement(row),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("dropped_on", LocalDate.class),
                row.getString("drop_reason"),
                corrections.getOrDefault(unitCutId, List.of()));
    }
}
