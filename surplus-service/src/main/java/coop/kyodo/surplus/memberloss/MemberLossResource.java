package coop.kyodo.surplus.memberloss;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member's loss account: what the member bears of years' losses, and what settled it.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/losses")
public class MemberLossResource {

    /// @param losses year by year, the oldest first
    record View(
            UUID memberId,
            LocalDate on,
            List<MemberLosses.Loss> losses,
            List<MemberLosses.Settlement> settlements) {}

    private final Work work;
    private final Caller caller;

    MemberLossResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public View losses(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("on") @Nullable LocalDate on) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    if (!Members.isKnown(tx, memberId)) {
                        throw Problems.notFound("member-not-found");
                    }
                    LocalDate day = on == null ? tx.today() : on;
                    return new View(
                            memberId,
                            day,
                            MemberLosses.of(tx, memberId, day),
                            MemberLosses.settlements(tx, memberId, day));
                });
    }

    @POST
    @Path("/{planId}/payments")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response pay(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("planId") UUID planId,
            @Valid @NotNull PayMemberLoss.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/members/%s/losses"
                                        .formatted(cooperativeId, memberId),
                                PayMemberLoss.pay(tx, memberId, planId, request)));
    }
}
