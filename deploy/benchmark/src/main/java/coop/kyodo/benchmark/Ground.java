package coop.kyodo.benchmark;

import coop.kyodo.kit.testing.servers.Database;
import coop.kyodo.local.Service;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The running stack as a benchmark sees it: the services over HTTP, and their databases.
final class Ground {

    /// A user who may do everything for the co-op that the user is named after.
    static final String OPERATOR = "operator";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> bearers = new ConcurrentHashMap<>();
    private final Stack stack;
    private final Service service;

    Ground(Stack stack, Service service) {
        this.stack = stack;
        this.service = service;
    }

    Database database() {
        return stack.database(service);
    }

    /// The most memory that the service has held so far.
    Figure peak() {
        return Figure.megabytes(
                "most memory of the service (heap: at most 256 MB)",
                stack.service(service).peakKilobytes());
    }

    String kafka() {
        return stack.broker().address();
    }

    /// A request with the token of this user, who asks for it once, as callers do: to sign one
    /// takes longer than to check it.
    HttpRequest.Builder request(String path, String user) {
        URI uri = stack.service(service).uri().resolve(path);
        return HttpRequest.newBuilder(uri)
                .header(
                        "Authorization",
                        "Bearer " + bearers.computeIfAbsent(user, stack.identity().bearers()::of));
    }

    /// Posts under a key of its own; anything but 2xx ends the benchmark.
    String post(String path, String user, String json) {
        return post(path, user, "application/json", BodyPublishers.ofString(json));
    }

    String post(String path, String user, String mediaType, BodyPublisher content) {
        HttpRequest request =
                request(path, user)
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(content)
                        .build();
        return send(request, BodyHandlers.ofString()).body();
    }

    String get(String path, String user) {
        return send(request(path, user).build(), BodyHandlers.ofString()).body();
    }

    HttpResponse<InputStream> stream(HttpRequest request) {
        return send(request, BodyHandlers.ofInputStream());
    }

    /// Sends a request whose answer is awaited only; anything but 2xx ends the benchmark.
    ///
    /// @return how long it took, in nanoseconds
    long timed(HttpRequest request) {
        long begin = System.nanoTime();
        send(request, BodyHandlers.discarding());
        return System.nanoTime() - begin;
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
