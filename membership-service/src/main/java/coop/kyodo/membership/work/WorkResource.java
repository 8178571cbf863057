package coop.kyodo.membership.work;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Work entries, approvals, closed months and totals.
@Path("/v1/cooperatives/{cooperativeId}")
public class WorkResource {

    private final Work work;
    private final Call call;
    private final Caller caller;
    private final int totalsPerEvent;

    WorkResource(
            Work work,
            Call call,
            Caller caller,
            @ConfigProperty(name = "kyodo.work.totals-per-event") int totalsPerEvent) {
        this.work = work;
        this.call = call;
        this.caller = caller;
        this.totalsPerEvent = totalsPerEvent;
    }

    @POST
    @Path("/work-entries")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response recordWork(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull RecordWork.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> created(cooperativeId, RecordWork.record(tx, call.subject(), request)));
    }

    @GET
    @Path("/work-entries")
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<WorkEntry> entries(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("memberId") @Nullable UUID memberId,
            @QueryParam("period") @Nullable YearMonth period,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return WorkEntries.page(tx, memberId, period, period, page);
                });
    }

    @GET
    @Path("/work-entries/{entryId}")
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public WorkEntry entry(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("entryId") UUID entryId) {
        return work.read(cooperativeId, tx -> WorkEntries.get(tx, entryId));
    }

    @POST
    @Path("/work-entries/{entryId}/corrections")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response correct(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("entryId") UUID entryId,
            @Valid @NotNull CorrectWork.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        created(
                                cooperativeId,
                                CorrectWork.correct(tx, entryId, call.subject(), request)));
    }

    @POST
    @Path("/work-periods/{period}/closing")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response closePeriod(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("period") YearMonth period,
            @Valid @NotNull ClosePeriod.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(ClosePeriod.close(tx, period, totalsPerEvent, request)));
    }

    @POST
    @Path("/work-periods/{period}/approval")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response approve(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("period") YearMonth period,
            @Valid @NotNull WorkApprovals.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Cooperatives.latest(tx);
                    return Reply.ok(WorkApprovals.approve(tx, period, approver(tx), request));
                });
    }

    @GET
    @Path("/work-settings")
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public WorkApprovals.Setting setting(@PathParam("cooperativeId") UUID cooperativeId) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return WorkApprovals.setting(tx);
                });
    }

    @POST
    @Path("/work-settings")
    @Allowed(
            scope = "work:write",
            roles = {Role.DIRECTOR})
    public Response set(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull WorkApprovals.Setting setting) {
        return work.command(
                cooperativeId,
                setting,
                tx -> {
                    Cooperatives.latest(tx);
                    return Reply.ok(WorkApprovals.set(tx, setting));
                });
    }

    @GET
    @Path("/work-totals")
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<WorkTotals.Total> totals(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("by") @NotNull WorkTotals.By by,
            @QueryParam("kind") @DefaultValue("ACTUAL") WorkTotals.Kind kind,
            @QueryParam("from") @NotNull YearMonth from,
            @QueryParam("to") @NotNull YearMonth to,
            @QueryParam("memberId") @Nullable UUID memberId,
            @QueryParam("siteId") @Nullable UUID siteId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Page<WorkTotals.Total> totals =
                            WorkTotals.page(tx, kind, by, from, to, memberId, siteId, page);
                    if (totals.items().isEmpty()) {
                        Cooperatives.latest(tx);
                    }
                    return totals;
                });
    }

    private WorkApprovals.Approver approver(Tx tx) {
        return new WorkApprovals.Approver(caller.subject(), caller.member(tx.tenant()));
    }

    private static Reply created(UUID cooperativeId, WorkEntry entry) {
        return Reply.created(path(cooperativeId, "work-entries/" + entry.entryId()), entry);
    }

    private static String path(UUID cooperativeId, String rest) {
        return "/v1/cooperatives/" + cooperativeId + "/" + rest;
    }
}
