package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One method of one path of a contract.
public final class Operation {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final Contract contract;
    private final String method;
    private final String path;
    private final JsonNode node;
    private final List<Parameter> parameters;
    private final Pattern pattern;
    private final List<String> variables = new ArrayList<>();

    Operation(
            Contract contract, String method, String path, JsonNode node, JsonNode pathParameters) {
        this.contract = contract;
        this.method = method;
        this.path = path;
        this.node = node;
        Map<String, Parameter> byPlaceAndName = new LinkedHashMap<>();
        for (JsonNode list : List.of(pathParameters, node.path("parameters"))) {
            for (JsonNode item : list) {
                JsonNode resolved = contract.resolve(item);
                Parameter parameter =
                        new Parameter(
                                resolved.path("in").asText(),
                                resolved.path("name").asText(),
                                resolved.path("required").asBoolean(),
                                resolved.path("schema"),
                                resolved);
                byPlaceAndName.put(
                        parameter.in() + " " + parameter.name().toLowerCase(Locale.ROOT),
                        parameter);
            }
        }
        this.parameters = List.copyOf(byPlaceAndName.values());
        StringBuilder regex = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(path);
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(path.substring(from, matcher.start()))).append("([^/]+)");
            variables.add(matcher.group(1));
            from = matcher.end();
        }
        regex.append(Pattern.quote(path.substring(from))).append("/?");
        this.pattern = Pattern.compile(regex.toString());
    }

    /// @param in `path`, `query`, `header` or `cookie`
    public record Parameter(
            String in, String name, boolean required, JsonNode schema, JsonNode node) {}

    /// In lower case.
    public String method() {
        return method;
    }

    /// The template, such as `/v1/co-operatives/{cooperativeId}`.
    public String path() {
        return path;
    }

    public JsonNode node() {
        return node;
    }

    public String id() {
        return node.path("operationId").asText();
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public List<Parameter> parameters(String in) {
        return parameters.stream().filter(parameter -> parameter.in().equals(in)).toList();
    }

    public Optional<Parameter> header(String name) {
        return parameters("header").stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// The requirements that hold for this operation: its own, or else the document's.
    public JsonNode security() {
        return node.has("security") ? node.get("security") : contract.document().path("security");
    }

    /// Whether a caller needs no token: only where the contract says so with an empty list.
    public boolean isPublic() {
        return security().isArray() && security().isEmpty();
    }

    /// The request body, resolved; a missing node when there is none.
    public JsonNode requestBody() {
        return contract.resolve(node.path("requestBody"));
    }

    /// The first media type of the request body.
    public Optional<String> requestMediaType() {
        return requestBody().path("content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// What the contract says of that media type: schema and examples.
    public JsonNode requestMedia() {
        return requestMediaType()
                .map(type -> requestBody().path("content").path(type))
                .orElseGet(MissingNode::getInstance);
    }

    /// Whether the body is JSON.
    public boolean takesJson() {
        return requestMediaType()
                .filter(type -> type.endsWith("json") && !type.endsWith("ndjson"))
                .isPresent();
    }

    /// The description of an answer: of the status itself, of its class (`4XX`), or the default.
    public Optional<JsonNode> response(int status) {
        JsonNode responses = node.path("responses");
        return List.of(Integer.toString(status), status / 100 + "XX", "default").stream()
                .map(responses::path)
                .filter(response -> !response.isMissingNode())
                .map(contract::resolve)
                .findFirst();
    }

    public Contract contract() {
        return contract;
    }

    boolean fits(String concrete) {
        return pattern.matcher(concrete).matches();
    }

    /// The values of the path's variables, still encoded.
    Map<String, String> variables(String concrete) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher matcher = pattern.matcher(concrete);
        if (matcher.matches()) {
            for (int i = 0; i < variables.size(); i++) {
                values.put(variables.get(i), matcher.group(i + 1));
            }
        }
        return values;
    }

    /// Sorts templates: a fixed segment before a variable, earlier segments first.
    String specificity() {
        return VARIABLE.matcher(path).replaceAll("!");
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
