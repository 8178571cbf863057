package coop.kyodo.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The realm of the example users, as Keycloak imports it.
final class Realm {

    static final String CLIENT = "kyodo-cli";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode realm;

    private Realm(JsonNode realm) {
        this.realm = realm;
    }

    static Realm in(Path file) {
        try {
            return new Realm(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new Failure("cannot read " + file, e);
        }
    }

    List<String> users() {
        return realm.path("users").findValuesAsText("username");
    }

    String password(String user) {
        return named(user).at("/credentials/0/value").asText();
    }

    /// Every scope that somebody may have.
    List<String> scopes() {
        return items("clients").stream()
                .filter(client -> client.path("clientId").asText().equals(CLIENT))
                .findFirst()
                .map(client -> texts(client.path("optionalClientScopes")))
                .orElseThrow(() -> new Failure("the realm has no client " + CLIENT));
    }

    /// The scopes of the user's roles.
    List<String> scopes(String user) {
        List<String> roles = texts(named(user).path("realmRoles"));
        return scopes().stream()
                .filter(scope -> rolesOf(scope).stream().anyMatch(roles::contains))
                .toList();
    }

    /// The roles that have the scope.
    List<String> rolesOf(String scope) {
        return items("scopeMappings").stream()
                .filter(mapping -> mapping.path("clientScope").asText().equals(scope))
                .flatMap(mapping -> texts(mapping.path("roles")).stream())
                .toList();
    }

    /// For whom the user acts: `cooperatives`, `federations`, `member`.
    Map<String, Object> claims(String user) {
        Map<String, Object> claims = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> attribute : named(user).path("attributes").properties()) {
            try {
                claims.put(
                        attribute.getKey(),
                        JSON.readValue(
                                attribute.getValue().path(0).asText(),
                                new TypeReference<Map<String, Object>>() {}));
            } catch (IOException e) {
                throw new Failure("attribute " + attribute.getKey() + " of " + user, e);
            }
        }
        return claims;
    }

    private JsonNode named(String user) {
        return items("users").stream()
                .filter(candidate -> candidate.path("username").asText().equals(user))
                .findFirst()
                .orElseThrow(() ->
                        new Failure(
                                "no example user %s; there are: %s"
                                        .formatted(user, String.join(", ", users()))));
    }

    private List<JsonNode> items(String field) {
        return StreamSupport.stream(realm.path(field).spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
