package coop.kyodo.membership.capital;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Up to when facts count as known.
public final class Known {

    private static final Instant EVERYTHING = Instant.parse("9999-12-31T00:00:00Z");

    private Known() {}

    /// This instant, or everything recorded so far.
    public static Instant at(@Nullable Instant instant) {
        return instant == null ? EVERYTHING : instant;
    }
}
