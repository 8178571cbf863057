package coop.kyodo.kit.testing;

import coop.kyodo.kit.testing.contract.Contract;
import coop.kyodo.kit.testing.contract.Exchange;
import coop.kyodo.kit.testing.contract.ExchangeCheck;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Holds every exchange of every test to the service's contract, by an assertion error that names
/// what differs. [Registration] puts it into RestAssured before each test.
public final class ContractFilter implements Filter {

    private static final String MANAGEMENT = "/q/";

    private final ExchangeCheck check;

    public ContractFilter(Contract contract) {
        this.check = new ExchangeCheck(contract);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        if (!uri.getRawPath().startsWith(MANAGEMENT)) {
            Exchange exchange = exchange(request, uri, response);
            List<String> faults = check.faults(exchange);
            if (!faults.isEmpty()) {
                throw new AssertionError(message(exchange, faults));
            }
        }
        return response;
    }

    private static Exchange exchange(
            FilterableRequestSpecification request, URI uri, Response response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : request.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        Object body = request.getBody();
        return new Exchange(
                request.getMethod(),
                uri.getRawPath(),
                query(uri),
                headers,
                body == null ? "" : text(body),
                response.statusCode(),
                response.contentType().isEmpty() ? null : response.contentType(),
                new String(response.asByteArray(), StandardCharsets.UTF_8));
    }

    private static String text(Object body) {
        return body instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : body.toString();
    }

    private static Map<String, List<String>> query(URI uri) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        String raw = uri.getRawQuery();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String message(Exchange exchange, List<String> faults) {
        return "The exchange breaks the contract: %s %s -> %d%n  - %s%nThe answer was: %s"
                .formatted(
                        exchange.method(),
                        exchange.path(),
                        exchange.status(),
                        String.join("\n  - ", faults),
                        shortened(exchange.responseBody()));
    }

    private static String shortened(String body) {
        return body.length() <= 2_000 ? body : body.substring(0, 2_000) + "...";
    }

    /// Found by Quarkus' test extension as a service.
    public static final class Registration implements QuarkusTestBeforeEachCallback {

        @Override
        public void beforeEach(QuarkusTestMethodContext context) {
            if (Contract.exists()
                    && RestAssured.filters().stream().noneMatch(ContractFilter.class::isInstance)) {
                RestAssured.filters(new ContractFilter(Contract.ofService()));
            }
        }
    }
}
