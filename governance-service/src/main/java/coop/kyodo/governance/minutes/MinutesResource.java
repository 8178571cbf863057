package coop.kyodo.governance.minutes;

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

/// Closing and minutes over HTTP.
@Path("/v1/cooperatives/{cooperativeId}/assemblies/{assemblyId}")
@Consumes(MediaType.APPLICATION_JSON)
public class MinutesResource {

    private final Work work;
    private final CloseAssembly closing;
    private final MinuteBook book;

    MinutesResource(Work work, CloseAssembly closing, MinuteBook book) {
        this.work = work;
        this.closing = closing;
        this.book = book;
    }

    @POST
    @Path("/closing")
    @Allowed(
            scope = "assembly:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response close(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @Valid @NotNull CloseAssembly.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/assemblies/%s/minutes"
                                        .formatted(cooperativeId, assemblyId),
                                closing.close(tx, assemblyId, request)));
    }

    @GET
    @Path("/minutes")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Minutes minutes(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId) {
        return work.read(cooperativeId, tx -> book.get(tx, assemblyId));
    }
}
