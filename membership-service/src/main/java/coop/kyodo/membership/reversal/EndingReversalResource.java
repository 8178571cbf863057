package coop.kyodo.membership.reversal;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.member.MemberPath;
import coop.kyodo.membership.member.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/// Ends by law that were recorded wrongly.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/statutory-withdrawal/reversals")
public class EndingReversalResource {

    /// All of a member's.
    record EndingReversalList(List<EndingReversal> items) {}

    private final Work work;

    EndingReversalResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response reverse(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull ReverseEnding.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(
                                        cooperativeId, memberId, "statutory-withdrawal/reversals"),
                                ReverseEnding.reverse(tx, memberId, request)));
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public EndingReversalList reversals(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        return work.read(
                cooperativeId,
                tx -> {
                    Members.get(tx, memberId);
                    return new EndingReversalList(Endings.reversed(tx, memberId));
                });
    }
}
