package coop.kyodo.membership.member;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Applications and memberships.
@Path("/v1/cooperatives/{cooperativeId}/members")
public class MemberResource {

    private final Work work;
    private final Caller caller;

    MemberResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @POST
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response apply(
            @PathParam("cooperativeId") UUID cooperativeId, @Valid @NotNull Apply.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    UUID memberId = Apply.apply(tx, request);
                    return Reply.created(
                            "/v1/cooperatives/" + cooperativeId + "/members/" + memberId,
                            MemberViews.one(tx, memberId));
                });
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Page<MemberView> list(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("state") @Nullable MemberState state,
            @QueryParam("number") @Nullable Long number,
            @QueryParam("name") @Nullable String name,
            @BeanParam PageQuery page) {
        MemberViews.Filter filter = new MemberViews.Filter(state, number, name);
        return work.read(cooperativeId, tx -> MemberViews.page(tx, filter, page));
    }

    @GET
    @Path("/{memberId}")
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public MemberView get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(cooperativeId, tx -> MemberViews.one(tx, memberId));
    }

    @POST
    @Path("/{memberId}/acceptance")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response accept(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Accept.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Accept.accept(tx, memberId, request);
                    return Reply.ok(MemberViews.one(tx, memberId));
                });
    }

    @POST
    @Path("/{memberId}/refusal")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response refuse(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Refuse.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Refuse.refuse(tx, memberId, request);
                    return Reply.ok(MemberViews.one(tx, memberId));
                });
    }

    @POST
    @Path("/{memberId}/giving-up")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response giveUp(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull GiveUp.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    GiveUp.giveUp(tx, memberId, request);
                    return Reply.ok(MemberViews.one(tx, memberId));
                });
    }
}
