package coop.kyodo.membership.intake;

import coop.kyodo.kit.imports.Chunk;
import coop.kyodo.kit.imports.ImportFormat;
import coop.kyodo.kit.imports.Imports;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.kit.web.Texts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// An existing register that is brought in.
@Path("/v1/cooperatives/{cooperativeId}/register-imports/{importId}")
public class RegisterImportResource {

    private static final int MOST_LINES = 100_000;

    /// A body that was read to its end.
    private record Content(Chunk<RegisterLine> chunk, String digest) {

        RegisterReport report(
                Tx tx,
                Cooperative cooperative,
                Totals expected,
                Function<Refusal, String> words,
                Imports imports) {
            return new RegisterCheck(
                            tx, cooperative, chunk.lines(), chunk.problems(), words, imports)
                    .report(expected, digest);
        }
    }

    private final Work work;
    private final Imports imports;
    private final Texts texts;
    private final Call call;

    RegisterImportResource(Work work, Imports imports, Texts texts, Call call) {
        this.work = work;
        this.imports = imports;
        this.texts = texts;
        this.call = call;
    }

    @PUT
    @Consumes({ImportFormat.NDJSON_TYPE, ImportFormat.CSV_TYPE})
    @Allowed(
            scope = "membership:write",
            roles = {Role.DIRECTOR, Role.OPERATOR})
    public RegisterImport take(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("importId") UUID importId,
            @HeaderParam("Content-Type") String contentType,
            @Valid @BeanParam Totals expected,
            InputStream body) {
        Content content = read(contentType, body);
        return work.write(
                cooperativeId,
                tx -> {
                    Cooperative cooperative = Cooperatives.locked(tx);
                    Optional<RegisterImport> before =
                            TakeRegister.taken(tx, cooperative, importId, content.digest());
                    if (before.isPresent()) {
                        return before.get();
                    }
                    RegisterReport report =
                            content.report(tx, cooperative, expected, this::words, imports);
                    if (!report.ok()) {
                        throw Problems.unprocessable(
                                "register-has-problems",
                                new FormFault(
                                        "",
                                        "said.register-problems",
                                        Map.of("problems", report.problems().size())));
                    }
                    return TakeRegister.take(
                            tx,
                            cooperative,
                            importId,
                            content.chunk().lines(),
                            report,
                            () -> work.reportSoFar(tx));
                });
    }

    @PUT
    @Path("/dry-run")
    @Consumes({ImportFormat.NDJSON_TYPE, ImportFormat.CSV_TYPE})
    @Allowed(
            scope = "membership:write",
            roles = {Role.DIRECTOR, Role.OPERATOR})
    public RegisterReport dryRun(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("importId") UUID importId,
            @HeaderParam("Content-Type") String contentType,
            @Valid @BeanParam Totals expected,
            InputStream body) {
        Content content = read(contentType, body);
        return work.read(
                cooperativeId,
                tx -> content.report(tx, Cooperatives.latest(tx), expected, this::words, imports));
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public RegisterImport get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("importId") UUID importId) {
        return work.read(
                cooperativeId,
                tx ->
                        TakeRegister.find(tx, Cooperatives.latest(tx), importId)
                                .orElseThrow(() -> Problems.notFound("import-not-found")));
    }

    private String words(Refusal refusal) {
        return texts.detail(refusal, call.language());
    }

    private Content read(String contentType, InputStream body) {
        MessageDigest digest = Hashes.newSha256();
        var lines =
                imports.lines(
                        ImportFormat.of(contentType),
                        new DigestInputStream(body, digest),
                        RegisterLine.class);
        Chunk<RegisterLine> chunk = lines.next(MOST_LINES);
        if (!lines.next(1).isEmpty()) {
            throw Problems.malformed(
                    "too-many-lines",
                    new FormFault("", "said.most-lines", Map.of("most", MOST_LINES)));
        }
        return new Content(chunk, HexFormat.of().formatHex(digest.digest()));
    }
}
