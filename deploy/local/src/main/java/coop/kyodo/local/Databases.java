package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.Database;
import coop.kyodo.kit.testing.servers.Login;
import coop.kyodo.kit.testing.servers.PostgresServer;
import java.nio.file.Path;

/// PostgreSQL with a database for each service. The roles' passwords are their names: the server
/// listens on the loopback interface only and holds example data.
final class Databases implements Part {

    private final PostgresServer server;
    private final Path directory;

    Databases(Settings settings) {
        directory = settings.data().resolve("postgres");
        server = PostgresServer.in(directory, settings.postgresPort(), "postgres");
    }

    @Override
    public void start() {
        server.start();
        for (Service service : Service.values()) {
            Database made = of(service);
            server.createDatabase(service.id(), made.owner(), made.application());
        }
    }

    Database of(Service service) {
        return new Database(
                server.jdbcUrl(service.id()),
                Login.of(service.id() + "_owner"),
                Login.of(service.id() + "_app"));
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + server.port();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public void kill9() {
        server.kill9();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public Path log() {
        return directory.resolve("postgres.log");
    }
}
