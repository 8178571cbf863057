package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.Ports;
import coop.kyodo.kit.testing.servers.SigningKey;
import coop.kyodo.kit.testing.servers.TokenIssuer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Signs tokens without Keycloak, where nothing more is needed than that the services trust them.
public final class BareIssuer implements Identity {

    private static final long LIFE_SECONDS = 3_600;

    private final TokenIssuer issuer = TokenIssuer.on(Ports.free(), SigningKey.generate());
    private final InstantSource clock = InstantSource.system();
    private final Function<String, Map<String, Object>> claims;
    private boolean running;

    /// @param claims what the token of a user says besides who issued it and how long it is good
    public BareIssuer(Function<String, Map<String, Object>> claims) {
        this.claims = claims;
    }

    /// Signs what Keycloak would sign for the example users.
    static BareIssuer of(Realm realm) {
        return new BareIssuer(user -> claims(realm, user));
    }

    /// What a token of this example user says.
    static Map<String, Object> claims(Realm realm, String user) {
        Map<String, Object> all = new HashMap<>(realm.claims(user));
        all.put("scope", String.join(" ", realm.scopes(user)));
        return all;
    }

    @Override
    public Bearers bearers() {
        return user -> sign(user, claims.apply(user));
    }

    /// A token of this user that says this.
    String sign(String user, Map<String, Object> said) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> all = new LinkedHashMap<>(said);
        all.put("iss", issuer());
        all.put("aud", "kyodo");
        all.put("sub", user);
        all.put("iat", now);
        all.put("exp", now + LIFE_SECONDS);
        all.put("jti", UUID.randomUUID().toString());
        return issuer.key().sign(all);
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
