package coop.kyodo.membership.privacy;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// The erasure of a person's data, and its receipt.
@Path("/v1/cooperatives/{cooperativeId}/persons/{personId}/erasure")
public class ErasureResource {

    private final Work work;

    ErasureResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response erase(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("personId") UUID personId,
            @Valid @NotNull ErasePerson.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/persons/%s/erasure"
                                        .formatted(cooperativeId, personId),
                                ErasePerson.erase(tx, personId, request)));
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Erasure receipt(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("personId") UUID personId) {
        return work.read(cooperativeId, tx -> Erasures.get(tx, personId));
    }
}
