package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where the stack runs.
///
/// @param root the repository
/// @param data what is kept between runs
/// @param serviceJavaOptions of each service's JVM
public record Settings(
        Path root,
        Path data,
        int postgresPort,
        int kafkaPort,
        int keycloakPort,
        Map<Service, Integer> servicePorts,
        List<String> serviceJavaOptions) {

    private static final String JAVA_OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m -Xss512k -XX:+ExitOnOutOfMemoryError";

    /// One port of the stack and the variable that moves it.
    record Port(String part, int number, String variable) {}

    public Settings {
        servicePorts = Map.copyOf(servicePorts);
        serviceJavaOptions = List.copyOf(serviceJavaOptions);
    }

    /// On ports that nobody listens on now, with the JVM options of the local stack.
    ///
    /// @param data an empty folder, or what an earlier run has left
    public static Settings onFreePorts(Path root, Path data) {
        return onFreePorts(root, data, JAVA_OPTIONS);
    }

    /// On ports that nobody listens on now.
    public static Settings onFreePorts(Path root, Path data, String serviceJavaOptions) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, Ports.free());
        }
        return new Settings(
                root,
                data,
                Ports.free(),
                Ports.free(),
                Ports.free(),
                ports,
                options(serviceJavaOptions));
    }

    /// As the variables of `deploy/local/up` say.
    public static Settings from(Path root, Map<String, String> environment) {
        Path local = root.resolve("deploy").resolve("local");
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, port(environment, service.portVariable(), service.defaultPort()));
        }
        String data = environment.getOrDefault("KYODO_DATA", "");
        String options = environment.getOrDefault("KYODO_SERVICE_JAVA_OPTIONS", JAVA_OPTIONS);
        return new Settings(
                root,
                (data.isBlank() ? local.resolve("data") : Path.of(data))
                        .toAbsolutePath()
                        .normalize(),
                port(environment, "KYODO_POSTGRES_PORT", 15432),
                port(environment, "KYODO_KAFKA_PORT", 19092),
                port(environment, "KYODO_KEYCLOAK_PORT", 8080),
                ports,
                options(options));
    }

    private static List<String> options(String line) {
        return List.of(line.trim().split("\\s+"));
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new Failure(variable + "=" + value + " is not a port", notANumber);
        }
        throw new Failure(variable + "=" + value + " is not a port");
    }

    int port(Service service) {
        return Objects.requireNonNull(servicePorts.get(service));
    }

    List<Port> ports() {
        List<Port> ports = new ArrayList<>();
        ports.add(new Port("PostgreSQL", postgresPort, "KYODO_POSTGRES_PORT"));
        ports.add(new Port("Kafka", kafkaPort, "KYODO_KAFKA_PORT"));
        ports.add(new Port("Keycloak", keycloakPort, "KYODO_KEYCLOAK_PORT"));
        for (Service service : Service.values()) {
            ports.add(new Port(service.title(), port(service), service.portVariable()));
        }
        return ports;
    }

    Path realm() {
        return root.resolve("deploy").resolve("keycloak").resolve("realm.json");
    }

    Path logs() {
        return data.resolve("logs");
    }

    /// Where the running processes are noted for `deploy/local/figures`.
    Path run() {
        return data.resolve("run");
    }

    /// The path as a person at the repository's root would write it.
    String shown(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }
}
