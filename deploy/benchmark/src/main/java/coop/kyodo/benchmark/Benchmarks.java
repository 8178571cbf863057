package coop.kyodo.benchmark;

import coop.kyodo.kit.testing.servers.TemporaryDirectory;
import coop.kyodo.local.BareIssuer;
import coop.kyodo.local.Settings;
import coop.kyodo.local.Stack;
import coop.kyodo.local.Training;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs the benchmarks that are named, or all of them, on a stack with data of its own.
final class Benchmarks {

    private static final String SERVICE_JAVA_OPTIONS =
            "-XX:+UseSerialGC -Xmx256m -XX:+ExitOnOutOfMemoryError";
    private static final String SCOPES =
            String.join(
                    " ",
                    "cooperative:write",
                    "cooperative:read",
                    "membership:write",
                    "membership:read",
                    "capital:write",
                    "capital:read",
                    "work:write",
                    "work:read",
                    "surplus:write",
                    "surplus:read",
                    "surplus:approve");
    private static final List<Benchmark> ALL =
            List.of(
                    new CapitalPostings(),
                    new RegisterExport(),
                    new WorkImport(),
                    new SurplusAllocation());

    private Benchmarks() {}

    public static void main(String[] names) throws Exception {
        List<Benchmark> chosen =
                ALL.stream()
                        .filter(one -> names.length == 0 || List.of(names).contains(one.name()))
                        .toList();
        if (chosen.isEmpty()) {
            System.err.println("benchmark: no such benchmark; --help lists them");
            System.exit(1);
        }
        Path root = Path.of(System.getProperty("kyodo.root", ".")).toAbsolutePath().normalize();
        Training.ifNeeded(Settings.from(root, System.getenv()), System.out::println);
        for (Benchmark benchmark : chosen) {
            print(benchmark, run(benchmark, root), System.out);
        }
    }

    private static List<Figure> run(Benchmark benchmark, Path root) throws Exception {
        Path data = TemporaryDirectory.create("benchmark");
        try (Stack stack =
                new Stack(
                        Settings.onFreePorts(root, data, SERVICE_JAVA_OPTIONS),
                        new BareIssuer(Benchmarks::claims),
                        line -> {},
                        List.of(benchmark.service()))) {
            stack.start();
            return benchmark.run(new Ground(stack, benchmark.service()));
        } finally {
            TemporaryDirectory.delete(data);
        }
    }

    /// Operators speak for every co-op, everybody else is named after the co-op whose director it
    /// is.
    private static Map<String, Object> claims(String user) {
        return Map.of(
                "scope",
                SCOPES,
                "cooperatives",
                user.equals(Ground.OPERATOR)
                        ? Map.of("*", List.of("operator"))
                        : Map.of(user, List.of("director", "clerk")));
    }

    private static void print(Benchmark benchmark, List<Figure> figures, PrintStream out) {
        out.println();
        out.println(benchmark.title());
        for (Figure figure : figures) {
            out.println(
                    String.format(
                                    Locale.ROOT,
                                    "  %-64s %16s   %s",
                                    figure.what(),
                                    figure.measured(),
                                    figure.goal())
                            .stripTrailing());
        }
    }
}
