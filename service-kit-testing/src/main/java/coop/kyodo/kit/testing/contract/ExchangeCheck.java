package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.testing.contract.Operation.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what an exchange has against its contract. An answer is always held to it; a request only
/// when it was accepted (2xx), because tests also send what must be refused.
public final class ExchangeCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> NO_ROUTE = Set.of(404, 405);

    private final Contract contract;

    public ExchangeCheck(Contract contract) {
        this.contract = contract;
    }

    /// Every fault in a sentence of its own; none when all is well.
    public List<String> faults(Exchange exchange) {
        Optional<Operation> operation = contract.operation(exchange.method(), exchange.path());
        if (operation.isEmpty()) {
            return NO_ROUTE.contains(exchange.status())
                    ? List.of()
                    : List.of("the contract knows no such operation");
        }
        List<String> faults = new ArrayList<>(answer(operation.get(), exchange));
        if (exchange.status() / 100 == 2) {
            faults.addAll(parameters(operation.get(), exchange));
            faults.addAll(requestBody(operation.get(), exchange));
        }
        return faults;
    }

    private List<String> answer(Operation operation, Exchange exchange) {
        int status = exchange.status();
        Optional<JsonNode> response = operation.response(status);
        if (response.isEmpty()) {
            return undocumented(status, mediaType(exchange.contentType()));
        }
        JsonNode content = response.get().path("content");
        String where = "response " + status;
        if (exchange.responseBody().isEmpty()) {
            return content.isEmpty() || exchange.method().equalsIgnoreCase("head") || status == 304
                    ? List.of()
                    : List.of(where + " has no body, but one is documented");
        }
        if (content.isEmpty()) {
            return List.of(where + " has a body, but none is documented");
        }
        return body(where, content, exchange.contentType(), exchange.responseBody());
    }

    private static List<String> undocumented(int status, String type) {
        if (Contract.TRANSPORT_LEVEL.contains(status)) {
            return List.of();
        }
        if (!Contract.HTTP_LEVEL.contains(status)) {
            return List.of("the status " + status + " is not documented");
        }
        return type.equals("application/problem+json")
                ? List.of()
                : List.of("response " + status + " is " + type + ", not application/problem+json");
    }

    private List<String> requestBody(Operation operation, Exchange exchange) {
        JsonNode requestBody = operation.requestBody();
        if (exchange.requestBody().isEmpty()) {
            return requestBody.path("required").asBoolean()
                    ? List.of("the required request body is missing, but it was accepted")
                    : List.of();
        }
        if (requestBody.isMissingNode()) {
            return List.of("a request body was accepted that the contract does not know");
        }
        return body(
                "request body",
                requestBody.path("content"),
                exchange.requestHeaders().get("content-type"),
                exchange.requestBody());
    }

    private List<String> body(
            String where, JsonNode content, @Nullable String contentType, String body) {
        String type = mediaType(contentType);
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            List<String> documented = new ArrayList<>();
            content.fieldNames().forEachRemaining(documented::add);
            return List.of(
                    where + " is " + type + ", documented is " + String.join(", ", documented));
        }
        JsonNode schema = media.path("schema");
        if (schema.isMissingNode()) {
            return List.of();
        }
        if (type.equals("application/json") || type.endsWith("+json")) {
            return json(where, schema, body);
        }
        if (type.endsWith("ndjson") || type.equals("application/jsonl")) {
            return body.lines()
                    .filter(line -> !line.isBlank())
                    .flatMap(line -> json(where + ", line " + line, schema, line).stream())
                    .toList();
        }
        return List.of();
    }

    private List<String> json(String where, JsonNode schema, String body) {
        try {
            return contract.faults(schema, JSON.readTree(body)).stream()
                    .map(fault -> where + " " + fault)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of(where + " is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null
                ? "without content type"
                : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private List<String> parameters(Operation operation, Exchange exchange) {
        List<String> faults = new ArrayList<>();
        Map<String, String> variables = operation.variables(exchange.path());
        for (Parameter parameter : operation.parameters()) {
            List<String> values =
                    switch (parameter.in()) {
                        case "path" -> one(decoded(variables.get(parameter.name())));
                        case "query" -> given(exchange.query(), parameter.name());
                        case "header" ->
                                one(
                                        exchange.requestHeaders()
                                                .get(parameter.name().toLowerCase(Locale.ROOT)));
                        default -> List.of();
                    };
            faults.addAll(parameter(parameter, values));
        }
        for (String name : exchange.query().keySet()) {
            if (operation.parameters("query").stream().noneMatch(p -> p.name().equals(name))) {
                faults.add("query parameter " + name + " is not documented");
            }
        }
        return faults;
    }

    private List<String> parameter(Parameter parameter, List<String> values) {
        String where = parameter.in() + " parameter " + parameter.name();
        if (values.isEmpty()) {
            return parameter.required()
                    ? List.of(where + " is required, but the request was accepted without it")
                    : List.of();
        }
        return contract.parameterFaults(parameter, values.toArray(String[]::new)).stream()
                .map(fault -> where + " " + fault)
                .toList();
    }

    /// A query parameter without a value counts as not given, as in JAX-RS.
    private static List<String> given(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable String decoded(@Nullable String value) {
        return value == null ? null : URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
