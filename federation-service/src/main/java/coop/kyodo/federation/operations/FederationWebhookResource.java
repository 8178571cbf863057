package coop.kyodo.federation.operations;

import coop.kyodo.kit.webhook.WebhookResource;
import jakarta.ws.rs.Path;

/// Webhooks for everything this service publishes of a federation.
@Path("/v1/federations/{federationId}/webhooks")
public class FederationWebhookResource extends WebhookResource {}
