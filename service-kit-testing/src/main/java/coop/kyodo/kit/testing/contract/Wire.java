package coop.kyodo.kit.testing.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sends calls as they are, however malformed, over the JDK's client.
public final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    /// @param address such as `http://localhost:8081`
    public Wire(String address) {
        this.address = address;
    }

    public Exchange send(Call call) {
        String path = call.path();
        String query = call.rawQuery();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(address + path + (query.isEmpty() ? "" : "?" + query)))
                        .timeout(PATIENCE)
                        .method(
                                call.operation().method().toUpperCase(Locale.ROOT),
                                call.body().isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(call.body()));
        Map<String, String> headers = new LinkedHashMap<>();
        call.headers()
                .forEach((name, value) -> {
                    request.setHeader(name, value);
                    headers.put(name.toLowerCase(Locale.ROOT), value);
                });
        if (call.token() != null) {
            request.setHeader("Authorization", "Bearer " + call.token());
        }
        Map<String, List<String>> sentQuery = new LinkedHashMap<>();
        call.query().forEach((name, value) -> sentQuery.put(name, List.of(value)));
        HttpResponse<String> response = send(request.build());
        return new Exchange(
                call.operation().method(),
                path,
                sentQuery,
                headers,
                call.body(),
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(null),
                response.body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
