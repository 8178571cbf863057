package coop.kyodo.governance.resolution;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Votes and their results over HTTP.
@Path("/v1/cooperatives/{cooperativeId}/assemblies/{assemblyId}/agenda-items/{itemId}")
@Consumes(MediaType.APPLICATION_JSON)
public class ResolutionResource {

    private final Work work;
    private final CastVote casting;
    private final CountVotes counting;
    private final Resolutions resolutions;

    ResolutionResource(Work work, CastVote casting, CountVotes counting, Resolutions resolutions) {
        this.work = work;
        this.casting = casting;
        this.counting = counting;
        this.resolutions = resolutions;
    }

    @POST
    @Path("/votes")
    @Allowed(
            scope = "ballot:cast",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR})
    public Response cast(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @PathParam("itemId") UUID itemId,
            @Valid @NotNull CastVote.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> new Reply(201, casting.cast(tx, assemblyId, itemId, request), null, null));
    }

    @POST
    @Path("/closing")
    @Allowed(
            scope = "assembly:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response count(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @PathParam("itemId") UUID itemId,
            @Valid @NotNull CountVotes.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/assemblies/%s/agenda-items/%s/resolution"
                                        .formatted(cooperativeId, assemblyId, itemId),
                                counting.count(tx, assemblyId, itemId, request)));
    }

    @GET
    @Path("/resolution")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Resolution get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @PathParam("itemId") UUID itemId) {
        return work.read(cooperativeId, tx -> resolutions.get(tx, assemblyId, itemId));
    }
}
