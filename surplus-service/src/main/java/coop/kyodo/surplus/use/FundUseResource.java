package coop.kyodo.surplus.use;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The use of funds.
@Consumes(MediaType.APPLICATION_JSON)
@Path("/v1/cooperatives/{cooperativeId}/fund-uses")
public class FundUseResource {

    private final Work work;
    private final Caller caller;

    FundUseResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @POST
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response request(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull RequestUse.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    FundUse use = RequestUse.request(tx, request, caller.subject());
                    return Reply.created(
                            "/v1/cooperatives/%s/fund-uses/%s"
                                    .formatted(cooperativeId, use.useId()),
                            use);
                });
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<FundUse> list(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("fund") @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") @Nullable String fund,
            @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> FundUses.page(tx, fund, page));
    }

    @GET
    @Path("/{useId}")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public FundUse get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("useId") UUID useId) {
        return work.read(cooperativeId, tx -> FundUses.get(tx, useId));
    }

    @POST
    @Path("/{useId}/approval")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response approve(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("useId") UUID useId,
            @Valid @NotNull ApproveUse.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(ApproveUse.approve(tx, useId, request, caller.subject())));
    }

    @POST
    @Path("/{useId}/spendings")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response spend(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("useId") UUID useId,
            @Valid @NotNull SpendUse.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/fund-uses/%s".formatted(cooperativeId, useId),
                                SpendUse.spend(tx, useId, request)));
    }

    @POST
    @Path("/{useId}/spendings/{spendingId}/reversal")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response reverse(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("useId") UUID useId,
            @PathParam("spendingId") UUID spendingId,
            @Valid @NotNull SpendUse.Reversal request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/fund-uses/%s".formatted(cooperativeId, useId),
                                SpendUse.reverse(tx, useId, spendingId, request)));
    }

    @POST
    @Path("/{useId}/report")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response report(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("useId") UUID useId,
            @Valid @NotNull EndUse.Report request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(EndUse.report(tx, useId, request, caller.subject())));
    }

    @POST
    @Path("/{useId}/cancellation")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response cancel(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("useId") UUID useId,
            @Valid @NotNull EndUse.Cancellation request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(EndUse.cancel(tx, useId, request, caller.subject())));
    }
}
