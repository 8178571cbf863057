package coop.kyodo.kit.imports;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The imports of a tenant and the problems of their lines.
public final class ImportRuns {

    private static final String SELECT =
            """
            select import_id, kind, last_line, taken, refused, digest, started_at, completed_at,
              case when completed_at is null then 'RUNNING' else 'COMPLETED' end as state
            from import_run where tenant_id = :tenant and import_id = :import\
            """;

    private ImportRuns() {}

    /// The import of this kind and id; a 404 when there is none.
    public static ImportRun get(Tx tx, String kind, UUID importId) {
        return find(tx, importId, "")
                .filter(run -> run.kind().equals(kind))
                .orElseThrow(() -> Problems.notFound("import-not-found"));
    }

    /// The problems of an import's lines, in the order of the lines.
    public static Page<LineProblem> problems(Tx tx, UUID importId, PageQuery page) {
        record Row(int ordinal, LineProblem problem) {}
        Page<Row> rows =
                Page.of(
                        tx.sql()
                                .createQuery(
                                        """
                                        select line, ordinal, code, pointer, detail, rule from import_problem
                                        where tenant_id = :tenant and import_id = :import
                                          and (line, ordinal) > (:line, :ordinal)
                                        order by line, ordinal limit :limit\
                                        """)
                                .bind("tenant", tx.tenant())
                                .bind("import", importId)
                                .bind("line", page.after().map(after -> after.number(0)).orElse(0L))
                                .bind(
                                        "ordinal",
                                        page.after().map(after -> after.number(1)).orElse(0L))
                                .bind("limit", page.limit() + 1)
                                .map((row, context) ->
                                        new Row(
                                                row.getInt("ordinal"),
                                                new LineProblem(
                                                        row.getLong("line"),
                                                        row.getString("code"),
                                                        row.getString("pointer"),
                                                        row.getString("detail"),
                                                        row.getString("rule"))))
                                .list(),
                        page.limit(),
                        last -> Cursor.of(last.problem().line(), last.ordinal()));
        return rows.map(Row::problem);
    }

    /// The import, locked; begun now if there is none. A 409 when the id belongs to another kind.
    static ImportRun begun(Tx tx, UUID importId, String kind, String noLines) {
        int begun =
                tx.sql()
                        .createUpdate(
                                """
                                insert into import_run values
                                  (:tenant, :import, :kind, 0, 0, 0, :digest, :now, null)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("import", importId)
                        .bind("kind", kind)
                        .bind("digest", noLines)
                        .bind("now", tx.now())
                        .execute();
        if (begun == 1) {
            tx.audit("import-begun", importId.toString(), java.util.Map.of("kind", kind));
        }
        ImportRun run = locked(tx, importId);
        if (!run.kind().equals(kind)) {
            throw Problems.conflict("import-differs", FormFault.of("", "said.id-of-other-kind"));
        }
        return run;
    }

    static ImportRun locked(Tx tx, UUID importId) {
        return find(tx, importId, " for update").orElseThrow();
    }

    /// Notes that the lines up to `lastLine` are committed.
    static ImportRun advance(
            Tx tx, UUID importId, long lastLine, long taken, long refused, String digest) {
        tx.sql()
                .createUpdate(
                        """
                        update import_run set last_line = :line, taken = taken + :taken,
                          refused = refused + :refused, digest = :digest
                        where tenant_id = :tenant and import_id = :import\
                        """)
                .bind("tenant", tx.tenant())
                .bind("import", importId)
                .bind("line", lastLine)
                .bind("taken", taken)
                .bind("refused", refused)
                .bind("digest", digest)
                .execute();
        return locked(tx, importId);
    }

    /// Notes that the end of the content was seen, and the content's hash.
    static ImportRun complete(Tx tx, UUID importId, String contentHash) {
        tx.sql()
                .createUpdate(
                        """
                        update import_run set completed_at = :now, digest = :digest
                        where tenant_id = :tenant and import_id = :import\
                        """)
                .bind("tenant", tx.tenant())
                .bind("import", importId)
                .bind("digest", contentHash)
                .bind("now", tx.now())
                .execute();
        return locked(tx, importId);
    }

    static void addProblems(Tx tx, UUID importId, List<LineProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into import_problem values
                                  (:tenant, :import, :line, :ordinal, :code, :pointer, :detail, :rule)\
                                """);
        for (int i = 0; i < problems.size(); i++) {
            LineProblem problem = problems.get(i);
            batch.bind("tenant", tx.tenant())
                    .bind("import", importId)
                    .bind("line", problem.line())
                    .bind("ordinal", i + 1)
                    .bind("code", problem.code())
                    .bind("pointer", problem.pointer())
                    .bind("detail", problem.detail())
                    .bind("rule", problem.rule())
                    .add();
        }
        batch.execute();
    }

    private static Optional<ImportRun> find(Tx tx, UUID importId, String lock) {
        return tx.sql()
                .createQuery(SELECT + lock)
                .bind("tenant", tx.tenant())
                .bind("import", importId)
                .map(ConstructorMapper.of(ImportRun.class))
                .findOne();
    }
}
