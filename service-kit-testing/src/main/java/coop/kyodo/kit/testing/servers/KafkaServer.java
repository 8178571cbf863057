package coop.kyodo.kit.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// A real Kafka broker (KRaft, broker and controller in one) as a child process on the loopback
/// interface. What it stores stays in its folder, so that it comes back with the same topics and
/// offsets on the same port after [#stop()] and after [#kill9()].
public final class KafkaServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOG_MANAGER = "jboss-logmanager";
    private static final String LOGGING =
            """
            logger.level=WARN
            logger.handlers=CONSOLE
            handler.CONSOLE=org.jboss.logmanager.handlers.ConsoleHandler
            handler.CONSOLE.formatter=LINE
            formatter.LINE=org.jboss.logmanager.formatters.PatternFormatter
            formatter.LINE.properties=pattern
            formatter.LINE.pattern=%d %p %c{1} %m%n
            """;

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final boolean temporary;
    private final String classPath;
    private @Nullable ChildProcess process;

    private KafkaServer(Path directory, int port, boolean temporary, String classPath) {
        this.directory = directory.toAbsolutePath();
        this.port = Ports.orFree(port);
        this.controllerPort = Ports.free();
        this.temporary = temporary;
        this.classPath = classPath;
    }

    /// A broker that keeps its data in the folder, which is created when it does not exist.
    ///
    /// @param port 0 for a free one
    /// @param classPath where the broker's jars are; [#ownClassPath()] when this JVM has them
    public static KafkaServer in(Path directory, int port, String classPath) {
        return new KafkaServer(directory, port, false, classPath);
    }

    /// A broker for tests on a free port with this JVM's class path; [#close()] removes its data.
    public static KafkaServer temporary() {
        return new KafkaServer(TemporaryDirectory.create("kafka"), 0, true, ownClassPath());
    }

    /// The class path of this JVM, also where the test runner hides it behind a jar that holds only
    /// a manifest.
    public static String ownClassPath() {
        return Stream.of("surefire.test.class.path", "java.class.path")
                .map(System::getProperty)
                .filter(path -> path != null && !path.isBlank())
                .findFirst()
                .orElseThrow();
    }

    /// Starts the broker and waits until it answers.
    public KafkaServer start() {
        if (isRunning()) {
            throw new IllegalStateException("Kafka already runs on port " + port);
        }
        Ports.mustBeFree(port, "Kafka");
        prepare();
        ChildProcess started =
                ChildProcess.start(
                        "Kafka",
                        java("kafka.Kafka", configuration().toString()),
                        Map.of(),
                        log(),
                        "TERM");
        process = started;
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(PATIENCE)
                    .until(() -> !started.isAlive() || (Ports.listens(port) && answers()));
        } catch (ConditionTimeoutException e) {
            throw started.failure("does not answer on port " + port, e);
        }
        if (!started.isAlive()) {
            throw started.failure("ended while starting on port " + port, null);
        }
        return this;
    }

    public void stop() {
        if (process != null) {
            process.stop();
        }
    }

    /// Kills the broker without warning.
    public void kill9() {
        if (process == null) {
            throw new IllegalStateException("Kafka was never started");
        }
        process.kill9();
    }

    /// Starts again on the same data and port, after an orderly stop when it still runs.
    public KafkaServer restart() {
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

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private Admin admin() {
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        properties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
        return withOwnClassLoader(() -> Admin.create(properties));
    }

    /// Kafka's clients look their classes up through the thread's context class loader, which in a
    /// worker thread may be one that does not see them.
    private static <T> T withOwnClassLoader(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaServer.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private boolean answers() {
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void prepare() {
        TemporaryDirectory.create(directory);
        try {
            Files.writeString(configuration(), settings());
            Files.writeString(logging(), LOGGING);
            Files.writeString(
                    directory.resolve("java.args"),
                    "-cp \"" + classPath.replace("\\", "\\\\") + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + directory, e);
        }
        if (!Files.exists(data().resolve("meta.properties"))) {
            ChildProcess.run(
                    "Kafka's storage tool",
                    java(
                            "kafka.tools.StorageTool",
                            "format",
                            "--cluster-id",
                            Uuid.randomUuid().toString(),
                            "--config",
                            configuration().toString()),
                    Map.of(),
                    log());
        }
    }

    private List<String> java(String mainClass, String... arguments) {
        List<String> jvm = new ArrayList<>();
        jvm.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        jvm.add("@" + directory.resolve("java.args"));
        jvm.addAll(List.of("-Xmx384m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        jvm.add("--sun-misc-unsafe-memory-access=allow");
        if (classPath.contains(LOG_MANAGER)) {
            jvm.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
            jvm.add("-Dlogging.configuration=" + logging().toUri());
        }
        jvm.add(mainClass);
        return Stream.concat(jvm.stream(), Stream.of(arguments)).toList();
    }

    private Path configuration() {
        return directory.resolve("server.properties");
    }

    private Path logging() {
        return directory.resolve("logging.properties");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("kafka.log");
    }

    /// After `kill -9` the controller lets the broker in again only when the old one's session has
    /// ended, hence the short session.
    private String settings() {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s
        broker.session.timeout.ms=4000
        broker.heartbeat.interval.ms=1000
        num.partitions=3
        auto.create.topics.enable=true
        default.replication.factor=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=3
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=3
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.cleaner.dedupe.buffer.size=16777216
        num.network.threads=2
        num.io.threads=2
        """
                .formatted(port, controllerPort, data());
    }
}
