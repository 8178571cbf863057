package coop.kyodo.kit.security;

import coop.kyodo.kit.store.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What the tokens say that were checked a moment ago. Callers send the same token with many
/// requests, and to check one takes longer than most of what is asked with it.
///
/// A token is forgotten when it expires, and after a minute at the latest: then its issuer's keys
/// are asked again. One that is good only together with a key or a certificate is checked with
/// every request, and so is anything that is no bearer token. No token is kept, but its hash.
@ApplicationScoped
class CheckedTokens {

    private static final int MOST = 10_000;
    private static final String SCHEME = "bearer ";

    private record Checked(Claims claims, Instant until) {}

    private final Map<String, Checked> byHash =
            Collections.synchronizedMap(new LeastUsedLast(MOST));
    private final Clock clock;
    private final Duration kept;

    /// @param kept for how long a token is not checked again; zero checks each with every request
    CheckedTokens(
            Clock clock,
            @ConfigProperty(name = "kyodo.security.checked-token-kept") Duration kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /// What the token in this `Authorization` header says, when it was checked a moment ago.
    Optional<Claims> in(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(byHash.get(Hashes.sha256(authorization)))
                .filter(checked -> clock.instant().isBefore(checked.until()))
                .map(Checked::claims);
    }

    /// Notes what the token in this header says, which has just been checked.
    void note(@Nullable String authorization, Claims claims) {
        if (authorization == null
                || claims.bound()
                || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return;
        }
        Instant until = clock.instant().plus(kept);
        if (claims.expiry().isBefore(until)) {
            until = claims.expiry();
        }
        byHash.put(Hashes.sha256(authorization), new Checked(claims, until));
    }

    /// Forgets what was asked for longest ago when there are too many.
    private static final class LeastUsedLast extends LinkedHashMap<String, Checked> {

        private static final long serialVersionUID = 1L;

        private final int most;

        LeastUsedLast(int most) {
            super(64, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Checked> eldest) {
            return size() > most;
        }
    }
}
