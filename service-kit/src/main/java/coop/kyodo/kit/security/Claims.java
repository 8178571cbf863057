package coop.kyodo.kit.security;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What a token says that was checked.
///
/// @param own the claims of our own that it has. Each is taken from the token once: that throws and
///   catches an exception for every claim that JWT does not know itself
/// @param expiry from when it is good no more
/// @param bound whether it is good only together with a key or a certificate
record Claims(String subject, Map<String, Object> own, Instant expiry, boolean bound) {

    static final String SCOPE = "scope";
    static final String COOPERATIVES = "cooperatives";
    static final String FEDERATIONS = "federations";
    static final String MEMBER = "member";

    /// Nobody's.
    static final Claims NONE = new Claims("", Map.of(), Instant.EPOCH, false);

    private static final List<String> OWN = List.of(SCOPE, COOPERATIVES, FEDERATIONS, MEMBER);
    private static final String BINDING = "cnf";

    Claims {
        own = Map.copyOf(own);
    }

    static Claims of(JsonWebToken token) {
        Map<String, Object> own = new HashMap<>();
        for (String name : OWN) {
            Object value = token.getClaim(name);
            if (value != null) {
                own.put(name, value);
            }
        }
        return new Claims(
                Objects.requireNonNullElse(token.getSubject(), ""),
                own,
                Instant.ofEpochSecond(token.getExpirationTime()),
                token.getClaim(BINDING) != null);
    }
}
