package coop.kyodo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Keycloak with the realm of the example users, on its file database.
///
/// It is started as a plain JVM and not through `kc.sh`, whose shell would stand between us and the
/// process we have to stop; the build that `kc.sh` would repeat at each start was done by
/// `deploy/local/up` when it unpacked the distribution.
final class Keycloak implements Identity {

    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xms64m",
                    "-Xmx256m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.security=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Duser.language=en",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                    "-Dpicocli.disable.closures=true");

    private final Settings settings;
    private final Child child;

    Keycloak(Settings settings) {
        this.settings = settings;
        Path log = settings.logs().resolve("keycloak.log");
        this.child =
                new Child(
                        "Keycloak",
                        log,
                        settings.shown(log),
                        URI.create(issuer() + "/.well-known/openid-configuration"));
    }

    static String issuer(Settings settings) {
        return "http://localhost:" + settings.keycloakPort() + "/realms/kyodo";
    }

    @Override
    public String issuer() {
        return issuer(settings);
    }

    @Override
    public Bearers bearers() {
        return new KeycloakBearers(settings);
    }

    @Override
    public void start() {
        Path home = home();
        try {
            prepareRealm(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Keycloak's realm", e);
        }
        List<String> arguments = new ArrayList<>(OPTIONS);
        arguments.add("-Dkc.home.dir=" + home);
        arguments.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        arguments.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
        arguments.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        arguments.addAll(
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + settings.keycloakPort(),
                        "--hostname=http://localhost:" + settings.keycloakPort()));
        child.start(
                Path.of(""),
                arguments,
                Map.of(
                        "KC_DB_URL",
                        "jdbc:h2:file:" + database() + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        "admin"));
    }

    /// Keycloak imports a realm only once: when ours has changed since, its database starts over.
    private void prepareRealm(Path home) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
        Path directory = Files.createDirectories(database().getParent());
        Path imported = directory.resolve("imported-realm.json");
        if (!Files.exists(imported) || Files.mismatch(imported, settings.realm()) >= 0) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.copy(settings.realm(), imported);
        }
        Files.copy(
                settings.realm(),
                imports.resolve("kyodo-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private Path database() {
        return settings.data().resolve("keycloak").resolve("keycloak");
    }

    private Path home() {
        Path unpacked = settings.root().resolve("deploy/local/target/keycloak");
        try (Stream<Path> folders = Files.list(unpacked)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("lib")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException | java.util.NoSuchElementException e) {
            throw new Failure("Keycloak is not unpacked: start the stack with deploy/local/up", e);
        }
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    @Override
    public String address() {
        return "http://localhost:" + settings.keycloakPort();
    }

    @Override
    public boolean isRunning() {
        return child.isRunning();
    }

    @Override
    public void kill9() {
        child.kill9();
    }

    @Override
    public void close() {
        child.stop();
    }

    @Override
    public Path log() {
        return child.log();
    }
}
