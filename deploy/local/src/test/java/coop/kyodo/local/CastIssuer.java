package coop.kyodo.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.testing.servers.Ports;
import coop.kyodo.kit.testing.servers.SigningKey;
import coop.kyodo.kit.testing.servers.TokenIssuer;
import coop.kyodo.local.year.Cast;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Signs the tokens of the realm's example users, for the example co-op or for any other cast.
final class CastIssuer implements Identity {

    private static final long LIFE_SECONDS = 3_600;
    private static final int COMMON_TO_A_CAST = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TokenIssuer issuer = TokenIssuer.on(Ports.free(), SigningKey.generate());
    private final InstantSource clock = InstantSource.system();
    private final Realm realm;
    private boolean running;

    CastIssuer(Path realm) {
        this.realm = Realm.in(realm);
    }

    @Override
    public Bearers bearers() {
        return bearers(Cast.EXAMPLE);
    }

    /// The example users with the ids of this cast.
    Bearers bearers(Cast cast) {
        return user -> token(user, cast);
    }

    private String token(String user, Cast cast) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(translated(realm.claims(user), cast));
        claims.put("iss", issuer());
        claims.put("aud", "kyodo");
        claims.put("sub", user);
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("scope", String.join(" ", realm.scopes(user)));
        return issuer.key().sign(claims);
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

    @Override
    public String issuer() {
        return issuer.url();
    }

    @Override
    public void start() {
        issuer.start();
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void kill9() {
        close();
    }

    @Override
    public void close() {
        issuer.close();
        running = false;
    }

    @Override
    public String name() {
        return "Token issuer";
    }

    @Override
    public String address() {
        return issuer.url();
    }

    @Override
    public Path log() {
        return Path.of("/dev/null");
    }
}
