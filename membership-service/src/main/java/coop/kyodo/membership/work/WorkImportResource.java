package coop.kyodo.membership.work;

import coop.kyodo.kit.imports.ImportFormat;
import coop.kyodo.kit.imports.ImportRun;
import coop.kyodo.kit.imports.ImportRuns;
import coop.kyodo.kit.imports.Imports;
import coop.kyodo.kit.imports.LineProblem;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.InputStream;
import java.util.UUID;

/// Bulk imports of work entries.
@Path("/v1/cooperatives/{cooperativeId}/work-imports/{importId}")
public class WorkImportResource {

    private final Work work;
    private final Imports imports;
    private final Call call;

    WorkImportResource(Work work, Imports imports, Call call) {
        this.work = work;
        this.imports = imports;
        this.call = call;
    }

    @PUT
    @Consumes({ImportFormat.NDJSON_TYPE, ImportFormat.CSV_TYPE})
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public ImportRun send(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("importId") UUID importId,
            @HeaderParam("Content-Type") String contentType,
            InputStream body) {
        ImportFormat format = ImportFormat.of(contentType);
        work.read(cooperativeId, Cooperatives::latest);
        return imports.run(
                cooperativeId, importId, new ImportWork(importId, call.subject()), format, body);
    }

    @GET
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public ImportRun get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("importId") UUID importId) {
        return work.read(cooperativeId, tx -> ImportRuns.get(tx, ImportWork.NAME, importId));
    }

    @GET
    @Path("/problems")
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<LineProblem> problems(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("importId") UUID importId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    ImportRuns.get(tx, ImportWork.NAME, importId);
                    return ImportRuns.problems(tx, importId, page);
                });
    }
}
