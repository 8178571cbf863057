package coop.kyodo.kit.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problem;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.kit.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Runs imports. A chunk of lines is one transaction, which also notes how far the import has come.
/// Whoever sends the same content under the same id again goes on after the last committed line,
/// and gets the same answer once all of it is in; other content under that id is refused before it
/// takes any effect.
@ApplicationScoped
public class Imports {

    private static final int CHUNK = 5_000;

    private final Work work;
    private final ObjectMapper json;
    private final Validator validator;
    private final Texts texts;
    private final Call call;

    Imports(Work work, ObjectMapper json, Validator validator, Texts texts, Call call) {
        this.work = work;
        this.json = json;
        this.validator = validator;
        this.texts = texts;
        this.call = call;
    }

    /// The lines of a body, to read them without running an import.
    public <T> Lines<T> lines(ImportFormat format, InputStream body, Class<T> type) {
        return new Lines<>(
                format,
                body,
                type,
                json,
                validator,
                fault -> texts.fieldError(fault, call.language()));
    }

    /// A problem of a well-formed line in the caller's language.
    public LineProblem said(LineProblem problem) {
        return problem.rule() != null
                ? problem
                : new LineProblem(
                        problem.line(),
                        problem.code(),
                        problem.pointer(),
                        texts.ofLine(problem.code(), problem.detail(), call.language()),
                        null);
    }

    /// What is wrong with a well-formed line, in the caller's language with its figures.
    public LineProblem said(Line<?> line, String code, FormFault fault) {
        Problem.FieldError error = texts.fieldError(fault, call.language());
        return line.problem(code, error.pointer(), error.detail());
    }

    /// The same, as it would be answered to a request that is no import.
    ///
    /// @param pointer as of [Line#problem]
    public LineProblem said(Line<?> line, String pointer, ProblemException problem) {
        String detail = texts.problem(problem, call.language()).detail();
        return line.problem(problem.code(), pointer, detail == null ? problem.code() : detail);
    }

    /// Takes a body to its end.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when the content differs from what came
    ///   under this id before, or another request is taking it at this moment
    public <T> ImportRun run(
            UUID tenant, UUID importId, ImportKind<T> kind, ImportFormat format, InputStream body) {
        return run(tenant, importId, kind, format, body, CHUNK);
    }

    <T> ImportRun run(
            UUID tenant,
            UUID importId,
            ImportKind<T> kind,
            ImportFormat format,
            InputStream body,
            int chunkSize) {
        Lines<T> lines = lines(format, body, kind.type());
        String noLines = lines.digest();
        ImportRun run =
                work.write(tenant, tx -> ImportRuns.begun(tx, importId, kind.name(), noLines));
        boolean same = lines.skipTo(run.lastLine());
        boolean sameLines = run.lastLine() == 0 || lines.digest().equals(run.digest());
        boolean completed = run.state() == ImportRun.State.COMPLETED;
        if (!same || (!completed && !sameLines)) {
            throw differs();
        }
        Chunk<T> chunk = lines.next(chunkSize);
        if (completed) {
            boolean sameContent = sameLines || lines.contentHash().equals(run.digest());
            if (!chunk.isEmpty() || !sameContent) {
                throw differs();
            }
            return run;
        }
        while (!chunk.isEmpty()) {
            Chunk<T> next = chunk;
            ImportRun before = run;
            String digest = lines.digest();
            run = work.write(tenant, tx -> take(tx, before, kind, next, digest));
            chunk = lines.next(chunkSize);
        }
        ImportRun last = run;
        return work.write(tenant, tx -> complete(tx, last, lines.contentHash()));
    }

    private <T> ImportRun take(
            Tx tx, ImportRun before, ImportKind<T> kind, Chunk<T> chunk, String digest) {
        mustStandAt(tx, before);
        List<LineProblem> problems = new ArrayList<>(chunk.problems());
        if (!chunk.lines().isEmpty()) {
            kind.take(tx, chunk.lines()).stream().map(this::said).forEach(problems::add);
        }
        ImportRuns.addProblems(tx, before.importId(), problems);
        long malformed = count(chunk.problems());
        long refused = count(problems);
        long taken = chunk.lines().size() - (refused - malformed);
        tx.audit(
                "lines-imported",
                before.importId().toString(),
                Map.of(
                        "kind", kind.name(),
                        "lastLine", chunk.lastLine(),
                        "taken", taken,
                        "refused", refused,
                        "digest", digest));
        return ImportRuns.advance(tx, before.importId(), chunk.lastLine(), taken, refused, digest);
    }

    private static ImportRun complete(Tx tx, ImportRun before, String contentHash) {
        mustStandAt(tx, before);
        tx.audit(
                "import-completed",
                before.importId().toString(),
                Map.of(
                        "taken", before.taken(),
                        "refused", before.refused(),
                        "digest", contentHash));
        return ImportRuns.complete(tx, before.importId(), contentHash);
    }

    private static void mustStandAt(Tx tx, ImportRun before) {
        ImportRun now = ImportRuns.locked(tx, before.importId());
        if (now.lastLine() != before.lastLine() || now.state() != before.state()) {
            throw Problems.conflict(
                    "import-in-progress", FormFault.of("", "said.import-in-progress"));
        }
    }

    private static long count(List<LineProblem> problems) {
        return problems.stream().mapToLong(LineProblem::line).distinct().count();
    }

    private static RuntimeException differs() {
        return Problems.conflict("import-differs", FormFault.of("", "said.import-differs"));
    }
}
