package coop.kyodo.federation.federation;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// The federation itself.
@Path("/v1/federations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FederationResource {

    private final RegisterFederation register;
    private final Work work;

    FederationResource(RegisterFederation register, Work work) {
        this.register = register;
        this.work = work;
    }

    @POST
    @Allowed(scope = "federation:write", roles = Role.OPERATOR)
    public Response register(@Valid @NotNull NewFederation wish) {
        return register.register(wish);
    }

    @GET
    @Path("{federationId}")
    @Allowed(
            scope = "federation:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Federation get(@PathParam("federationId") UUID federationId) {
        return work.read(federationId, Federations::get);
    }
}
