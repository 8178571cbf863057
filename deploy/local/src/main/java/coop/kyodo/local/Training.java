package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.TemporaryDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Starts each service once on servers of its own, so that the JVM remembers which classes it loads
/// and links: with that it is ready in half the time.
public final class Training {

    private Training() {}

    /// Trains the services when one was packaged anew.
    public static void ifNeeded(Settings settings, Consumer<String> progress) {
        List<Packaged> services =
                Stream.of(Service.values())
                        .map(service -> Packaged.in(settings.root(), service))
                        .toList();
        if (services.stream().allMatch(Packaged::isTrained)) {
            return;
        }
        progress.accept("Starting each service once, so that later it starts sooner");
        services.forEach(Packaged::forgetTraining);
        String options =
                String.join(" ", settings.serviceJavaOptions())
                        + " -XX:AOTCacheOutput="
                        + Packaged.CACHE;
        Path data = TemporaryDirectory.create("training");
        try {
            runOnce(Settings.onFreePorts(settings.root(), data, options));
        } finally {
            TemporaryDirectory.delete(data);
        }
    }

    /// The services end one after the other, since each writes its cache at its end.
    private static void runOnce(Settings settings) {
        try (Stack stack = new Stack(settings, new BareIssuer(user -> Map.of()), line -> {})) {
            stack.start();
            for (Service service : Service.values()) {
                stack.service(service).closeTrained();
            }
        }
    }
}
