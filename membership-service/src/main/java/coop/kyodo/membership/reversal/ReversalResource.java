package coop.kyodo.membership.reversal;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.member.MemberPath;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Corrections of payments.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/payments/{paymentId}/reversal")
public class ReversalResource {

    private final Work work;

    ReversalResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response reverse(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("paymentId") UUID paymentId,
            @Valid @NotNull ReversePayment.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "account"),
                                ReversePayment.reverse(tx, memberId, paymentId, request)));
    }
}
