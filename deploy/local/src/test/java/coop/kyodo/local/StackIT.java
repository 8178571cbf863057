package coop.kyodo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The packaged services on real servers.
class StackIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path data;
    private static Settings settings;
    private static Stack stack;

    @BeforeAll
    static void start() {
        settings = Settings.onFreePorts(ROOT, data);
        stack = new Stack(settings, BareIssuer.of(Realm.in(settings.realm())), line -> {});
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void eachServiceHoldsLessThan300Megabytes() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Figures.print(settings, new PrintStream(shown, true, StandardCharsets.UTF_8));

        assertThat(
                        Pattern.compile("(\\d+) MB")
                                .matcher(shown.toString(StandardCharsets.UTF_8))
                                .results()
                                .map(match -> Integer.valueOf(match.group(1))))
                .hasSize(Service.values().length)
                .allMatch(megabytes -> megabytes > 20 && megabytes < 300);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void aPartThatIsKilledComesBackAndTheServicesRecover(String name) {
        Part part =
                stack.parts().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();

        part.kill9();
        assertThat(stack.fallen()).contains(part);
        part.start();

        assertThat(stack.fallen()).isEmpty();
        stack.addresses()
                .forEach((service, uri) ->
                        Awaitility.await(service + " after the death of " + name)
                                .atMost(PATIENCE)
                                .until(() -> isReady(uri)));
    }

    static List<String> parts() {
        List<String> names = new ArrayList<>(List.of("PostgreSQL", "Kafka"));
        for (Service service : Service.values()) {
            names.add(service.title());
        }
        return names;
    }

    private static boolean isReady(URI service) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
