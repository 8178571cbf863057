package coop.kyodo.membership.work;

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
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sites of a co-op, in their tree.
@Path("/v1/cooperatives/{cooperativeId}/sites")
public class SiteResource {

    private final Work work;

    SiteResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response open(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull OpenSite.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/" + cooperativeId + "/sites",
                                OpenSite.open(tx, request)));
    }

    @GET
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Site> sites(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return Sites.page(tx, asOf == null ? tx.today() : asOf, page);
                });
    }

    @POST
    @Path("/{siteId}/moves")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response move(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("siteId") UUID siteId,
            @Valid @NotNull ChangeSite.Move move) {
        return work.command(cooperativeId, move, tx -> Reply.ok(ChangeSite.move(tx, siteId, move)));
    }

    @POST
    @Path("/{siteId}/closing")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response close(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("siteId") UUID siteId,
            @Valid @NotNull ChangeSite.Closing closing) {
        return work.command(
                cooperativeId, closing, tx -> Reply.ok(ChangeSite.close(tx, siteId, closing)));
    }
}
