package coop.kyodo.federation.count;

import coop.kyodo.federation.federation.Federations;
import coop.kyodo.federation.organisation.Organisation;
import coop.kyodo.federation.organisation.Organisations;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Declared, counted and frozen numbers.
@Path("/v1/federations/{federationId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CountResource {

    private final Work work;

    CountResource(Work work) {
        this.work = work;
    }

    @POST
    @Path("declarations")
    @Allowed(
            scope = "federation:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response declare(
            @PathParam("federationId") UUID federationId, @Valid @NotNull NewDeclaration request) {
        return work.command(
                federationId,
                request,
                tx -> {
                    Declaration declared = Declarations.declare(tx, request);
                    return Reply.created(
                            "/v1/federations/"
                                    + federationId
                                    + "/declarations?organisationId="
                                    + declared.organisationId(),
                            declared);
                });
    }

    @GET
    @Path("declarations")
    @Allowed(
            scope = "federation:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Declaration> declarations(
            @PathParam("federationId") UUID federationId,
            @QueryParam("organisationId") @Nullable UUID organisationId,
            @BeanParam PageQuery page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        List<Declaration> found =
                work.read(
                        federationId,
                        tx -> {
                            Federations.get(tx);
                            return Declarations.page(tx, organisationId, after, page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.number()));
    }

    @GET
    @Path("counts")
    @Allowed(
            scope = "federation:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public CountViews.CountView count(
            @PathParam("federationId") UUID federationId,
            @QueryParam("asOf") @NotNull LocalDate asOf) {
        return work.read(federationId, tx -> CountViews.of(Census.take(tx, asOf)));
    }

    @GET
    @Path("organisations/{organisationId}/counts")
    @Allowed(
            scope = "federation:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public CountViews.OrganisationView countOrganisation(
            @PathParam("federationId") UUID federationId,
            @PathParam("organisationId") UUID organisationId,
            @QueryParam("asOf") @NotNull LocalDate asOf) {
        return work.read(
                federationId,
                tx -> {
                    Organisation organisation = Organisations.get(tx, organisationId);
                    Census census = Census.take(tx, asOf);
                    return CountViews.of(
                            census,
                            organisationId,
                            organisation.code(),
                            census.own(tx, organisationId));
                });
    }

    @GET
    @Path("count-snapshots/{snapshotId}")
    @Allowed(
            scope = "federation:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Snapshot snapshot(
            @PathParam("federationId") UUID federationId,
            @PathParam("snapshotId") UUID snapshotId) {
        return work.read(federationId, tx -> Snapshots.get(tx, snapshotId));
    }
}
