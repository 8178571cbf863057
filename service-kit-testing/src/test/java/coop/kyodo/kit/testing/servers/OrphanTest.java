package coop.kyodo.kit.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A JVM that is killed cannot clean up; its children must end all the same.
class OrphanTest {

    @Test
    void aChildEndsWithTheJvmThatWasKilled(@TempDir Path folder) throws IOException {
        Process parent =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                KafkaServer.ownClassPath(),
                                Parent.class.getName(),
                                folder.resolve("child.log").toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader reader =
                new BufferedReader(parent.inputReader(StandardCharsets.UTF_8))) {
            long child = Long.parseLong(String.valueOf(reader.readLine()));
            assertThat(alive(child)).isTrue();

            parent.destroyForcibly();

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !alive(child));
        } finally {
            parent.destroyForcibly();
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Starts a child, tells its number, and waits to be killed.
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws IOException {
            ChildProcess child =
                    ChildProcess.start(
                            "sleeper",
                            List.of("sleep", "600"),
                            Map.of(),
                            Path.of(arguments[0]),
                            "TERM");
            System.out.write((child.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            while (System.in.read() >= 0) {
                System.out.flush();
            }
        }
    }
}
