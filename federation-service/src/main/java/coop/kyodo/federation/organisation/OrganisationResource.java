package coop.kyodo.federation.organisation;

import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/// The register of organisations.
@Path("/v1/federations/{federationId}/organisations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationResource {

    private final Work work;

    OrganisationResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "federation:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response register(
            @PathParam("federationId") UUID federationId, @Valid @NotNull NewOrganisation wish) {
        return work.command(
                federationId,
                wish,
                tx -> {
                    Organisation organisation = RegisterOrganisation.register(tx, wish);
                    return Reply.created(
                            "/v1/federations/"
                                    + federationId
                                    + "/organisations/"
                                    + organisation.id(),
                            organisation);
                });
    }

    @GET
    @Allowed(
            scope = "federation:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Organisation> list(
            @PathParam("federationId") UUID federationId, @BeanParam PageQuery page) {
        String after = page.after().map(cursor -> cursor.part(0)).orElse("");
        List<Organisation> found =
                work.read(
                        federationId,
                        tx -> {
                            Federations.get(tx);
                            return Organisations.page(tx, after, page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.code()));
    }

    @GET
    @Path("{organisationId}")
    @Allowed(
            scope = "federation:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Organisation get(
            @PathParam("federationId") UUID federationId,
            @PathParam("organisationId") UUID organisationId) {
        return work.read(federationId, tx -> Organisations.get(tx, organisationId));
    }
}
