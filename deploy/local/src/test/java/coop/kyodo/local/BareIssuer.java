package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.Ports;
import coop.kyodo.kit.testing.servers.SigningKey;
import coop.kyodo.kit.testing.servers.TokenIssuer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Signs the tokens that Keycloak would give the example users, without Keycloak.
final class BareIssuer implements Identity {

    private static final long LIFE_SECONDS = 3_600;

    private final TokenIssuer issuer = TokenIssuer.on(Ports.free(), SigningKey.generate());
    private final Realm realm;
    private final InstantSource clock = InstantSource.system();
    private boolean running;

    BareIssuer(Settings settings) {
        this.realm = Realm.in(settings.realm());
    }

    @Override
    public String issuer() {
        return issuer.url();
    }

    @Override
    public Bearers bearers() {
        return this::token;
    }

    private String token(String user) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(realm.claims(user));
        claims.put("iss", issuer());
        claims.put("aud", "kyodo");
        claims.put("sub", user);
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("scope", String.join(" ", realm.scopes(user)));
        return issuer.key().sign(claims);
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
