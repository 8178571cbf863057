package coop.kyodo.membership.expulsion;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.member.MemberPath;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// A member's expulsion, step by step.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/expulsion")
public class ExpulsionResource {

    private final Work work;
    private final Caller caller;

    ExpulsionResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @POST
    @Allowed(scope = "membership:write", roles = Role.DIRECTOR)
    public Response propose(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Expel.Proposal proposal) {
        return work.command(
                cooperativeId,
                proposal,
                tx -> {
                    mustBeOfAnother(tx, memberId);
                    return Reply.created(
                            MemberPath.of(cooperativeId, memberId, "expulsion"),
                            Expel.propose(tx, memberId, proposal));
                });
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Expulsion get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(cooperativeId, tx -> Expulsions.latest(tx, memberId));
    }

    @POST
    @Path("/defence")
    @Allowed(scope = "membership:write", roles = Role.DIRECTOR)
    public Response hear(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Expel.Hearing hearing) {
        return work.command(
                cooperativeId,
                hearing,
                tx -> {
                    mustBeOfAnother(tx, memberId);
                    return Reply.ok(Expel.hear(tx, memberId, hearing));
                });
    }

    @POST
    @Path("/effect")
    @Allowed(scope = "membership:write", roles = Role.DIRECTOR)
    public Response takeEffect(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Expel.Information information) {
        return work.command(
                cooperativeId,
                information,
                tx -> {
                    mustBeOfAnother(tx, memberId);
                    return Reply.ok(Expel.takeEffect(tx, memberId, information));
                });
    }

    @POST
    @Path("/dropping")
    @Allowed(scope = "membership:write", roles = Role.DIRECTOR)
    public Response drop(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Expel.Dropping dropping) {
        return work.command(
                cooperativeId,
                dropping,
                tx -> {
                    mustBeOfAnother(tx, memberId);
                    return Reply.ok(Expel.drop(tx, memberId, dropping));
                });
    }

    private void mustBeOfAnother(Tx tx, UUID memberId) {
        Expel.mustBeOfAnother(tx, memberId, caller.member(tx.tenant()));
    }
}
