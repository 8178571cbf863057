package coop.kyodo.surplus.operations;

import coop.kyodo.kit.webhook.WebhookResource;
import jakarta.ws.rs.Path;

/// Webhooks for everything this service publishes of a co-op.
@Path("/v1/cooperatives/{cooperativeId}/webhooks")
public class SurplusWebhookResource extends WebhookResource {}
