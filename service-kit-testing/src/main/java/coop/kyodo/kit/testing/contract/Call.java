package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.contract.Operation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One request to an operation, made from the contract's examples and then bent as a test needs it.
///
/// @param variables values of the path's variables, not encoded
/// @param query only what is sent, not encoded
/// @param body empty for none
/// @param token null for none
public record Call(
        Operation operation,
        Map<String, String> variables,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        @Nullable String token) {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String CONTENT_TYPE = "Content-Type";

    /// What the contract shows: every variable, the required parameters, the body's example.
    ///
    /// @param known values of variables that are better than the examples, by name
    public static Call example(Operation operation, Map<String, String> known) {
        Examples examples = operation.contract().examples();
        Map<String, String> variables = new LinkedHashMap<>();
        Map<String, String> query = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            String value = examples.ofParameter(parameter);
            switch (parameter.in()) {
                case "path" ->
                        variables.put(
                                parameter.name(), known.getOrDefault(parameter.name(), value));
                case "query" -> {
                    if (parameter.required()) {
                        query.put(parameter.name(), value);
                    }
                }
                case "header" -> {
                    if (parameter.name().equalsIgnoreCase(IDEMPOTENCY_KEY)) {
                        headers.put(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
                    } else if (parameter.required()) {
                        headers.put(parameter.name(), value);
                    }
                }
                default -> throw new IllegalArgumentException("parameter in " + parameter.in());
            }
        }
        String body = "";
        if (operation.requestMediaType().isPresent()) {
            headers.put(CONTENT_TYPE, operation.requestMediaType().get());
            body = examples.ofMedia(operation.requestMedia()).toString();
        }
        return new Call(operation, variables, query, headers, body, null);
    }

    public Call token(@Nullable String other) {
        return new Call(operation, variables, query, headers, body, other);
    }

    public Call body(String other) {
        return new Call(operation, variables, query, headers, other, token);
    }

    public Call body(JsonNode other) {
        return body(other.toString());
    }

    public Call variable(String name, String value) {
        return new Call(operation, plus(variables, name, value), query, headers, body, token);
    }

    public Call query(String name, String value) {
        return new Call(operation, variables, plus(query, name, value), headers, body, token);
    }

    /// A header with this value, or none when it is null.
    public Call header(String name, @Nullable String value) {
        return new Call(operation, variables, query, plus(headers, name, value), body, token);
    }

    public Call contentType(String type) {
        return header(CONTENT_TYPE, type);
    }

    /// The path, encoded.
    String path() {
        String path = operation.path();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", encoded(variable.getValue()));
        }
        return path;
    }

    /// The query, encoded; empty when there is none.
    String rawQuery() {
        return query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, String> plus(
            Map<String, String> map, String key, @Nullable String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        if (value == null) {
            more.remove(key);
        } else {
            more.put(key, value);
        }
        return more;
    }
}
