package coop.kyodo.membership.contribution;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
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
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls of unpaid capital, and who is in arrears.
@Path("/v1/cooperatives/{cooperativeId}")
public class ArrearsResource {

    private final Work work;
    private final Caller caller;

    ArrearsResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @POST
    @Path("/capital-calls")
    @Allowed(scope = "capital:write", roles = Role.DIRECTOR)
    public Response call(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull CallCapital.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/" + cooperativeId + "/arrears",
                                CallCapital.call(tx, request)));
    }

    @GET
    @Path("/arrears")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Arrears.OfCooperative list(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("on") @Nullable LocalDate on,
            @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> Arrears.page(tx, on == null ? tx.today() : on, page));
    }

    @GET
    @Path("/members/{memberId}/arrears")
    @Allowed(
            scope = "capital:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Arrears.OfMember get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("on") @Nullable LocalDate on) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId, tx -> Arrears.of(tx, memberId, on == null ? tx.today() : on));
    }
}
