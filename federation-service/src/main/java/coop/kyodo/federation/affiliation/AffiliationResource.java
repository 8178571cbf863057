package coop.kyodo.federation.affiliation;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The lines: who stands under whom, from when, until when.
@Path("/v1/federations/{federationId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AffiliationResource {

    private final Work work;

    AffiliationResource(Work work) {
        this.work = work;
    }

    @POST
    @Path("affiliations")
    @Allowed(
            scope = "federation:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response affiliate(
            @PathParam("federationId") UUID federationId, @Valid @NotNull NewAffiliation request) {
        return work.command(
                federationId,
                request,
                tx -> {
                    Affiliation opened = Affiliate.affiliate(tx, request);
                    return Reply.created(path(federationId, opened.id()), opened);
                });
    }

    @GET
    @Path("affiliations")
    @Allowed(
            scope = "federation:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Affiliation> list(
            @PathParam("federationId") UUID federationId,
            @QueryParam("organisationId") @Nullable UUID organisationId,
            @BeanParam PageQuery page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        List<Affiliation> found =
                work.read(
                        federationId,
                        tx -> {
                            Federations.get(tx);
                            return Affiliations.page(tx, organisationId, after, page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.number()));
    }

    @GET
    @Path("affiliations/{affiliationId}")
    @Allowed(
            scope = "federation:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Affiliation get(
            @PathParam("federationId") UUID federationId,
            @PathParam("affiliationId") UUID affiliationId) {
        return work.read(federationId, tx -> Affiliations.get(tx, affiliationId));
    }

    @POST
    @Path("affiliations/{affiliationId}/ending")
    @Allowed(
            scope = "federation:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response end(
            @PathParam("federationId") UUID federationId,
            @PathParam("affiliationId") UUID affiliationId,
            @Valid @NotNull NewEnding request) {
        return work.command(
                federationId,
                request,
                tx ->
                        Reply.created(
                                path(federationId, affiliationId),
                                EndAffiliation.end(tx, affiliationId, request)));
    }

    @GET
    @Path("organisations/{organisationId}/joining-resolutions")
    @Allowed(
            scope = "federation:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<JoiningResolution> resolutions(
            @PathParam("federationId") UUID federationId,
            @PathParam("organisationId") UUID organisationId,
            @BeanParam PageQuery page) {
        Optional<UUID> after = page.after().map(cursor -> cursor.id(0));
        List<JoiningResolution> found =
                work.read(
                        federationId,
                        tx -> {
                            Organisation organisation = Organisations.get(tx, organisationId);
                            return organisation.cooperativeId() == null
                                    ? List.of()
                                    : JoiningResolutions.page(
                                            tx,
                                            organisation.cooperativeId(),
                                            after,
                                            page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.resolutionId()));
    }

    private static String path(UUID federationId, UUID affiliationId) {
        return "/v1/federations/" + federationId + "/affiliations/" + affiliationId;
    }
}
