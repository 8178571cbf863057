package coop.kyodo.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/// How long each service took to become ready, and how much memory it holds now.
final class Figures {

    private static final String PID = "pid";
    private static final String READY_AFTER = "readyAfterMillis";

    private Figures() {}

    public static void main(String[] arguments) {
        try {
            print(
                    Settings.from(Path.of(System.getProperty("kyodo.root", ".")), System.getenv()),
                    System.out);
        } catch (Failure failure) {
            System.err.println("figures: " + failure.getMessage());
            System.exit(1);
        }
    }

    /// Notes the start of a service for [#print].
    static void note(Settings settings, Service service, Duration readyAfter, long pid) {
        Properties figures = new Properties();
        figures.setProperty(PID, Long.toString(pid));
        figures.setProperty(READY_AFTER, Long.toString(readyAfter.toMillis()));
        Path file = file(settings, service);
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                figures.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static void print(Settings settings, PrintStream out) {
        List<String> lines = Stream.of(Service.values()).map(one -> line(settings, one)).toList();
        out.println("Service               ready after   memory at rest");
        lines.forEach(out::println);
    }

    private static String line(Settings settings, Service service) {
        Properties figures = read(file(settings, service));
        long pid = Long.parseLong(figures.getProperty(PID, "0"));
        double seconds = Long.parseLong(figures.getProperty(READY_AFTER, "0")) / 1000.0;
        long kilobytes =
                Memory.residentKilobytes(pid)
                        .orElseThrow(() ->
                                new Failure(
                                        service.title()
                                                + " does not run: start the stack with"
                                                + " deploy/local/up"));
        return String.format(
                Locale.ROOT, "%-20s %9.1f s %13d MB", service.title(), seconds, kilobytes / 1024);
    }

    private static Properties read(Path file) {
        Properties figures = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                figures.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return figures;
    }

    private static Path file(Settings settings, Service service) {
        return settings.run().resolve(service.title() + ".properties");
    }
}
