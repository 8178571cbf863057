package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// A JVM of the stack that answers over HTTP when it is ready.
final class Child {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    private final String name;
    private final Path log;
    private final String shownLog;
    private final URI readiness;
    private @Nullable ChildProcess process;

    Child(String name, Path log, String shownLog, URI readiness) {
        this.name = name;
        this.log = log;
        this.shownLog = shownLog;
        this.readiness = readiness;
    }

    /// Starts the JVM in this folder and waits until it is ready.
    ///
    /// @return from the start of the process to the first answer that says so
    Duration start(Path folder, List<String> arguments, Map<String, String> environment) {
        if (isRunning()) {
            throw new IllegalStateException(name + " already runs");
        }
        try {
            Files.createDirectories(log.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + log.getParent(), e);
        }
        long begin = System.nanoTime();
        ChildProcess started =
                ChildProcess.startIn(
                        folder, name, Jvm.command(arguments), environment, log, "TERM");
        process = started;
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> !started.isAlive() || isReady());
        } catch (ConditionTimeoutException e) {
            throw new Failure(name + " does not become ready; see " + shownLog, e);
        }
        if (!started.isAlive()) {
            throw new Failure(name + " ended while it started; see " + shownLog);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private boolean isReady() {
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    long pid() {
        return running().pid();
    }

    void kill9() {
        running().kill9();
    }

    void stop() {
        if (process != null) {
            process.stop();
        }
    }

    void stop(Duration patience) {
        if (process != null) {
            process.stop(patience);
        }
    }

    Path log() {
        return log;
    }

    private ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }
}
