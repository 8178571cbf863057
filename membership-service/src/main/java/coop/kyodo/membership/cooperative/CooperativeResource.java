package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Etags;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Registration and articles.
@Path("/v1/cooperatives")
public class CooperativeResource {

    /// All versions of a co-op's articles.
    record Versions(List<Cooperative> items) {}

    private final Work work;

    CooperativeResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(scope = "cooperative:write", roles = Role.OPERATOR)
    public Response register(@Valid @NotNull RegisterCooperative.Request request) {
        return work.commandForNew(
                request, tx -> created(RegisterCooperative.register(tx, request)));
    }

    @GET
    @Allowed(scope = "cooperative:read", roles = Role.OPERATOR)
    public Page<Cooperatives.Summary> list(@BeanParam PageQuery page) {
        return work.readAll(tx -> Cooperatives.page(tx, page));
    }

    @GET
    @Path("/{cooperativeId}")
    @Allowed(
            scope = "cooperative:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Response get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        return work.read(cooperativeId, tx -> shown(tx, asOf, knownAt));
    }

    @GET
    @Path("/{cooperativeId}/articles")
    @Allowed(
            scope = "cooperative:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Versions versions(@PathParam("cooperativeId") UUID cooperativeId) {
        return work.read(cooperativeId, tx -> new Versions(Cooperatives.versions(tx)));
    }

    @POST
    @Path("/{cooperativeId}/articles")
    @Allowed(
            scope = "cooperative:write",
            roles = {Role.DIRECTOR, Role.OPERATOR})
    public Response changeArticles(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Context HttpHeaders headers,
            @Valid @NotNull ChangeArticles.Request request) {
        return work.command(
                cooperativeId, request, tx -> created(ChangeArticles.change(tx, headers, request)));
    }

    private static Response shown(Tx tx, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        Cooperative latest = Cooperatives.latest(tx);
        Cooperative asked =
                asOf == null && knownAt == null
                        ? latest
                        : Cooperatives.inForceOn(tx, asOf == null ? tx.today() : asOf, knownAt);
        return Response.ok(asked)
                .header(HttpHeaders.ETAG, Etags.of(latest.articlesVersion()))
                .build();
    }

    private static Reply created(Cooperative cooperative) {
        return Reply.created("/v1/cooperatives/" + cooperative.cooperativeId(), cooperative)
                .version(cooperative.articlesVersion());
    }
}
