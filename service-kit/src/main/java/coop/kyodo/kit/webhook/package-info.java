/// Webhooks in the Standard Webhooks form: a tenant's events, signed and sent to addresses of its
/// choice, with retries, a log and replay. A service offers them by a subclass of
/// [coop.kyodo.kit.webhook.WebhookResource] that says its path.
@NullMarked
package coop.kyodo.kit.webhook;

import org.jspecify.annotations.NullMarked;
