package coop.kyodo.kit.testing;

import coop.kyodo.kit.testing.servers.Database;
import coop.kyodo.kit.testing.servers.KafkaServer;
import coop.kyodo.kit.testing.servers.Login;
import coop.kyodo.kit.testing.servers.PostgresServer;
import coop.kyodo.kit.testing.servers.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Real PostgreSQL, real Kafka and a token issuer for `@QuarkusTest` classes, started once per JVM
/// and stopped when it ends: `@QuarkusTestResource(KyodoServers.class)`.
public final class KyodoServers implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "kyodo";
    private static final String OWNER = "kyodo_owner";
    private static final String APPLICATION = "kyodo_app";

    @Override
    public Map<String, String> start() {
        return once();
    }

    /// The servers stay up for the next test class; the end of the JVM stops them.
    @Override
    public void stop() {}

    /// The settings of the servers that run, started now when they do not. Quarkus loads this class
    /// through more than one class loader, so what was started is known by a system property and
    /// not by a static field.
    private static Map<String, String> once() {
        synchronized (Runtime.getRuntime()) {
            if (!Shared.isSet(Shared.KAFKA)) {
                startAll();
            }
            return settings();
        }
    }

    private static void startAll() {
        CompletableFuture<KafkaServer> kafka =
                CompletableFuture.supplyAsync(() -> closedAtEnd(KafkaServer.temporary()).start());
        PostgresServer postgres = closedAtEnd(PostgresServer.temporary()).start();
        Database database = postgres.createDatabase(DATABASE, OWNER, APPLICATION);
        TokenIssuer issuer = closedAtEnd(TokenIssuer.temporary()).start();
        Shared.JDBC_URL.set(database.jdbcUrl());
        Shared.ISSUER.set(issuer.url());
        Shared.SIGNING_KEY.set(issuer.key().encoded());
        Shared.KAFKA.set(kafka.join().bootstrapServers());
    }

    private static <T extends AutoCloseable> T closedAtEnd(T server) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    try {
                                        server.close();
                                    } catch (Exception e) {
                                        throw new IllegalStateException(e);
                                    }
                                },
                                "close-" + server.getClass().getSimpleName()));
        return server;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.db-kind", "postgresql");
        settings.put("quarkus.datasource.jdbc.url", Shared.JDBC_URL.get());
        settings.put("quarkus.datasource.username", APPLICATION);
        settings.put("quarkus.datasource.password", APPLICATION);
        settings.put("quarkus.flyway.username", OWNER);
        settings.put("quarkus.flyway.password", OWNER);
        settings.put("quarkus.flyway.placeholders.app_role", APPLICATION);
        settings.put("kafka.bootstrap.servers", Shared.KAFKA.get());
        settings.put("quarkus.oidc.auth-server-url", Shared.ISSUER.get());
        settings.put("quarkus.oidc.token.audience", Tokens.AUDIENCE);
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    /// What the test classes need to know of the running servers. System properties are the one
    /// place that all class loaders of a JVM share.
    enum Shared {
        JDBC_URL,
        KAFKA,
        ISSUER,
        SIGNING_KEY;

        private String key() {
            return "kyodo.test." + name();
        }

        private void set(String value) {
            System.setProperty(key(), value);
        }

        static boolean isSet(Shared property) {
            return System.getProperty(property.key()) != null;
        }

        /// @throws IllegalStateException when the servers were not started
        String get() {
            String value = System.getProperty(key());
            if (value == null) {
                throw new IllegalStateException(
                        "the test servers do not run: is the test annotated with"
                                + " @QuarkusTestResource(KyodoServers.class)?");
            }
            return value;
        }
    }

    static Database database() {
        return new Database(Shared.JDBC_URL.get(), Login.of(OWNER), Login.of(APPLICATION));
    }
}
