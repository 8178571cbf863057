package coop.kyodo.kit.webhook;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Etags;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Webhooks of a tenant. A service subclasses it with its path, which names `cooperativeId` or
/// `federationId`:
///
/// ```java
/// @Path("/v1/cooperatives/{cooperativeId}/webhooks")
/// public class MembershipWebhookResource extends WebhookResource {}
/// ```
public abstract class WebhookResource {

    /// A new webhook with the secret that is shown this once.
    public record Created(Endpoint webhook, String secret) {}

    /// A new secret, and until when the one before still signs.
    public record NewSecret(String secret, Instant oldSecretExpiresAt) {}

    /// A stretch of time to send again, its end left out.
    public record Replay(
            @NotNull Instant from, @NotNull Instant until, @Nullable Boolean undeliveredOnly) {}

    /// How many deliveries were queued.
    public record Queued(int deliveries) {}

    @Inject Work work;
    @Inject EndpointForm form;
    @Inject WebhookConfig config;

    @POST
    @Allowed(
            scope = "webhook:write",
            roles = {Role.DIRECTOR, Role.OPERATOR})
    public Response create(@Context UriInfo uri, @Valid @NotNull EndpointForm.Creation request) {
        UUID tenant = tenant(uri);
        List<String> types = EndpointForm.types(request.eventTypes());
        String url = form.url(request.url());
        return work.command(
                tenant,
                request,
                tx -> {
                    UUID webhookId = Ids.orNext(request.id());
                    String secret = Signatures.newSecret();
                    Endpoints.add(tx, webhookId, url, types, request.description());
                    Endpoints.addSecret(tx, webhookId, secret);
                    tx.audit("webhook-created", webhookId.toString(), Map.of("eventTypes", types));
                    return Reply.created(
                                    uri.getPath() + "/" + webhookId,
                                    new Created(Endpoints.get(tx, webhookId), secret))
                            .version(1);
                });
    }

    @GET
    @Allowed(
            scope = "webhook:read",
            roles = {Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Page<Endpoint> list(@Context UriInfo uri, @BeanParam PageQuery page) {
        return work.read(tenant(uri), tx -> Endpoints.page(tx, page));
    }

    @GET
    @Path("/{webhookId}")
    @Allowed(
            scope = "webhook:read",
            roles = {Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Response get(@Context UriInfo uri, @PathParam("webhookId") UUID webhookId) {
        return work.read(tenant(uri), tx -> shown(Endpoints.get(tx, webhookId)));
    }

    @PUT
    @Path("/{webhookId}")
    @Allowed(
            scope = "webhook:write",
            roles = {Role.DIRECTOR, Role.OPERATOR})
    public Response change(
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @PathParam("webhookId") UUID webhookId,
            @Valid @NotNull EndpointForm.Change request) {
        List<String> types = EndpointForm.types(request.eventTypes());
        String url = form.url(request.url());
        return work.write(
                tenant(uri),
                tx -> {
                    Etags.check(headers, Endpoints.locked(tx, webhookId).version());
                    Endpoints.change(
                            tx, webhookId, url, types, request.description(), request.active());
                    if (!request.active()) {
                        Deliveries.giveUp(tx, webhookId);
                    }
                    tx.audit(
                            "webhook-changed",
                            webhookId.toString(),
                            Map.of("eventTypes", types, "active", request.active()));
                    return shown(Endpoints.get(tx, webhookId));
                });
    }

    @POST
    @Path("/{webhookId}/secrets")
    @Allowed(
            scope = "webhook:write",
            roles = {Role.DIRECTOR, Role.OPERATOR})
    public Response rotate(@Context UriInfo uri, @PathParam("webhookId") UUID webhookId) {
        return work.command(
                tenant(uri),
                Map.of(),
                tx -> {
                    Endpoints.locked(tx, webhookId);
                    Instant expiresAt = tx.now().plus(config.oldSecretValidFor());
                    String secret = Signatures.newSecret();
                    Endpoints.expireSecrets(tx, webhookId, expiresAt);
                    Endpoints.addSecret(tx, webhookId, secret);
                    tx.audit(
                            "webhook-secret-rotated",
                            webhookId.toString(),
                            Map.of("oldSecretExpiresAt", expiresAt));
                    return Reply.created(uri.getPath(), new NewSecret(secret, expiresAt));
                });
    }

    @GET
    @Path("/{webhookId}/deliveries")
    @Allowed(
            scope = "webhook:read",
            roles = {Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Page<Delivery> deliveries(
            @Context UriInfo uri,
            @PathParam("webhookId") UUID webhookId,
            @QueryParam("state") Delivery.@Nullable State state,
            @BeanParam PageQuery page) {
        return work.read(
                tenant(uri),
                tx -> Deliveries.page(tx, Endpoints.get(tx, webhookId).webhookId(), state, page));
    }

    @GET
    @Path("/{webhookId}/deliveries/{eventId}")
    @Allowed(
            scope = "webhook:read",
            roles = {Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Delivery.Logged delivery(
            @Context UriInfo uri,
            @PathParam("webhookId") UUID webhookId,
            @PathParam("eventId") UUID eventId) {
        return work.read(tenant(uri), tx -> Deliveries.logged(tx, webhookId, eventId));
    }

    @POST
    @Path("/{webhookId}/deliveries/{eventId}/replay")
    @Allowed(
            scope = "webhook:write",
            roles = {Role.DIRECTOR, Role.OPERATOR})
    public Response replayOne(
            @Context UriInfo uri,
            @PathParam("webhookId") UUID webhookId,
            @PathParam("eventId") UUID eventId) {
        return work.command(
                tenant(uri),
                Map.of(),
                tx -> {
                    mustBeActive(tx, webhookId);
                    Deliveries.get(tx, webhookId, eventId);
                    Deliveries.queue(tx, webhookId, eventId);
                    tx.audit("webhook-replayed", webhookId.toString(), Map.of("event", eventId));
                    return Reply.ok(Deliveries.get(tx, webhookId, eventId));
                });
    }

    @POST
    @Path("/{webhookId}/replays")
    @Allowed(
            scope = "webhook:write",
            roles = {Role.DIRECTOR, Role.OPERATOR})
    public Response replayRange(
            @Context UriInfo uri,
            @PathParam("webhookId") UUID webhookId,
            @Valid @NotNull Replay request) {
        return work.command(
                tenant(uri),
                request,
                tx -> {
                    Endpoint endpoint = mustBeActive(tx, webhookId);
                    int deliveries =
                            Deliveries.queueRange(
                                    tx,
                                    endpoint,
                                    request.from(),
                                    request.until(),
                                    !Boolean.FALSE.equals(request.undeliveredOnly()));
                    tx.audit(
                            "webhook-replayed",
                            webhookId.toString(),
                            Map.of(
                                    "from",
                                    request.from(),
                                    "until",
                                    request.until(),
                                    "deliveries",
                                    deliveries));
                    return Reply.ok(new Queued(deliveries));
                });
    }

    private static Endpoint mustBeActive(Tx tx, UUID webhookId) {
        Endpoint endpoint = Endpoints.locked(tx, webhookId);
        if (endpoint.state() != Endpoint.State.ACTIVE) {
            throw Problems.conflict(
                    "webhook-not-active",
                    new FormFault("", "said.webhook-is", Map.of("state", endpoint.state())));
        }
        return endpoint;
    }

    private static Response shown(Endpoint endpoint) {
        return Response.ok(endpoint).header(HttpHeaders.ETAG, Etags.of(endpoint.version())).build();
    }

    private static UUID tenant(UriInfo uri) {
        var names = uri.getPathParameters();
        String cooperative = names.getFirst("cooperativeId");
        return UUID.fromString(cooperative == null ? names.getFirst("federationId") : cooperative);
    }
}
