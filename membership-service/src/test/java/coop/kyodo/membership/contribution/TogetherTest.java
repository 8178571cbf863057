package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Many at the same moment: exactly those commands succeed that fit.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class TogetherTest {

    /// Five members of 40 units each. One of them may go from 40 of 200 to 53 of 213, which is less
    /// than a quarter, and not to 54 of 214; another owes 40,000 yen, which 40 payments of 1,000
    /// pay.
    @Test
    void ofTwoHundredCommandsExactlyThoseThatFitSucceed()
            throws InterruptedException, ExecutionException {
        Coop coop = Coop.withMembers(3, 40);
        UUID buyer = coop.member(40);
        UUID payer = coop.member(39);
        coop.subscribe(payer, 1).then().statusCode(201);
        coop.pay(payer, 10_000, "2025-07-01").then().statusCode(201);
        List<Callable<Response>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(
                    i % 4 == 3
                            ? () ->
                                    patiently(
                                            coop,
                                            "/members/" + payer + "/payments",
                                            () -> Coop.payment(1_000, "2025-07-02", Coop.key()))
                            : () ->
                                    patiently(
                                            coop,
                                            "/members/" + buyer + "/subscriptions",
                                            () ->
                                                    Map.of(
                                                            "units",
                                                            1,
                                                            "subscribedOn",
                                                            "2025-07-01")));
        }

        List<Response> answers = Together.run(all);

        List<Response> purchases = new ArrayList<>();
        List<Response> payments = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            (i % 4 == 3 ? payments : purchases).add(answers.get(i));
        }
        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 422);
        assertThat(purchases).filteredOn(answer -> answer.statusCode() == 201).hasSize(13);
        assertThat(payments).filteredOn(answer -> answer.statusCode() == 201).hasSize(40);
        assertThat(purchases)
                .filteredOn(answer -> answer.statusCode() == 422)
                .allSatisfy(answer -> {
                    assertThat(answer.<String>path("rule")).isEqualTo("JP-021");
                    assertThat(answer.<Integer>path("figures.unitsAfter")).isEqualTo(54);
                    assertThat(answer.<Integer>path("figures.totalUnitsAfter")).isEqualTo(214);
                });
        assertThat(payments)
                .filteredOn(answer -> answer.statusCode() == 422)
                .allSatisfy(answer ->
                        assertThat(answer.<String>path("figures.outstanding.amount"))
                                .isEqualTo("0"));
        coop.get("/members/" + buyer).then().body("units", equalTo(53));
        coop.audit("/verification")
                .then()
                .body("checks.find { it.name == 'register-equals-ledger' }.ok", equalTo(true))
                .body("checks.find { it.name == 'balances-equal-postings' }.ok", equalTo(true))
                .body("checks.find { it.name == 'journals-balanced' }.ok", equalTo(true));
    }

    /// Asks again when the service is too busy to begin, as a caller would. The contract does not
    /// speak of that answer, so the exchange is not held against it.
    private static Response patiently(Coop coop, String path, Supplier<Map<String, ?>> body) {
        Response answer = post(coop, path, body.get());
        while (answer.statusCode() == 503) {
            answer = post(coop, path, body.get());
        }
        return answer;
    }

    private static Response post(Coop coop, String path, Map<String, ?> body) {
        return Coop.posting(coop.director(), Coop.key())
                .noFilters()
                .body(body)
                .post(coop.path(path));
    }
}
