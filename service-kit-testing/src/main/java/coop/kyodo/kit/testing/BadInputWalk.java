package coop.kyodo.kit.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.contract.Call;
import coop.kyodo.kit.testing.contract.Exchange;
import coop.kyodo.kit.testing.contract.Fields;
import coop.kyodo.kit.testing.contract.Mutations;
import coop.kyodo.kit.testing.contract.Mutations.Mutation;
import coop.kyodo.kit.testing.contract.Operation;
import coop.kyodo.kit.testing.contract.Operation.Parameter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Walks every operation of the contract with input that is wrong in every way we could think of.
/// No answer may be a 5xx; what the contract's own schema refuses must be a 4xx; every error must
/// be a problem document. A service subclasses it as a `@QuarkusTest`.
public abstract class BadInputWalk extends ContractWalk {

    private static final String NUL = "\u0000";
    private static final List<String> WRONG_TEXTS =
            List.of(
                    "",
                    " ",
                    "kyodo!",
                    "-1",
                    "0",
                    "1.5",
                    "2025-02-30",
                    "2025-13-01",
                    "+999999999-12-31",
                    "9".repeat(40),
                    "x".repeat(2_000),
                    "\u5354\u540c",
                    "a" + NUL,
                    "%",
                    "../..");
    private static final Set<String> GUARD = Set.of("scope-missing", "role-missing");

    private @Nullable String token;

    @Test
    void wrongBodiesAreRefused() {
        for (Operation operation : withBody()) {
            JsonNode schema = operation.requestMedia().path("schema");
            JsonNode body = contract().examples().ofMedia(operation.requestMedia());
            for (Mutation mutation : Mutations.of(body)) {
                boolean refused =
                        mutation.hopeless()
                                || !contract().faults(schema, mutation.body()).isEmpty();
                attempt(mutation.what(), fresh(operation).body(mutation.body()), refused);
            }
        }
        end();
    }

    @Test
    void aFieldThatNobodyKnowsIsRefusedWithItsPath() {
        for (Operation operation : withBody()) {
            JsonNode schema = operation.requestMedia().path("schema");
            JsonNode body = contract().examples().ofMedia(operation.requestMedia());
            for (JsonPointer field : Mutations.unknownFields(body)) {
                JsonNode wrong = Mutations.withList(body, field);
                if (contract().faults(schema, wrong).isEmpty()) {
                    continue; // names that the caller chooses
                }
                Exchange exchange = attempt(field.toString(), fresh(operation).body(wrong), true);
                if (!isUnknown(exchange) || !pointers(exchange).equals(List.of(field.toString()))) {
                    fault(field.toString(), exchange, "must say that there is no such field");
                }
            }
        }
        end();
    }

    @Test
    void everyFieldOfTheContractIsKnown() {
        var fields = new Fields(contract());
        for (Operation operation : withBody()) {
            JsonNode schema = operation.requestMedia().path("schema");
            JsonNode body = contract().examples().ofMedia(operation.requestMedia());
            for (JsonPointer field : fields.absent(schema, body)) {
                JsonNode list = Mutations.withList(body, field);
                Exchange exchange =
                        attempt(
                                field + " is a list",
                                fresh(operation).body(list),
                                !contract().faults(schema, list).isEmpty());
                if (isUnknown(exchange)) {
                    fault(field.toString(), exchange, "the contract names this field");
                }
            }
        }
        end();
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (Operation operation : withBody()) {
            Call call = fresh(operation);
            boolean required = operation.requestBody().path("required").asBoolean();
            attempt("no body", call.body(""), required);
            for (String malformed :
                    List.of(
                            "{",
                            "{\"a\":",
                            "nonsense",
                            "[1,",
                            "{}{}",
                            "\ufeff{",
                            "[".repeat(5_000))) {
                attempt(
                        "malformed " + shortened(malformed),
                        fresh(operation).body(malformed),
                        true);
            }
            for (String type : List.of("text/plain", "application/xml", "nonsense")) {
                attempt("content type " + type, fresh(operation).contentType(type), true);
            }
        }
        end();
    }

    @Test
    void wrongPathsAreRefused() {
        for (Operation operation : operations()) {
            for (Parameter parameter : operation.parameters("path")) {
                for (String wrong : WRONG_TEXTS) {
                    if (wrong.isEmpty()) {
                        continue; // another path, perhaps of another operation
                    }
                    boolean refused = refusedBy(parameter, wrong);
                    attempt(
                            parameter.name() + " = " + shortened(wrong),
                            fresh(operation).variable(parameter.name(), wrong),
                            refused);
                }
                boolean isId =
                        contract()
                                .resolve(parameter.schema())
                                .path("format")
                                .asText()
                                .equals("uuid");
                boolean mayCreate = operation.method().equals("put");
                if (isId) {
                    attempt(
                            "unknown " + parameter.name(),
                            fresh(operation)
                                    .variable(parameter.name(), UUID.randomUUID().toString()),
                            !mayCreate && !isTenant(parameter.name()));
                }
            }
        }
        end();
    }

    @Test
    void wrongQueriesAreRefused() {
        for (Operation operation : operations()) {
            send("the example itself", fresh(operation));
            for (Parameter parameter : operation.parameters("query")) {
                for (String wrong : WRONG_TEXTS) {
                    String what = parameter.name() + " = " + shortened(wrong);
                    Exchange exchange =
                            attempt(
                                    what,
                                    fresh(operation).query(parameter.name(), wrong),
                                    !wrong.isEmpty() && refusedBy(parameter, wrong));
                    mustName(parameter, what, exchange);
                }
            }
        }
        end();
    }

    @Test
    void wrongHeadersAreRefused() {
        for (Operation operation : operations()) {
            send("the example itself", fresh(operation));
            for (Parameter parameter : operation.parameters("header")) {
                String name = parameter.name();
                boolean isKey = name.equalsIgnoreCase("Idempotency-Key");
                attempt("no " + name, fresh(operation).header(name, null), parameter.required());
                attempt("blank " + name, fresh(operation).header(name, " "), isKey);
                attempt(
                        "overlong " + name,
                        fresh(operation).header(name, "k".repeat(2_000)),
                        isKey);
                attempt("odd " + name, fresh(operation).header(name, "\"\\;,=*"), false);
            }
        }
        end();
    }

    @Test
    void noAnswerComesInAFormThatIsNotOffered() {
        for (Operation operation : operations()) {
            for (String type : List.of("text/html", "text/csv", "application/pdf")) {
                attempt("Accept: " + type, fresh(operation).header("Accept", type), false);
            }
        }
        end();
    }

    private List<Operation> withBody() {
        return operations().stream().filter(Operation::takesJson).toList();
    }

    private Call fresh(Operation operation) {
        if (token == null) {
            token = fullRights();
        }
        return example(operation).token(operation.isPublic() ? null : token);
    }

    private boolean refusedBy(Parameter parameter, String value) {
        return value.contains(NUL) || !contract().parameterFaults(parameter, value).isEmpty();
    }

    private static boolean isUnknown(Exchange exchange) {
        return code(exchange).equals("malformed-json")
                && exchange.responseBody().contains("There is no such field.");
    }

    /// A query that is not of its form is no missing resource: the answer says which parameter is
    /// meant.
    private void mustName(Parameter parameter, String what, Exchange exchange) {
        String name = "query:" + parameter.name();
        if (code(exchange).equals("not-found")) {
            fault(what, exchange, "a parameter that is not of its form is no missing resource");
        } else if (code(exchange).equals("validation-failed")
                && !pointers(exchange).equals(List.of(name))) {
            fault(what, exchange, "must point at " + name);
        }
    }

    private Exchange attempt(String what, Call call, boolean refused) {
        Exchange exchange = send(what, call);
        int kind = exchange.status() / 100;
        if (kind == 5) {
            fault(what, exchange, "a server error");
        } else if (refused && kind != 4) {
            fault(what, exchange, "must be refused");
        } else if (exchange.status() == 401 || GUARD.contains(code(exchange))) {
            fault(what, exchange, "fullRights() does not get past the guard");
        }
        return exchange;
    }

    private static String shortened(String text) {
        return text.length() > 24 ? text.substring(0, 24) + "..." : text.replace(NUL, "\\0");
    }
}
