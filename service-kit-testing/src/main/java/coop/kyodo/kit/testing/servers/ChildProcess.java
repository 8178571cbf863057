package coop.kyodo.kit.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server started by this JVM that must not outlive it. A shutdown hook stops what still runs
/// when the JVM ends in order; for the JVM that is killed, a shell waits at the other end of a pipe
/// and kills the child as soon as the pipe breaks. (The kernel's parent-death signal was rejected:
/// it follows the starting thread, not the process, and is lost when the child changes its user.)
public final class ChildProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TAIL_BYTES = 4_000;
    private static final Set<ChildProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> RUNNING.stream().parallel().forEach(ChildProcess::stop),
                                "stop-children"));
    }

    private final String name;
    private final Path log;
    private final String stopSignal;
    private final Process process;
    private final Process guardian;

    private ChildProcess(
            String name, Path log, String stopSignal, Process process, Process guardian) {
        this.name = name;
        this.log = log;
        this.stopSignal = stopSignal;
        this.process = process;
        this.guardian = guardian;
    }

    /// Starts the command in the current folder; what it says goes to the end of the log.
    ///
    /// @param stopSignal the signal that asks this program to end in order, such as `TERM`
    public static ChildProcess start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            String stopSignal) {
        return startIn(Path.of(""), name, command, environment, log, stopSignal);
    }

    /// The same in another folder.
    public static ChildProcess startIn(
            Path folder,
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            String stopSignal) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toAbsolutePath().toFile())
                        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            ChildProcess child =
                    new ChildProcess(name, log, stopSignal, process, guard(process.pid()));
            RUNNING.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not start", e);
        }
    }

    /// Runs a command to its end.
    ///
    /// @throws IllegalStateException with the end of its output when it fails
    static void run(String name, List<String> command, Map<String, String> environment, Path log) {
        ChildProcess child = start(name, command, environment, log, "TERM");
        int exit = child.exit(Duration.ofMinutes(2));
        if (exit != 0) {
            throw new IllegalStateException(name + " ended with " + exit + ":\n" + child.tail());
        }
    }

    private static Process guard(long pid) throws IOException {
        return new ProcessBuilder("sh", "-c", "read -r line || kill -KILL " + pid)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Asks the process to end in order, and kills it when it does not.
    public void stop() {
        stop(PATIENCE);
    }

    /// The same for a process that has much to do at its end.
    public void stop(Duration patience) {
        if (process.isAlive()) {
            signal(stopSignal);
            if (!await(process, patience)) {
                kill9();
            }
        }
        released();
    }

    /// `kill -9`: the process gets no chance to clean up.
    public void kill9() {
        process.destroyForcibly();
        if (!await(process, PATIENCE)) {
            throw new IllegalStateException(name + " (" + pid() + ") does not die");
        }
        released();
    }

    private int exit(Duration patience) {
        if (!await(process, patience)) {
            kill9();
            throw new IllegalStateException(name + " takes too long:\n" + tail());
        }
        released();
        return process.exitValue();
    }

    private void signal(String signal) {
        try {
            await(
                    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid()).start(),
                    PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal " + name, e);
        }
    }

    private void released() {
        RUNNING.remove(this);
        guardian.destroyForcibly();
    }

    private static boolean await(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /// The end of what the process has said.
    public String tail() {
        try {
            byte[] bytes = Files.readAllBytes(log);
            int from = Math.max(0, bytes.length - TAIL_BYTES);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /// What went wrong, with the end of the log.
    IllegalStateException failure(String what, @Nullable Throwable cause) {
        return new IllegalStateException(name + " " + what + ":\n" + tail(), cause);
    }
}
