package coop.kyodo.kit.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A webhook as callers see it.
///
/// @param eventTypes what is sent; none means everything
/// @param disabledReason why we stopped sending, when it was us
/// @param failingSince the first failure after the last success
public record Endpoint(
        UUID webhookId,
        @JsonIgnore long version,
        String url,
        List<String> eventTypes,
        @Nullable String description,
        State state,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt) {

    /// Sent to, switched off by its owner, or given up by us after failures.
    public enum State {
        ACTIVE,
        OFF,
        DISABLED
    }
}
