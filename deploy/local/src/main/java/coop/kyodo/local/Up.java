package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts the stack, shows where everything is, walks the story and stays up until it is stopped.
/// However this JVM ends, its child processes end with it.
final class Up {

    private static final long LOOK_MILLIS = 500;
    private static final long DISK_FULL_BYTES = 16L * 1024 * 1024;

    private final Settings settings;
    private final PrintStream out;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private Up(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] arguments) {
        List<String> options = List.of(arguments);
        Path root = Path.of(System.getProperty("kyodo.root", ".")).toAbsolutePath().normalize();
        try {
            new Up(Settings.from(root, System.getenv()), System.out)
                    .run(options.contains("--fresh"), !options.contains("--no-story"));
        } catch (Failure failure) {
            end(failure);
        }
    }

    private static void end(Failure failure) {
        System.err.println("up: " + failure.getMessage());
        System.exit(1);
    }

    private void run(boolean fresh, boolean withStory) {
        requireFreePorts();
        try {
            if (fresh) {
                forget();
            }
            Files.createDirectories(settings.logs());
        } catch (IOException e) {
            String reason =
                    e instanceof AccessDeniedException
                            ? "permission denied for " + e.getMessage()
                            : e.toString();
            throw new Failure("cannot write to " + settings.data() + ": " + reason, e);
        }
        try {
            Training.ifNeeded(settings, out::println);
            Stack stack = new Stack(settings, new Keycloak(settings), out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(stopping::countDown, "stopping"));
            stack.start();
            watch(stack);
            showAddresses(stack);
            Figures.print(settings, out);
            if (withStory) {
                tell(stack);
            }
            out.println();
            out.println("Kyodo is up. Ctrl-C stops it.");
            stopping.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    private void requireFreePorts() {
        for (Settings.Port port : settings.ports()) {
            if (Ports.listens(port.number())) {
                throw new Failure(
                        "port %d, meant for %s, is in use; %s=<port> chooses another one"
                                .formatted(port.number(), port.part(), port.variable()));
            }
        }
    }

    /// Removes what earlier runs have stored, and nothing else that may lie in the folder.
    private void forget() throws IOException {
        for (String kept : List.of("postgres", "kafka", "keycloak", "logs", "run")) {
            Path folder = settings.data().resolve(kept);
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    /// Ends the program when a part dies that nobody stopped.
    private void watch(Stack stack) {
        Thread.ofVirtual()
                .name("watch")
                .start(() -> {
                    try {
                        Optional<Part> fallen = Optional.empty();
                        while (fallen.isEmpty()
                                && !stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                            fallen = stack.fallen();
                        }
                        // An interrupt at the terminal reaches the children as well:
                        // then our own end is on its way.
                        if (!stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                            fallen.ifPresent(part -> end(explained(ended(part))));
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private Failure ended(Part part) {
        return new Failure(part.name() + " has ended; see " + settings.shown(part.log()));
    }

    private void showAddresses(Stack stack) {
        out.println();
        stack.addresses()
                .forEach((service, uri) -> {
                    out.println(service.title());
                    out.println("  API         " + uri + "/v1");
                    out.println("  OpenAPI     " + uri + "/q/openapi");
                    out.println("  Swagger UI  " + uri + "/q/swagger-ui");
                    out.println("  health      " + uri + "/q/health");
                    out.println("  metrics     " + uri + "/q/metrics");
                });
        out.println(
                "Keycloak      "
                        + stack.identity().address()
                        + "   (console: admin, admin; tokens: deploy/local/token USER)");
        out.println("PostgreSQL    " + stack.databases().address());
        out.println("Kafka         " + stack.broker().address());
        out.println("Data, logs    " + settings.shown(settings.data()));
        out.println();
    }

    private void tell(Stack stack) {
        for (Story story : ServiceLoader.load(Story.class)) {
            out.println();
            story.tell(stack.addresses(), stack.identity().bearers(), out);
        }
    }

    /// One line for the terminal; the whole of it for whoever has to find out why.
    private Failure noted(RuntimeException fault) {
        Path log = settings.logs().resolve("up.log");
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log))) {
            fault.printStackTrace(writer);
        } catch (IOException e) {
            fault.addSuppressed(new UncheckedIOException(e));
        }
        return explained(Failure.of(fault, settings.shown(log)));
    }

    /// Whatever else is said of a part that failed, a full disk is the reason.
    private Failure explained(Failure failure) {
        try {
            long free = Files.getFileStore(settings.data()).getUsableSpace();
            if (free < DISK_FULL_BYTES) {
                return new Failure(
                        "the disk is full at " + settings.data() + ": " + failure.getMessage(),
                        failure);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
