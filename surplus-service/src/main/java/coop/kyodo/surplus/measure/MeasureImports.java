package coop.kyodo.surplus.measure;

import coop.kyodo.kit.imports.ImportRun;
import coop.kyodo.kit.imports.Line;
import coop.kyodo.kit.store.Copy;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The imports of measures and their values.
final class MeasureImports {

    private static final String SELECT =
            """
            select m.year, m.measure, m.version, m.reason, m.corrected_on, r.import_id, r.kind, r.last_line, r.taken,
              r.refused, r.digest, r.started_at, r.completed_at
            from measure_import m join import_run r using (tenant_id, import_id)
            where m.tenant_id = :tenant
            """;

    private MeasureImports() {}

    /// What an import is for.
    private record Named(String year, String measure, @Nullable MeasureCorrection correction) {}

    /// Names the year and the measure of an import that begins; the same again changes nothing.
    ///
    /// @param correction for a list of a closed year
    /// @throws coop.kyodo.kit.web.ProblemException 409 when the id belongs to another import, or to
    ///   the same list for another reason or of another day
    static void begin(
            Tx tx,
            UUID importId,
            String year,
            String measure,
            @Nullable MeasureCorrection correction) {
        Optional<Named> known = named(tx, importId);
        if (known.isPresent()) {
            mustBeTheSame(known.get(), new Named(year, measure, correction));
            return;
        }
        long version = tx.nextNumber("measure " + year + " " + measure);
        tx.sql()
                .createUpdate(
                        """
                        insert into measure_import
                          (tenant_id, import_id, year, measure, version, reason, corrected_on,
                           recorded_at)
                        values (:tenant, :import, :year, :measure, :version, :reason, :on, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("import", importId)
                .bind("year", year)
                .bind("measure", measure)
                .bind("version", version)
                .bind("reason", correction == null ? null : correction.reason())
                .bind("on", correction == null ? null : correction.correctedOn())
                .bind("now", tx.now())
                .execute();
        tx.audit(
                "measure-import-named",
                importId.toString(),
                Map.of("fiscalYear", year, "measure", measure, "version", version));
    }

    private static Optional<Named> named(Tx tx, UUID importId) {
        return tx.sql()
                .createQuery(
                        """
                        select year, measure, reason, corrected_on from measure_import
                        where tenant_id = :tenant and import_id = :import\
                        """)
                .bind("tenant", tx.tenant())
                .bind("import", importId)
                .map((row, context) -> {
                    String reason = row.getString("reason");
                    return new Named(
                            row.getString("year"),
                            row.getString("measure"),
                            reason == null
                                    ? null
                                    : new MeasureCorrection(
                                            reason,
                                            row.getObject("corrected_on", LocalDate.class)));
                })
                .findOne();
    }

    private static void mustBeTheSame(Named known, Named sent) {
        if (!known.year().equals(sent.year()) || !known.measure().equals(sent.measure())) {
            throw Problems.conflict(
                    "import-differs", FormFault.of("", "said.id-of-another-import"));
        }
        MeasureCorrection before = known.correction();
        MeasureCorrection now = sent.correction();
        if (!Objects.equals(before, now)) {
            boolean sameReason =
                    before != null && now != null && before.reason().equals(now.reason());
            throw Problems.conflict(
                    "import-differs",
                    FormFault.of(
                            sameReason ? "query:correctedOn" : "query:reason",
                            "said.import-for-another-reason"));
        }
    }

    static void add(Tx tx, UUID importId, List<Line<MeasureLine>> lines) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into measure_value (tenant_id, import_id, member_id, value)
                                values (:tenant, :import, :member, :value)\
                                """);
        for (Line<MeasureLine> line : lines) {
            batch.bind("tenant", tx.tenant())
                    .bind("import", importId)
                    .bind("member", line.value().memberId())
                    .bind("value", line.value().value())
                    .add();
        }
        batch.execute();
    }

    /// Those of these people who are known here: as members, or because they worked.
    static Set<UUID> known(Tx tx, List<UUID> people) {
        return new HashSet<>(
                tx.sql()
                        .createQuery(
                                """
                                select p.id from unnest(:people) as p (id)
                                where exists (select 1 from member_change c
                                    where c.tenant_id = :tenant and c.member_id = p.id)
                                  or exists (select 1 from work_total w
                                    where w.tenant_id = :tenant and w.member_id = p.id)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindArray("people", UUID.class, people)
                        .mapTo(UUID.class)
                        .list());
    }

    /// Those of these people who have a value in this import.
    static Set<UUID> taken(Tx tx, UUID importId, List<UUID> people) {
        return new HashSet<>(
                tx.sql()
                        .createQuery(
                                """
                                select member_id from measure_value
                                where tenant_id = :tenant and import_id = :import
                                  and member_id = any(:people)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("import", importId)
                        .bindArray("people", UUID.class, people)
                        .mapTo(UUID.class)
                        .list());
    }

    /// The newest whole import of a measure for a year.
    static Optional<MeasureImport> holding(Tx tx, String year, String measure) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and m.year = :year and m.measure = :measure
                                and r.completed_at is not null and r.refused = 0
                                order by m.version desc limit 1\
                                """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("measure", measure)
                .map((row, context) -> measureImport(row))
                .findOne();
    }

    static Page<MeasureImport> page(Tx tx, String year, @Nullable String measure, PageQuery page) {
        List<MeasureImport> imports =
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and m.year = :year
                                        and (:measure::text is null or m.measure = :measure::text)
                                        and (:after::uuid is null or (m.measure, -m.version) > (
                                          select measure, -version from measure_import
                                          where tenant_id = :tenant and import_id = :after::uuid))
                                        order by m.measure, m.version desc limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("year", year)
                        .bind("measure", measure)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(null))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> measureImport(row))
                        .list();
        return Page.of(imports, page.limit(), last -> Cursor.of(last.run().importId()));
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when this year and measure have no such
    ///   import
    static MeasureImport get(Tx tx, String year, String measure, UUID importId) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and m.year = :year and m.measure = :measure
                                and m.import_id = :import\
                                """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("measure", measure)
                .bind("import", importId)
                .map((row, context) -> measureImport(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("import-not-found"));
    }

    /// Hands over the values of an import.
    static void values(Tx tx, UUID importId, ObjLongConsumer<UUID> each) {
        Copy.out(
                tx,
                """
                select member_id, value from measure_value
                where tenant_id = '%s' and import_id = '%s'\
                """
                        .formatted(tx.tenant(), importId),
                row -> each.accept(row.uuid(), row.number()));
    }

    private static MeasureImport measureImport(ResultSet row) throws SQLException {
        Instant completedAt = instant(row, "completed_at");
        Instant startedAt = instant(row, "started_at");
        return new MeasureImport(
                row.getString("year"),
                row.getString("measure"),
                row.getInt("version"),
                new ImportRun(
                        row.getObject("import_id", UUID.class),
                        row.getString("kind"),
                        completedAt == null ? ImportRun.State.RUNNING : ImportRun.State.COMPLETED,
                        row.getLong("last_line"),
                        row.getLong("taken"),
                        row.getLong("refused"),
                        row.getString("digest"),
                        startedAt == null ? Instant.EPOCH : startedAt,
                        completedAt),
                correction(row));
    }

    private static @Nullable MeasureCorrection correction(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null
                ? null
                : new MeasureCorrection(reason, row.getObject("corrected_on", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
