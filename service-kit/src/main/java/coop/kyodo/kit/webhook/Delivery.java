package coop.kyodo.kit.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event on its way to one webhook.
///
/// @param eventId the event's id, which is the message's id too
/// @param attempts how often it was tried in all
/// @param nextAttemptAt when it is tried next, while it is pending
public record Delivery(
        UUID webhookId,
        UUID eventId,
        String eventType,
        State state,
        int attempts,
        Instant recordedAt,
        @Nullable Instant nextAttemptAt) {

    /// Waiting or being tried again, taken by the endpoint, or given up.
    public enum State {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }

    /// One attempt.
    ///
    /// @param responseStart the first characters of the answer
    /// @param error why there is no answer
    public record Attempt(
            int number,
            Instant attemptedAt,
            long durationMillis,
            @Nullable Integer responseStatus,
            @Nullable String responseStart,
            @Nullable String error) {}

    /// A delivery with what came of each attempt.
    public record Logged(Delivery delivery, List<Attempt> log) {}
}
