package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.Database;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// PostgreSQL, Kafka, an identity provider and the four services. What one part stores outlives it,
/// so that each can be killed and started again by itself.
public final class Stack implements AutoCloseable {

    private final Settings settings;
    private final Consumer<String> progress;
    private final Databases databases;
    private final Broker broker;
    private final Identity identity;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);

    /// @param progress hears a line as each part becomes ready
    public Stack(Settings settings, Identity identity, Consumer<String> progress) {
        this(settings, identity, progress, List.of(Service.values()));
    }

    /// A stack of these services only.
    ///
    /// @param progress hears a line as each part becomes ready
    public Stack(
            Settings settings,
            Identity identity,
            Consumer<String> progress,
            Collection<Service> chosen) {
        this.settings = settings;
        this.progress = progress;
        this.identity = identity;
        this.databases = new Databases(settings);
        this.broker = new Broker(settings);
        for (Service service : chosen) {
            services.put(
                    service,
                    new ServiceProcess(
                            settings,
                            service,
                            databases.of(service),
                            broker.address(),
                            identity.issuer()));
        }
    }

    /// Starts what the services stand on side by side, then one service after the other: together
    /// they would only wait for each other on a machine with few processors.
    public void start() {
        List<CompletableFuture<Void>> ground =
                Stream.of(databases, broker, identity)
                        .map(part -> CompletableFuture.runAsync(() -> start(part)))
                        .toList();
        CompletableFuture<Void> all =
                CompletableFuture.allOf(ground.toArray(CompletableFuture[]::new));
        ground.forEach(one ->
                one.whenComplete((done, fault) -> {
                    if (fault != null) {
                        all.completeExceptionally(fault);
                    }
                }));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
        services.values().forEach(this::start);
    }

    private void start(Part part) {
        long begin = System.nanoTime();
        try {
            part.start();
        } catch (RuntimeException e) {
            throw Failure.of(e, settings.shown(part.log()));
        }
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "%-20s ready after %5.1f s   %s",
                        part.name(),
                        (System.nanoTime() - begin) / 1e9,
                        part.address()));
    }

    public Part databases() {
        return databases;
    }

    /// The database of this service.
    public Database database(Service service) {
        return databases.of(service);
    }

    public Part broker() {
        return broker;
    }

    public Identity identity() {
        return identity;
    }

    public ServiceProcess service(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    public Map<Service, URI> addresses() {
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        services.forEach((service, process) -> addresses.put(service, process.uri()));
        return addresses;
    }

    /// A part that does not run, when there is one.
    public Optional<Part> fallen() {
        return parts().stream().filter(part -> !part.isRunning()).findFirst();
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(databases, broker, identity));
        parts.addAll(services.values());
        return parts;
    }

    /// Stops the services before what they stand on.
    @Override
    public void close() {
        services.values().parallelStream().forEach(Part::close);
        Stream.of(identity, broker, databases).parallel().forEach(Part::close);
    }
}
