package coop.kyodo.kit.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a failed delivery is tried again, and when its webhook is given up.
final class RetryRules {

    /// Nobody is there any more and nobody will be (Standard Webhooks).
    private static final int GONE = 410;

    private RetryRules() {}

    /// @param tries how often it was tried since it was queued, this time included
    /// @return when to try again; empty when that was the last time
    static Optional<Instant> nextTry(List<Duration> pauses, int tries, Instant now) {
        return tries > pauses.size()
                ? Optional.empty()
                : Optional.of(now.plus(pauses.get(tries - 1)));
    }

    /// @param failingSince the first failure after the last success, this one if it is the first
    /// @return why the webhook is disabled; empty when it goes on
    static Optional<String> disabling(
            Duration patience, Instant failingSince, @Nullable Integer status, Instant now) {
        if (status != null && status == GONE) {
            return Optional.of("The endpoint answered 410 Gone.");
        }
        return Duration.between(failingSince, now).compareTo(patience) < 0
                ? Optional.empty()
                : Optional.of("Every attempt since " + failingSince + " failed.");
    }
}
