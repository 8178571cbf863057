package coop.kyodo.kit.webhook;

import java.util.UUID;

/// A delivery that one process has taken on.
///
/// @param attempts how often it was tried in all
/// @param tries how often it was tried since it was queued
public record Due(
        UUID tenantId,
        UUID webhookId,
        UUID eventId,
        int attempts,
        int tries,
        String url,
        String payload) {}
