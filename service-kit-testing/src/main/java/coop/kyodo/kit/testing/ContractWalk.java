package coop.kyodo.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.testing.contract.Call;
import coop.kyodo.kit.testing.contract.Contract;
import coop.kyodo.kit.testing.contract.Exchange;
import coop.kyodo.kit.testing.contract.ExchangeCheck;
import coop.kyodo.kit.testing.contract.Operation;
import coop.kyodo.kit.testing.contract.Wire;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the walks over a contract have in common: a service under test, a tenant that exists in it,
/// and the faults found on the way, reported together at the end.
abstract class ContractWalk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int SHOWN = 60;
    private static final int LENGTH = 300;

    private final Contract contract = Contract.ofService();
    private final ExchangeCheck check = new ExchangeCheck(contract);
    private final List<String> faults = new ArrayList<>();
    private int sent;
    private @Nullable Wire wire;
    private @Nullable Map<String, String> pathValues;

    /// A co-operative (or federation) that the service knows.
    protected abstract UUID tenantId();

    /// Ids of things that exist in the tenant, by the name of the path variable; the more a service
    /// gives, the deeper the walk gets. Asked once per walk.
    protected Map<String, String> pathValues() {
        return Map.of();
    }

    /// A token that may do everything.
    protected String fullRights() {
        return Tokens.everywhere().bearer();
    }

    Contract contract() {
        return contract;
    }

    List<Operation> operations() {
        return contract.operations();
    }

    static boolean isTenant(String variable) {
        return variable.equals("cooperativeId") || variable.equals("federationId");
    }

    /// The contract's example, addressed to the tenant, without a token.
    Call example(Operation operation) {
        Map<String, String> values = pathValues;
        if (values == null) {
            values = pathValues();
            pathValues = values;
        }
        Map<String, String> known = new HashMap<>(values);
        operation.parameters("path").stream()
                .filter(parameter -> isTenant(parameter.name()))
                .forEach(parameter -> known.put(parameter.name(), tenantId().toString()));
        return Call.example(operation, known);
    }

    /// Sends the call and holds the exchange to the contract.
    Exchange send(String what, Call call) {
        Wire current = wire;
        if (current == null) {
            current = new Wire(address());
            wire = current;
        }
        Exchange exchange = current.send(call);
        sent++;
        check.faults(exchange).forEach(fault -> fault(what, exchange, fault));
        if (exchange.status() >= 400) {
            problemFaults(exchange).forEach(fault -> fault(what, exchange, fault));
        }
        return exchange;
    }

    private static String address() {
        URI base = URI.create(RestAssured.baseURI);
        int port = base.getPort() > 0 ? base.getPort() : RestAssured.port;
        return "http://" + base.getHost() + ":" + port;
    }

    void fault(String what, Exchange exchange, String fault) {
        faults.add(
                "%s %s, %s -> %d: %s; answer: %s"
                        .formatted(
                                exchange.method(),
                                shortened(exchange.path()),
                                what,
                                exchange.status(),
                                fault,
                                shortened(exchange.responseBody())));
    }

    /// Ends a walk: fails with all faults, or when it went nowhere.
    void end() {
        assertThat(sent).as("requests sent by this walk").isPositive();
        assertThat(faults.size())
                .as(
                        "faults in %d exchanges, the first of which are:%n%s",
                        sent, String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size()))))
                .isZero();
    }

    private static String shortened(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "...";
    }

    static String code(Exchange exchange) {
        return json(exchange).path("code").asText();
    }

    /// What a problem points at.
    static List<String> pointers(Exchange exchange) {
        return json(exchange).path("errors").findValuesAsText("pointer");
    }

    private static List<String> problemFaults(Exchange exchange) {
        String type = exchange.contentType();
        if (type == null || !type.startsWith("application/problem+json")) {
            return List.of("the error is " + type + ", not application/problem+json");
        }
        JsonNode problem = json(exchange);
        List<String> missing = new ArrayList<>();
        for (String name : List.of("type", "title", "code")) {
            if (problem.path(name).asText().isBlank()) {
                missing.add("the problem has no " + name);
            }
        }
        if (problem.path("status").asInt() != exchange.status()) {
            missing.add("the problem's status is " + problem.path("status"));
        }
        return missing;
    }

    private static JsonNode json(Exchange exchange) {
        try {
            return JSON.readTree(exchange.responseBody());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
