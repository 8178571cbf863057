package coop.kyodo.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Tokens from Keycloak, by the passwords of the realm file. Every scope of the realm is asked for;
/// Keycloak leaves out those that the user's role does not have.
final class KeycloakBearers implements Bearers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final InstantSource clock = InstantSource.system();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String bearer, Instant goodUntil) {}

    KeycloakBearers(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String of(String user) {
        return Objects.requireNonNull(
                        tokens.compute(
                                user,
                                (name, known) ->
                                        known != null && clock.instant().isBefore(known.goodUntil())
                                                ? known
                                                : fetch(name)))
                .bearer();
    }

    private Token fetch(String user) {
        Realm realm = Realm.in(settings.realm());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", Realm.CLIENT);
        form.put("username", user);
        form.put("password", realm.password(user));
        form.put("scope", String.join(" ", realm.scopes()));
        JsonNode answer = post(form);
        return new Token(
                answer.path("access_token").asText(),
                clock.instant().plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN));
    }

    private JsonNode post(Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        URI uri = URI.create(Keycloak.issuer(settings) + "/protocol/openid-connect/token");
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Failure(
                        "Keycloak answers " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new Failure(
                    "no Keycloak at " + uri.getAuthority() + ": is the stack up? (deploy/local/up)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
