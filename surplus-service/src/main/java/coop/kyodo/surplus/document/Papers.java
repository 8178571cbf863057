package coop.kyodo.surplus.document;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.profile.YearDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened to the documents of a year, and the day of its ordinary general assembly.
final class Papers {

    /// A step that was taken.
    ///
    /// @param reference how the co-op calls the paper or the receipt
    /// @param hash its SHA-256
    record Taken(
            String document,
            YearDocument.Step step,
            LocalDate on,
            String by,
            @Nullable String reference,
            @Nullable String hash) {}

    private Papers() {}

    static List<Taken> of(Tx tx, String year) {
        return tx.sql()
                .createQuery(
                        """
                        select document, step, on_day, by_subject, reference, hash
                        from document_step where tenant_id = :tenant and year = :year\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .map((row, context) ->
                        new Taken(
                                row.getString("document"),
                                YearDocument.Step.valueOf(row.getString("step")),
                                row.getObject("on_day", LocalDate.class),
                                row.getString("by_subject"),
                                row.getString("reference"),
                                row.getString("hash")))
                .list();
    }

    static void add(Tx tx, String year, Taken taken) {
        tx.sql()
                .createUpdate(
                        """
                        insert into document_step (tenant_id, year, document, step, on_day,
                          by_subject, reference, hash, recorded_at)
                        values (:tenant, :year, :document, :step, :on,
                          :by, :reference::text, :hash::text, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("document", taken.document())
                .bind("step", taken.step().name())
                .bind("on", taken.on())
                .bind("by", taken.by())
                .bind("reference", taken.reference())
                .bind("hash", taken.hash())
                .bind("now", tx.now())
                .execute();
    }

    /// The day of the year's ordinary general assembly, as it was last set.
    static Optional<LocalDate> assembly(Tx tx, String year) {
        return tx.sql()
                .createQuery(
                        """
                        select held_on from ordinary_assembly
                        where tenant_id = :tenant and year = :year order by version desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .mapTo(LocalDate.class)
                .findOne();
    }

    static void setAssembly(Tx tx, String year, LocalDate heldOn) {
        tx.sql()
                .createUpdate(
                        """
                        insert into ordinary_assembly (tenant_id, year, version, held_on, recorded_at)
                        select :tenant, :year, coalesce(max(version), 0) + 1, :on, :now
                        from ordinary_assembly where tenant_id = :tenant and year = :year\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("on", heldOn)
                .bind("now", tx.now())
                .execute();
    }
}
