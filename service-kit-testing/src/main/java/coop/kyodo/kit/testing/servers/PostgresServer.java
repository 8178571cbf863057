package coop.kyodo.kit.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL server as a child process, on the loopback interface only. What it stores
/// stays in its folder, so that it comes back with the same data on the same port after [#stop()]
/// and after [#kill9()].
///
/// PostgreSQL refuses to run as root; for root it is started in a user namespace of its own, in
/// which it is nobody while its files still belong to root.
public final class PostgresServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String ADMINISTRATOR = "postgres";

    private final Path directory;
    private final int port;
    private final boolean temporary;
    private final Login administrator;
    private @Nullable ChildProcess process;

    private PostgresServer(Path directory, int port, boolean temporary, String password) {
        this.directory = directory.toAbsolutePath();
        this.port = Ports.orFree(port);
        this.temporary = temporary;
        this.administrator = new Login(ADMINISTRATOR, password);
    }

    /// A server that keeps its data in the folder, which is created when it does not exist.
    ///
    /// @param port 0 for a free one
    /// @param password of the administrator; it is set when the data folder is first made
    public static PostgresServer in(Path directory, int port, String password) {
        return new PostgresServer(directory, port, false, password);
    }

    /// A server for tests on a free port; [#close()] removes its data. It does not wait for the
    /// disk, which matters when the machine fails, not when the process does.
    public static PostgresServer temporary() {
        return new PostgresServer(TemporaryDirectory.create("postgres"), 0, true, ADMINISTRATOR);
    }

    /// Starts the server and waits until it answers.
    public PostgresServer start() {
        if (isRunning()) {
            throw new IllegalStateException("PostgreSQL already runs on port " + port);
        }
        Ports.mustBeFree(port, "PostgreSQL");
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        TemporaryDirectory.create(directory);
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise(binaries);
        }
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(PATIENCE)
                    .until(() -> isReady(binaries));
        } catch (ConditionTimeoutException e) {
            throw failure("does not answer on port " + port, e);
        }
        return this;
    }

    public void stop() {
        if (process != null) {
            process.stop();
        }
    }

    /// Kills the server without warning; its children notice and end by themselves.
    public void kill9() {
        if (process == null) {
            throw new IllegalStateException("PostgreSQL was never started");
        }
        process.kill9();
    }

    /// Starts again on the same data and port, after an orderly stop when it still runs.
    public PostgresServer restart() {
        stop();
        return start();
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            TemporaryDirectory.delete(directory);
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Connection asAdministrator(String database) {
        return Database.connect(jdbcUrl(database), administrator);
    }

    /// A database with two roles: the owner, and the application's, which may connect and use the
    /// schema `public` but owns nothing and bypasses no row policy. What exists already stays.
    public Database createDatabase(String name, Login owner, Login application) {
        try (Connection connection = asAdministrator(ADMINISTRATOR);
                Statement sql = connection.createStatement()) {
            createRole(sql, owner);
            createRole(sql, application);
            if (!exists(sql, "select 1 from pg_database where datname = '" + checked(name) + "'")) {
                sql.execute("create database " + name + " owner " + owner.role());
            }
            sql.execute("revoke all on database " + name + " from public");
            sql.execute("grant connect on database " + name + " to " + application.role());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        try (Connection connection = asAdministrator(name);
                Statement sql = connection.createStatement()) {
            sql.execute("revoke create on schema public from public");
            sql.execute("grant usage on schema public to " + application.role());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot grant the schema of " + name, e);
        }
        return new Database(jdbcUrl(name), owner, application);
    }

    /// For tests: roles whose passwords are their names.
    public Database createDatabase(String name, String owner, String application) {
        return createDatabase(name, Login.of(owner), Login.of(application));
    }

    private static void createRole(Statement sql, Login login) throws SQLException {
        String role = checked(login.role());
        String verb =
                exists(sql, "select 1 from pg_roles where rolname = '" + role + "'")
                        ? "alter"
                        : "create";
        sql.execute(
                verb
                        + " role "
                        + role
                        + " login nosuperuser nobypassrls nocreatedb nocreaterole password '"
                        + login.password().replace("'", "''")
                        + "'");
    }

    private static boolean exists(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a role or database: " + name);
        }
        return name;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("postgres.log");
    }

    private void initialise(PostgresBinaries binaries) {
        TemporaryDirectory.delete(data());
        Path password = directory.resolve("password");
        try {
            Files.writeString(password, administrator.password());
            List<String> command = unprivileged();
            command.addAll(List.of(binaries.program("initdb"), "--pgdata", data().toString()));
            command.addAll(List.of("--username", ADMINISTRATOR, "--pwfile", password.toString()));
            command.addAll(List.of("--auth", "scram-sha-256", "--encoding", "UTF8"));
            command.addAll(List.of("--locale", "C", "--no-sync"));
            ChildProcess.run("initdb", command, Map.of(), log());
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + directory, e);
        }
    }

    /// Whether the server answers; starts it first when it does not run. After `kill -9` a first
    /// start may fail, because the old server's children still hold the shared memory: then the
    /// next look starts it again.
    private boolean isReady(PostgresBinaries binaries) {
        if (!isRunning()) {
            if (process != null) {
                process.stop();
            }
            process = launch(binaries);
            return false;
        }
        try (Connection connection = asAdministrator(ADMINISTRATOR)) {
            return connection.isValid(1);
        } catch (IllegalStateException | SQLException notYet) {
            return false;
        }
    }

    private ChildProcess launch(PostgresBinaries binaries) {
        removeStaleLock();
        List<String> command = unprivileged();
        command.addAll(List.of(binaries.program("postgres"), "-D", data().toString()));
        command.addAll(List.of("-p", Integer.toString(port), "-h", "127.0.0.1"));
        settings().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return ChildProcess.start("PostgreSQL", command, Map.of(), log(), "INT");
    }

    /// PostgreSQL itself overlooks the lock of a process that is gone, but not one whose number now
    /// belongs to another program, as after a restart of the machine.
    private void removeStaleLock() {
        Path lock = data().resolve("postmaster.pid");
        try {
            if (Files.exists(lock)) {
                long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
                boolean held =
                        ProcessHandle.of(pid)
                                .flatMap(handle -> handle.info().command())
                                .filter(command -> command.endsWith("/postgres"))
                                .isPresent();
                if (!held) {
                    Files.delete(lock);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + lock, e);
        }
    }

    /// A commit always reaches the operating system before it is confirmed (`synchronous_commit`),
    /// so that it survives `kill -9` here too.
    private Map<String, String> settings() {
        String waitForDisk = temporary ? "off" : "on";
        return Map.of(
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "timezone", "UTC",
                "fsync", waitForDisk,
                "full_page_writes", waitForDisk);
    }

    private static List<String> unprivileged() {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user"));
        }
        return command;
    }

    private IllegalStateException failure(String what, Throwable cause) {
        ChildProcess current = process;
        return current == null
                ? new IllegalStateException("PostgreSQL " + what, cause)
                : current.failure(what, cause);
    }
}
