package coop.kyodo.benchmark;

import coop.kyodo.kit.testing.servers.Database;
import coop.kyodo.local.Service;
import coop.kyodo.local.ServiceProcess;
import coop.kyodo.local.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.UUID;

/// The running stack as a benchmark sees it: the services over HTTP, and their databases.
final class Ground {

    /// A user who may do everything for the co-op that the user is named after.
    static final String OPERATOR = "operator";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stack stack;

    Ground(Stack stack) {
        this.stack = stack;
    }

    Database database(Service service) {
        return stack.database(service);
    }

    ServiceProcess service(Service service) {
        return stack.service(service);
    }

    /// A request with the token of this user.
    HttpRequest.Builder request(Service service, String path, String user) {
        URI uri = Objects.requireNonNull(stack.addresses().get(service)).resolve(path);
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + stack.identity().bearers().of(user));
    }

    /// Posts under a key of its own; anything but 2xx ends the benchmark.
    String post(Service service, String path, String user, String json) {
        return post(service, path, user, "application/json", BodyPublishers.ofString(json));
    }

    String post(
            Service service, String path, String user, String mediaType, BodyPublisher content) {
        HttpRequest request =
                request(service, path, user)
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(content)
                        .build();
        return send(request, BodyHandlers.ofString()).body();
    }

    String get(Service service, String path, String user) {
        return send(request(service, path, user).build(), BodyHandlers.ofString()).body();
    }

    HttpResponse<InputStream> stream(HttpRequest request) {
        return send(request, BodyHandlers.ofInputStream());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            HttpResponse<T> response = http.send(request, handler);
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        request.method()
                                + ' '
                                + request.uri()
                                + ": "
                                + response.statusCode()
                                + ' '
                                + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + ' ' + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
