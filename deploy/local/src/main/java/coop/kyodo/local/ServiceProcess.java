package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One packaged service as a process.
public final class ServiceProcess implements Part {

    private static final Duration TO_WRITE_THE_CACHE = Duration.ofMinutes(3);

    private final Settings settings;
    private final Service service;
    private final Database database;
    private final String kafka;
    private final String issuer;
    private final Child child;

    ServiceProcess(
            Settings settings, Service service, Database database, String kafka, String issuer) {
        this.settings = settings;
        this.service = service;
        this.database = database;
        this.kafka = kafka;
        this.issuer = issuer;
        Path log = settings.logs().resolve(service.title() + ".log");
        this.child =
                new Child(
                        service.title(),
                        log,
                        settings.shown(log),
                        uri().resolve("/q/health/ready"));
    }

    @Override
    public void start() {
        Packaged packaged = Packaged.in(settings.root(), service);
        List<String> arguments = new ArrayList<>(settings.serviceJavaOptions());
        if (packaged.isTrained()) {
            arguments.add("-XX:AOTCache=" + Packaged.CACHE);
        }
        arguments.add("-jar");
        arguments.add(Packaged.JAR);
        Figures.note(
                settings,
                service,
                child.start(packaged.folder(), arguments, environment()),
                child.pid());
    }

    private Map<String, String> environment() {
        return Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(settings.port(service)),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.application().role(),
                "QUARKUS_DATASOURCE_PASSWORD", database.application().password(),
                "QUARKUS_FLYWAY_USERNAME", database.owner().role(),
                "QUARKUS_FLYWAY_PASSWORD", database.owner().password(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka,
                "QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
    }

    public URI uri() {
        return URI.create("http://localhost:" + settings.port(service));
    }

    /// The most memory that the process has held so far; 0 when it does not run.
    public long peakKilobytes() {
        return Memory.peakKilobytes(child.pid()).orElse(0L);
    }

    @Override
    public String name() {
        return service.title();
    }

    @Override
    public String address() {
        return uri().toString();
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

    /// As [#close], for a service that writes its cache at its end: on a busy machine that takes
    /// longer than any orderly end.
    void closeTrained() {
        child.stop(TO_WRITE_THE_CACHE);
    }

    @Override
    public Path log() {
        return child.log();
    }
}
