package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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
        return tx.sql()
                .createQuery(
                        "select * from unit_cut where tenant_id = :tenant order by recorded_at")
                .bind("tenant", tx.tenant())
                .map((row, context) -> read(row, cooperative))
                .list();
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

    static void noteObjections(Tx tx, UUID unitCutId, int objections, boolean settled) {
        set(tx, unitCutId, "objections", objections);
        set(tx, unitCutId, "objections_settled", settled);
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

    private static UnitCut read(ResultSet row, Cooperative cooperative) throws SQLException {
        return new UnitCut(
                row.getObject("unit_cut_id", UUID.class),
                cooperative.money(row.getLong("amount_before")),
                cooperative.money(row.getLong("amount_after")),
                row.getObject("resolution_id", UUID.class),
                row.getObject("resolved_on", LocalDate.class),
                row.getObject("documents_on", LocalDate.class),
                row.getObject("notice_on", LocalDate.class),
                row.getObject("objections_until", LocalDate.class),
                row.getInt("objections"),
                row.getBoolean("objections_settled"),
                row.getObject("effective_on", LocalDate.class));
    }
}
