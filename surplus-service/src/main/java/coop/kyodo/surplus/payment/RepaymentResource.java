package coop.kyodo.surplus.payment;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// What members pay back of what a correction found overpaid.
@Path("/v1/cooperatives/{cooperativeId}/plans/{planId}/repayments")
public class RepaymentResource {

    private final Work work;

    RepaymentResource(Work work) {
        this.work = work;
    }

    @POST
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
