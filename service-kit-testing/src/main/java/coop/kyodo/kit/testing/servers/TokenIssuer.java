package coop.kyodo.kit.testing.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// An OpenID Connect issuer that only publishes its metadata and its key, and signs the tokens it
/// is asked to. With a key that was kept ([SigningKey#in]) and a fixed port, tokens stay good over
/// its own restart.
public final class TokenIssuer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final SigningKey key;
    private @Nullable HttpServer server;

    private TokenIssuer(int port, SigningKey key) {
        this.port = Ports.orFree(port);
        this.key = key;
    }

    /// @param port 0 for a free one
    public static TokenIssuer on(int port, SigningKey key) {
        return new TokenIssuer(port, key);
    }

    /// An issuer for tests: a new key, a free port.
    public static TokenIssuer temporary() {
        return new TokenIssuer(0, SigningKey.generate());
    }

    public TokenIssuer start() {
        if (server != null) {
            throw new IllegalStateException("the token issuer already runs on port " + port);
        }
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(
                    Executors.newCachedThreadPool(work -> {
                        Thread thread = new Thread(work, "token-issuer");
                        thread.setDaemon(true);
                        return thread;
                    }));
            publish(started, "/.well-known/openid-configuration", metadata());
            publish(started, "/jwks", Map.of("keys", List.of(key.jwk())));
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException("the token issuer cannot listen on port " + port, e);
        }
        return this;
    }

    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /// The issuer's name, which is its address.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public SigningKey key() {
        return key;
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", url(),
                "jwks_uri", url() + "/jwks",
                "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private static void publish(HttpServer server, String path, Object document)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(document);
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
    }
}
