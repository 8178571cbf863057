package coop.kyodo.surplus.year;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.waterfall.Figures;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Fiscal years and their figures.
@Path("/v1/cooperatives/{cooperativeId}/fiscal-years")
public class FiscalYearResource {

    private final Work work;
    private final Caller caller;

    FiscalYearResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @POST
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response open(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull OpenFiscalYear.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    FiscalYear year = OpenFiscalYear.open(tx, request);
                    return Reply.created(path(cooperativeId, year), FiscalYearView.of(tx, year));
                });
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<FiscalYearView> list(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> FiscalYears.page(tx, page).map(year -> FiscalYearView.listed(tx, year)));
    }

    @GET
    @Path("/{year}")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public FiscalYearView get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("year") String year) {
        return work.read(cooperativeId, tx -> FiscalYearView.of(tx, FiscalYears.get(tx, year)));
    }

    @POST
    @Path("/{year}/figures")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response recordFigures(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @Valid @NotNull Figures figures) {
        return work.command(
                cooperativeId,
                figures,
                tx -> {
                    FiscalYear changed = RecordFigures.record(tx, year, figures);
                    return Reply.created(
                            path(cooperativeId, changed), FiscalYearView.of(tx, changed));
                });
    }

    @POST
    @Path("/{year}/accounts")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response recordAccounts(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @Valid @NotNull Accounts accounts) {
        return work.command(
                cooperativeId,
                accounts,
                tx -> {
                    FiscalYear changed = RecordAccounts.record(tx, year, accounts);
                    return Reply.created(
                            path(cooperativeId, changed), FiscalYearView.of(tx, changed));
                });
    }

    @POST
    @Path("/{year}/corrections")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response correct(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @Valid @NotNull CorrectFigures.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    FiscalYear changed =
                            CorrectFigures.correct(tx, year, request, caller.subject());
                    return Reply.created(
                            path(cooperativeId, changed), FiscalYearView.of(tx, changed));
                });
    }

    @POST
    @Path("/{year}/approval")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response approve(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @Valid @NotNull ApproveFigures.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.ok(
                                FiscalYearView.of(
                                        tx,
                                        ApproveFigures.approve(
                                                tx, year, request, caller.subject()))));
    }

    @POST
    @Path("/{year}/closure")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response close(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @Valid @NotNull CloseFiscalYear.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(FiscalYearView.of(tx, CloseFiscalYear.close(tx, year, request))));
    }

    private static String path(UUID cooperative, FiscalYear year) {
        return "/v1/cooperatives/" + cooperative + "/fiscal-years/" + year.year();
    }
}
