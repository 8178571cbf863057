package coop.kyodo.surplus.measure;

import coop.kyodo.kit.imports.ImportFormat;
import coop.kyodo.kit.imports.ImportRun;
import coop.kyodo.kit.imports.ImportRuns;
import coop.kyodo.kit.imports.Imports;
import coop.kyodo.kit.imports.LineProblem;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Measures of a fiscal year's members, imported.
@Path("/v1/cooperatives/{cooperativeId}/measures/{year}")
public class MeasureResource {

    private static final String NAME = "[A-Z][A-Z0-9_]{1,39}";

    private final Work work;
    private final Imports imports;

    MeasureResource(Work work, Imports imports) {
        this.work = work;
        this.imports = imports;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<MeasureView> list(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @QueryParam("measure") @Pattern(regexp = NAME) @Nullable String measure,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    FiscalYears.get(tx, year);
                    return MeasureImports.page(tx, year, measure, page).map(MeasureView::of);
                });
    }

    @PUT
    @Path("/{measure}/{importId}")
    @Consumes({ImportFormat.NDJSON_TYPE, ImportFormat.CSV_TYPE})
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public MeasureView send(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @PathParam("measure") @Pattern(regexp = NAME) String measure,
            @PathParam("importId") UUID importId,
            @QueryParam("reason") @Size(max = 2_000) @Nullable String reason,
            @QueryParam("correctedOn") @Nullable LocalDate correctedOn,
            @HeaderParam("Content-Type") String contentType,
            InputStream body) {
        ImportFormat format = ImportFormat.of(contentType);
        if (YearMeasures.isOfMembership(measure)) {
            throw Problems.conflict(
                    "measure-not-imported",
                    new FormFault("", "said.measure-not-imported", Map.of("measure", measure)));
        }
        work.write(
                cooperativeId,
                tx -> {
                    FiscalYear known = FiscalYears.locked(tx, year);
                    MeasureImports.begin(
                            tx,
                            importId,
                            year,
                            measure,
                            MeasureCorrection.of(tx, known, reason, correctedOn));
                    return known;
                });
        ImportRun run =
                imports.run(cooperativeId, importId, new TakeMeasures(importId), format, body);
        return work.read(
                cooperativeId,
                tx -> MeasureView.of(MeasureImports.get(tx, year, measure, run.importId())));
    }

    @GET
    @Path("/{measure}/{importId}")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public MeasureView get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @PathParam("measure") @Pattern(regexp = NAME) String measure,
            @PathParam("importId") UUID importId) {
        return work.read(
                cooperativeId,
                tx -> MeasureView.of(MeasureImports.get(tx, year, measure, importId)));
    }

    @GET
    @Path("/{measure}/{importId}/problems")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<LineProblem> problems(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @PathParam("measure") @Pattern(regexp = NAME) String measure,
            @PathParam("importId") UUID importId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    MeasureImports.get(tx, year, measure, importId);
                    return ImportRuns.problems(tx, importId, page);
                });
    }
}
