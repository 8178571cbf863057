package coop.kyodo.kit.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.contract.Operation.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;

/// What a contract itself has against the conventions. Each answer is a list of faults, empty when
/// all is well.
public final class ContractFaults {

    private final Contract contract;
    private final JsonNode document;

    public ContractFaults(Contract contract) {
        this.contract = contract;
        this.document = contract.document();
    }

    /// Version 3.1, a title, a version, operations.
    public List<String> form() {
        List<String> faults = new ArrayList<>();
        if (!document.path("openapi").asText().startsWith("3.1.")) {
            faults.add("openapi is " + document.path("openapi") + ", not 3.1");
        }
        for (String name : List.of("title", "version", "description")) {
            if (document.path("info").path(name).asText().isBlank()) {
                faults.add("info has no " + name);
            }
        }
        if (contract.operations().isEmpty()) {
            faults.add("there are no operations");
        }
        return faults;
    }

    /// Name, summary, description, declared tags, security; parameters described.
    public List<String> descriptions() {
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> tags = new HashSet<>();
        document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        for (Operation operation : contract.operations()) {
            JsonNode node = operation.node();
            for (String name : List.of("operationId", "summary", "description")) {
                if (node.path(name).asText().isBlank()) {
                    faults.add(operation + " has no " + name);
                }
            }
            if (!ids.add(operation.id())) {
                faults.add(operation + ": the operationId " + operation.id() + " is taken");
            }
            if (node.path("tags").isEmpty()) {
                faults.add(operation + " has no tags");
            }
            for (JsonNode tag : node.path("tags")) {
                if (!tags.contains(tag.asText())) {
                    faults.add(operation + ": the tag " + tag + " is not declared");
                }
            }
            if (operation.security().isMissingNode()) {
                faults.add(operation + " says nothing of security");
            }
            faults.addAll(parameters(operation));
        }
        return faults;
    }

    private static List<String> parameters(Operation operation) {
        List<String> faults = new ArrayList<>();
        Set<String> inPath = operation.variables(operation.path()).keySet();
        for (String variable : inPath) {
            if (operation.parameters("path").stream().noneMatch(p -> p.name().equals(variable))) {
                faults.add(operation + ": the variable " + variable + " is not described");
            }
        }
        for (Parameter parameter : operation.parameters()) {
            if (parameter.node().path("description").asText().isBlank()) {
                faults.add(operation + ": " + parameter.name() + " has no description");
            }
            if (parameter.in().equals("path")
                    && (!parameter.required() || !inPath.contains(parameter.name()))) {
                faults.add(operation + ": " + parameter.name() + " is no variable of the path");
            }
        }
        return faults;
    }

    /// The errors that the conventions make possible are listed, and every error is a problem
    /// document.
    public List<String> errors() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            for (int status : expectedErrors(operation)) {
                if (operation.response(status).isEmpty()) {
                    faults.add(operation + " does not list " + status);
                }
            }
            boolean creates =
                    operation.method().equals("post")
                            && (operation.response(201).isPresent()
                                    || operation.response(202).isPresent());
            if (creates && operation.header("Idempotency-Key").isEmpty()) {
                faults.add(operation + " creates something without an Idempotency-Key");
            }
            for (Entry<String, JsonNode> entry : operation.node().path("responses").properties()) {
                JsonNode response = contract.resolve(entry.getValue());
                if (response.path("description").asText().isBlank()) {
                    faults.add(operation + ": " + entry.getKey() + " has no description");
                }
                if (entry.getKey().startsWith("4") || entry.getKey().startsWith("5")) {
                    faults.addAll(problem(operation + ": " + entry.getKey(), response));
                }
            }
        }
        return faults;
    }

    private static Set<Integer> expectedErrors(Operation operation) {
        Set<Integer> expected = new TreeSet<>(Set.of(503));
        if (!operation.isPublic()) {
            expected.addAll(List.of(401, 403));
        }
        if (!operation.parameters("path").isEmpty()) {
            expected.add(404);
        }
        if (!operation.parameters("query").isEmpty() || !operation.requestBody().isMissingNode()) {
            expected.add(400);
        }
        if (operation.header("Idempotency-Key").isPresent()) {
            expected.addAll(List.of(400, 409, 422));
        }
        if (operation.header("If-Match").isPresent()) {
            expected.addAll(List.of(412, 428));
        }
        return expected;
    }

    private List<String> problem(String where, JsonNode response) {
        JsonNode media = response.path("content").path("application/problem+json");
        if (media.isMissingNode()) {
            return List.of(where + " is no application/problem+json");
        }
        JsonNode schema = contract.resolve(media.path("schema"));
        List<String> faults = new ArrayList<>();
        for (String name : List.of("type", "title", "status", "code")) {
            if (!Examples.contains(schema.path("required"), name)) {
                faults.add(where + " does not promise " + name);
            }
        }
        return faults;
    }

    /// Every `$ref` leads somewhere.
    public List<String> references() {
        List<String> faults = new ArrayList<>();
        references(document, "#", faults);
        return faults;
    }

    private void references(JsonNode node, String where, List<String> faults) {
        if (node.path("$ref").isTextual()) {
            try {
                contract.resolve(node);
            } catch (IllegalArgumentException e) {
                faults.add(where + ": " + e.getMessage());
            }
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                references(node.get(i), where + "/" + i, faults);
            }
        }
        node.properties()
                .forEach(entry ->
                        references(entry.getValue(), where + "/" + entry.getKey(), faults));
    }

    /// Every example fits its schema, and every operation with a body has one that does, given or
    /// put together from the schema's own.
    public List<String> examples() {
        List<String> faults = new ArrayList<>();
        examples(document, "#", faults);
        Examples examples = contract.examples();
        for (Operation operation : contract.operations()) {
            for (Parameter parameter : operation.parameters()) {
                faults.addAll(
                        prefixed(
                                operation + ": " + parameter.name() + " has no working example: ",
                                contract.parameterFaults(
                                        parameter, examples.ofParameter(parameter))));
            }
            if (operation.takesJson()) {
                JsonNode media = operation.requestMedia();
                faults.addAll(
                        prefixed(
                                operation + " has no working example: ",
                                contract.faults(media.path("schema"), examples.ofMedia(media))));
            }
        }
        return faults;
    }

    /// Every object of a body that is sent says that no other field is taken, or of what form
    /// others are.
    public List<String> bodies() {
        List<String> faults = new ArrayList<>();
        var fields = new Fields(contract);
        for (Operation operation : contract.operations()) {
            for (JsonNode media : operation.requestBody().path("content")) {
                faults.addAll(
                        prefixed(
                                operation + " takes any field at ",
                                fields.open(media.path("schema"))));
            }
        }
        return faults;
    }

    private void examples(JsonNode node, String where, List<String> faults) {
        boolean isSchema = where.matches("#/components/schemas/[^/]+");
        if (node.has("schema") && !where.endsWith("/properties")) {
            for (JsonNode example : contract.examples().given(node)) {
                faults.addAll(example(where, node.get("schema"), example));
            }
        }
        if (isSchema || where.matches(".*/properties/[^/]+")) {
            for (JsonNode example : node.path("examples")) {
                faults.addAll(example(where, node, example));
            }
            if (node.has("example")) {
                faults.addAll(example(where, node, node.get("example")));
            }
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                examples(node.get(i), where + "/" + i, faults);
            }
        }
        for (Entry<String, JsonNode> entry : node.properties()) {
            if (!Set.of("example", "examples").contains(entry.getKey())
                    || where.endsWith("/properties")) {
                examples(entry.getValue(), where + "/" + entry.getKey().replace("/", "~1"), faults);
            }
        }
    }

    private List<String> example(String where, JsonNode schema, JsonNode example) {
        boolean isText = where.matches(".*(csv|ndjson|plain)[^/]*");
        return isText
                ? List.of()
                : prefixed(where + ": example ", contract.faults(schema, example));
    }

    private static List<String> prefixed(String prefix, List<String> faults) {
        return faults.stream().map(fault -> prefix + fault).toList();
    }
}
