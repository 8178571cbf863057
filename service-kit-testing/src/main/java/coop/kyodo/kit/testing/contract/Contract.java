package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.testing.contract.Operation.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An OpenAPI 3.1 document with its operations.
public final class Contract {

    /// Where a service's contract lies on the class path.
    public static final String RESOURCE = "META-INF/openapi.yaml";

    /// Refusals of HTTP itself, possible for every operation and therefore not listed with each.
    static final Set<Integer> HTTP_LEVEL = Set.of(405, 406, 415, 429);

    /// The same, but decided before a request reaches the service, so that it has no say in the
    /// form.
    static final Set<Integer> TRANSPORT_LEVEL = Set.of(413, 414, 431);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Pattern SCOPE = Pattern.compile("\\b[a-z]+(?:-[a-z]+)*:[a-z]+\\b");

    private static @Nullable Contract ofService;

    private final JsonNode document;
    private final Schemas schemas;
    private final List<Operation> operations;

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document);
        this.operations = readOperations();
    }

    public static Contract parse(String yaml) {
        try {
            return new Contract(YAML.readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("not a YAML document", e);
        }
    }

    /// The contract of the service under test, from the class path.
    public static synchronized Contract ofService() {
        Contract known = ofService;
        if (known == null) {
            known = find().orElseThrow(() -> new IllegalStateException("no " + RESOURCE));
            ofService = known;
        }
        return known;
    }

    /// Whether there is a contract on the class path.
    public static boolean exists() {
        return loader().getResource(RESOURCE) != null;
    }

    private static Optional<Contract> find() {
        try (InputStream in = loader().getResourceAsStream(RESOURCE)) {
            return in == null ? Optional.empty() : Optional.of(new Contract(YAML.readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " is not a YAML document", e);
        }
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Contract.class.getClassLoader() : context;
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    public Examples examples() {
        return new Examples(this);
    }

    /// What the value has against a schema of this contract; each fault begins with a JSON Pointer.
    public List<String> faults(JsonNode schema, JsonNode value) {
        return schemas.faults(schema, value);
    }

    /// What a parameter's text has against the parameter's schema.
    public List<String> parameterFaults(Parameter parameter, String... texts) {
        JsonNode schema = resolve(parameter.schema());
        JsonNode value;
        if (types(schema).contains("array")) {
            JsonNode items = resolve(schema.path("items"));
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (String text : texts) {
                for (String item : text.split(",")) {
                    array.add(typed(items, item));
                }
            }
            value = array;
        } else {
            value = typed(schema, texts[0]);
        }
        return faults(parameter.schema(), value);
    }

    /// A parameter's text as the JSON value that its schema speaks of.
    private static JsonNode typed(JsonNode schema, String text) {
        if (types(schema).stream().anyMatch(Set.of("integer", "number", "boolean")::contains)) {
            try {
                JsonNode value = JSON.readTree(text);
                if (value.isValueNode()) {
                    return value;
                }
            } catch (JsonProcessingException notOne) {
                return JsonNodeFactory.instance.textNode(text);
            }
        }
        return JsonNodeFactory.instance.textNode(text);
    }

    /// The types that a schema names.
    static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(item -> types.add(item.asText()));
        } else if (type.isTextual()) {
            types.add(type.asText());
        }
        return types;
    }

    /// The operation that a request reaches. Of two templates that fit, the one with the earlier
    /// fixed segment wins, as in JAX-RS.
    public Optional<Operation> operation(String method, String path) {
        String lower = method.toLowerCase(Locale.ROOT);
        return operations.stream()
                .filter(operation -> operation.method().equals(lower) && operation.fits(path))
                .max(Comparator.comparing(Operation::specificity));
    }

    /// Every scope that is mentioned: in the security schemes, in the requirements and in the
    /// descriptions of the operations, where it stands as `name:verb` in code marks.
    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        for (JsonNode scheme : document.at("/components/securitySchemes")) {
            for (JsonNode flow : scheme.path("flows")) {
                flow.path("scopes").fieldNames().forEachRemaining(scopes::add);
            }
            addScopes(scheme.path("description").asText(), scopes);
        }
        for (Operation operation : operations) {
            for (JsonNode requirement : operation.security()) {
                requirement.forEach(names -> names.forEach(name -> scopes.add(name.asText())));
            }
            addScopes(operation.node().path("description").asText(), scopes);
        }
        return scopes;
    }

    private static void addScopes(String text, Set<String> scopes) {
        Matcher matcher = SCOPE.matcher(text);
        while (matcher.find()) {
            scopes.add(matcher.group());
        }
    }

    /// The node itself, or the one it refers to by `$ref` within the document.
    public JsonNode resolve(JsonNode node) {
        JsonNode current = node;
        for (int depth = 0; current.has("$ref"); depth++) {
            String reference = current.get("$ref").asText();
            if (!reference.startsWith("#/") || depth > 20) {
                throw new IllegalArgumentException("cannot follow the reference " + reference);
            }
            current = document.at(reference.substring(1));
            if (current.isMissingNode()) {
                throw new IllegalArgumentException("reference to nothing: " + reference);
            }
        }
        return current;
    }

    private List<Operation> readOperations() {
        List<Operation> found = new ArrayList<>();
        for (Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Entry<String, JsonNode> entry : path.getValue().properties()) {
                if (METHODS.contains(entry.getKey())) {
                    found.add(
                            new Operation(
                                    this,
                                    entry.getKey(),
                                    path.getKey(),
                                    entry.getValue(),
                                    path.getValue().path("parameters")));
                }
            }
        }
        return List.copyOf(found);
    }
}
