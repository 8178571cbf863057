package coop.kyodo.surplus.payment;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.plan.Plans;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// What members are owed by a plan with its corrections, and what they pay back.
@Path("/v1/cooperatives/{cooperativeId}/plans/{planId}")
public class DuesResource {

    private final Work work;

    DuesResource(Work work) {
        this.work = work;
    }

    @GET
    @Path("/dues")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Dues.Due> dues(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> Dues.page(tx, Plans.get(tx, planId), page));
    }

    @POST
    @Path("/repayments")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response repay(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @Valid @NotNull RepayDividend.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/plans/%s/dues"
                                        .formatted(cooperativeId, planId),
                                RepayDividend.repay(tx, planId, request)));
    }
}
