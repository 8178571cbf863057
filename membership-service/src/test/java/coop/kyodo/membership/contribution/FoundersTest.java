package coop.kyodo.membership.contribution;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FoundersTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registered();
    }

    @Test
    void aFounderIsAMemberWithAQuarterOfEachUnitAndTheRestIsUnpaidCapital() {
        UUID founder = coop.founder(2);

        coop.pay(founder, 24_999, "2025-04-10")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-025"))
                .body("figures.paid.amount", equalTo("24999"))
                .body("figures.least.amount", equalTo("25000"));
        coop.pay(founder, 25_000, "2025-04-10")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("MEMBER"))
                .body("holding.outstanding.amount", equalTo("75000"));

        coop.audit("/ledger/accounts")
                .then()
                .body(
                        "accounts.find { it.account == 'CAPITAL' }.balance.amount",
                        equalTo("-100000"))
                .body(
                        "accounts.find { it.account == 'UNPAID_CAPITAL' }.balance.amount",
                        equalTo("75000"))
                .body("accounts.find { it.account == 'DEPOSITS' }.balance.amount", equalTo("0"));
        coop.audit("/verification")
                .then()
                .body("checks.find { it.name == 'register-equals-ledger' }.ok", equalTo(true));
    }

    @Test
    void aFounderIsNoMemberBeforeTheCoopIsFormed() {
        UUID founder = Ids.next();
        Map<String, Object> application = Coop.application(founder, 1);
        application.put("founder", true);
        application.put("appliedOn", "2025-03-01");
        coop.post("/members", application).then().statusCode(201);
        coop.post("/members/" + founder + "/acceptance", Map.of("acceptedOn", "2025-03-02"));
        coop.pay(founder, 50_000, "2025-03-20").then().statusCode(201);

        coop.get("/members/" + founder).then().body("admittedOn", equalTo("2025-04-01"));
    }

    @Test
    void whoeverAppliesAfterTheFormationIsNoFounder() {
        Map<String, Object> application = Coop.application(Ids.next(), 1);
        application.put("founder", true);
        application.put("appliedOn", "2025-04-02");

        coop.post("/members", application)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-025"))
                .body("figures.formedOn", equalTo("2025-04-01"));
    }

    @Test
    void theRestFallsDueWhenItIsCalledAndNotBefore() {
        UUID first = coop.founder(2);
        UUID second = coop.founder(1);
        coop.pay(first, 25_000, "2025-04-10").then().statusCode(201);
        coop.pay(second, 40_000, "2025-04-10").then().statusCode(201);
        coop.get("/arrears?on=2026-01-01").then().body("members", equalTo(0));

        call("2025-06-01", "2025-06-30", 20_000)
                .statusCode(201)
                .body("members", equalTo(2))
                .body("amount.amount", equalTo("50000"));

        coop.get("/arrears?on=2025-06-30").then().body("items", hasSize(0));
        coop.get("/arrears?on=2025-07-01")
                .then()
                .body("members", equalTo(2))
                .body("arrears.amount", equalTo("50000"))
                .body("items.memberId", hasItem(first.toString()));
        coop.pay(first, 30_000, "2025-06-30").then().statusCode(201);
        coop.get("/members/" + first + "/arrears?on=2025-07-01")
                .then()
                .statusCode(200)
                .body("founder", equalTo(true))
                .body("outstanding.amount", equalTo("45000"))
                .body("uncalled.amount", equalTo("35000"))
                .body("arrears.amount", equalTo("10000"))
                .body("open.dueOn", contains("2025-06-30"));
        Events.await("coop.kyodo.membership.capital-called.v1", first);
    }

    @Test
    void whatIsCalledAlreadyIsNotCalledAgain() {
        UUID founder = coop.founder(1);
        coop.pay(founder, 40_000, "2025-04-10").then().statusCode(201);
        call("2025-06-01", "2025-06-30", 50_000).body("amount.amount", equalTo("10000"));

        call("2025-06-02", "2025-07-31", 50_000)
                .statusCode(409)
                .body("code", equalTo("nothing-to-call"));
    }

    @Test
    void aFoundersPlanGoesOnAfterTheFirstInstalment() {
        UUID founder = Ids.next();
        Map<String, Object> application = Coop.application(founder, 1);
        application.put("founder", true);
        application.put(
                "instalments",
                List.of(
                        Map.of("dueOn", "2025-04-10", "amount", Coop.yen(20_000)),
                        Map.of("dueOn", "2025-09-30", "amount", Coop.yen(30_000))));
        coop.post("/members", application).then().statusCode(201);
        coop.accept(founder);
        coop.pay(founder, 20_000, "2025-04-10").then().statusCode(201);

        coop.get("/members/" + founder + "/arrears?on=2025-09-30")
                .then()
                .body("arrears.amount", equalTo("0"))
                .body("open.dueOn", contains("2025-09-30"));
        coop.get("/members/" + founder + "/arrears?on=2025-10-01")
                .then()
                .body("arrears.amount", equalTo("30000"));
    }

    @Test
    void aContributionInKindComesOnTheFirstDateOnly() {
        UUID founder = coop.founder(2);
        coop.payBy("IN_KIND", founder, 60_000, "2025-04-10").then().statusCode(201);

        coop.payBy("IN_KIND", founder, 40_000, "2025-04-11")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-025"))
                .body("figures.firstPaidOn", equalTo("2025-04-10"));
        coop.payBy("CASH", founder, 40_000, "2025-04-11").then().statusCode(201);
        coop.audit("/ledger/accounts")
                .then()
                .body(
                        "accounts.find { it.account == 'CONTRIBUTIONS_IN_KIND' }.balance.amount",
                        equalTo("60000"));
    }

    private ValidatableResponse call(String calledOn, String dueOn, long perUnit) {
        return coop.post(
                        "/capital-calls",
                        Map.of(
                                "calledOn", calledOn,
                                "dueOn", dueOn,
                                "amountPerUnit", Coop.yen(perUnit)))
                .then();
    }
}
