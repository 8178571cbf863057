package coop.kyodo.membership.engagement;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who works in the co-op on a day: members by their placements, and others.
@Path("/v1/cooperatives/{cooperativeId}")
public class WorkforceResource {

    private final Work work;

    WorkforceResource(Work work) {
        this.work = work;
    }

    @GET
    @Path("/placements")
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Placements.Placement> placements(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt,
            @QueryParam("siteId") @Nullable UUID siteId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return Placements.on(
                            tx, asOf == null ? tx.today() : asOf, knownAt, siteId, page);
                });
    }

    @POST
    @Path("/workers")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response note(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull Workers.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/" + cooperativeId + "/workers",
                                Workers.add(tx, request)));
    }

    @GET
    @Path("/workers")
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Workers.Worker> workers(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return Workers.on(tx, asOf == null ? tx.today() : asOf, knownAt, page);
                });
    }

    @POST
    @Path("/workers/{workerId}/end")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response end(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("workerId") UUID workerId,
            @Valid @NotNull Ending ending) {
        return work.command(
                cooperativeId, ending, tx -> Reply.ok(Workers.end(tx, workerId, ending)));
    }

    @POST
    @Path("/workers/{workerId}/corrections")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response correct(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("workerId") UUID workerId,
            @Valid @NotNull Workers.Correction correction) {
        return work.command(
                cooperativeId,
                correction,
                tx -> Reply.ok(Workers.correct(tx, workerId, correction)));
    }
}
