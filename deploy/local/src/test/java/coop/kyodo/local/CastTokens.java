package coop.kyodo.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.local.year.Cast;
import java.util.Map;

/// Tokens of the example users, for the example co-op or for any other cast.
record CastTokens(BareIssuer issuer, Realm realm) {

    private static final int COMMON_TO_A_CAST = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The example users with the ids of this cast.
    Bearers of(Cast cast) {
        return user -> issuer.sign(user, translated(BareIssuer.claims(realm, user), cast));
    }

    private static Map<String, Object> translated(Map<String, Object> claims, Cast cast) {
        try {
            return JSON.readValue(
                    JSON.writeValueAsString(claims)
                            .replace(beginning(Cast.EXAMPLE), beginning(cast)),
                    new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String beginning(Cast cast) {
        return cast.base().toString().substring(0, COMMON_TO_A_CAST);
    }
}
