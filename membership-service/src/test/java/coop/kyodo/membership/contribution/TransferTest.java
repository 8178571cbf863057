package coop.kyodo.membership.contribution;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class TransferTest {

    private Coop coop;
    private UUID giver;
    private UUID taker;

    @BeforeEach
    void twoMembersUnderNoParticularLaw() {
        coop = Coop.under("GENERIC");
        giver = coop.member(3);
        taker = coop.member(1);
    }

    /// The payment was taken back in between: on those days the units were not paid up.
    @Test
    void unitsThatWereUnpaidInBetweenDoNotPassOnBeforeIt() {
        String deposit =
                coop.get("/members/" + giver + "/account")
                        .path("entries.find { it.kind == 'DEPOSIT' }.journalId");
        coop.post(
                        "/members/" + giver + "/payments/" + deposit + "/reversal",
                        Map.of("reversedOn", "2025-09-10", "reason", "誤記", "leavesUnpaid", true))
                .then()
                .statusCode(201);
        coop.pay(giver, 150_000, "2025-09-20").then().statusCode(201);

        coop.transfer(giver, taker, 2, "2025-09-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("capital-unpaid"));
        coop.transfer(giver, taker, 2, "2025-09-20").then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"2025-09-01, 201", "2025-09-02, 400"})
    void theTakerHasAgreedByTheDayOfTheTransfer(String agreedOn, int status) {
        Response transferred = transfer(Map.of("on", agreedOn, "reference", "8月25日の同意書"));

        transferred.then().statusCode(status);
        if (status == 400) {
            transferred
                    .then()
                    .body("code", equalTo("date-too-late"))
                    .body("errors.pointer", hasItem("/consent/on"));
            coop.get("/members/" + taker + "/transfers").then().body("items", empty());
            return;
        }
        for (UUID party : List.of(giver, taker)) {
            coop.get("/members/" + party + "/transfers")
                    .then()
                    .statusCode(200)
                    .body("items.fromMemberId", contains(giver.toString()))
                    .body("items.toMemberId", contains(taker.toString()))
                    .body("items.units", contains(2))
                    .body("items.consent.on", contains(agreedOn))
                    .body("items.consent.reference", contains("8月25日の同意書"));
        }
    }

    @Test
    void nobodyIsMadeToHoldMoreUnits() {
        transfer(Map.of("on", "2025-08-25")).then().statusCode(400);
        coop.post(
                        "/members/" + giver + "/transfers",
                        Map.of("toMemberId", taker, "units", 2, "transferredOn", "2025-09-01"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/consent"));
    }

    @Test
    void unitsPassOnInTwoLegsAndTheCoopsCapitalStays() {
        coop.transfer(giver, taker, 2, "2025-09-01")
                .then()
                .statusCode(201)
                .body("transferId", notNullValue())
                .body("from.units", equalTo(1))
                .body("from.paidIn.amount", equalTo("50000"))
                .body("to.units", equalTo(3))
                .body("to.paidIn.amount", equalTo("150000"));

        coop.get("/members/" + taker + "/account")
                .then()
                .body("entries.kind", hasItem("TRANSFER_IN"))
                .body("subscribed.amount", equalTo("150000"));
        coop.audit("/ledger/accounts")
                .then()
                .body(
                        "accounts.find { it.account == 'CAPITAL' }.balance.amount",
                        equalTo("-200000"))
                .body(
                        "accounts.find { it.account == 'UNIT_TRANSFERS' }.balance.amount",
                        equalTo("0"));
        coop.get("/register?asOf=2025-08-31")
                .then()
                .body("items.find { it.memberId == '" + giver + "' }.units", equalTo(3));
        coop.audit("/verification")
                .then()
                .body("checks.find { it.name == 'register-equals-ledger' }.ok", equalTo(true))
                .body("checks.find { it.name == 'journals-balanced' }.ok", equalTo(true));
    }

    @Test
    void theGiverKeepsAUnit() {
        coop.transfer(giver, taker, 3, "2025-09-01")
                .then()
                .statusCode(422)
                .body("rule", equalTo("GEN-01"))
                .body("figures.left", equalTo(0));
    }

    /// Of three units one is given up at the year's end.
    @Test
    void unitsThatAreGivenUpAreNotTheOneThatTheGiverKeeps() {
        coop.post("/members/" + giver + "/reductions", Map.of("units", 1, "noticeOn", "2025-08-01"))
                .then()
                .statusCode(201);

        coop.transfer(giver, taker, 2, "2025-09-01")
                .then()
                .statusCode(422)
                .body("rule", equalTo("GEN-01"))
                .body("figures.left", equalTo(0));
        coop.transfer(giver, taker, 1, "2025-09-01").then().statusCode(201);
    }

    @Test
    void unitsDoNotPassOnBeforeTheDayHasCome() {
        Time.on("2025-09-01");

        coop.transfer(giver, taker, 1, "2025-09-02")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", hasItem("/transferredOn"));
        coop.transfer(giver, taker, 1, "2025-09-01").then().statusCode(201);
    }

    @Test
    void unitsDoNotPassOnBeforeTheGiverHasThem() {
        coop.subscribe(giver, 2, "2025-10-01").then().statusCode(201);
        coop.pay(giver, 100_000, "2025-10-01").then().statusCode(201);

        coop.transfer(giver, taker, 3, "2025-09-01").then().statusCode(422);
        coop.transfer(giver, taker, 3, "2025-10-01").then().statusCode(201);
    }

    @Test
    void unpaidUnitsDoNotPassOn() {
        coop.subscribe(giver, 1).then().statusCode(201);

        coop.transfer(giver, taker, 1, "2025-09-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("capital-unpaid"));
    }

    @Test
    void theTakerIsAnotherMember() {
        coop.transfer(giver, giver, 1, "2025-09-01")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/toMemberId"));
        coop.transfer(giver, Ids.next(), 1, "2025-09-01").then().statusCode(404);
        coop.transfer(giver, coop.accepted(1), 1, "2025-09-01").then().statusCode(409);
    }

    @Test
    void underTheActAShareIsNotTransferred() {
        Coop act = Coop.registered();

        act.transfer(act.member(2), act.member(1), 1, "2025-09-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("units-not-transferable"))
                .body("rule", equalTo("JP-028"))
                .body("source", equalTo("Workers Cooperatives Act, art. 13"));
    }

    private Response transfer(Map<String, String> consent) {
        return coop.post(
                "/members/" + giver + "/transfers",
                Map.of(
                        "toMemberId",
                        taker,
                        "units",
                        2,
                        "transferredOn",
                        "2025-09-01",
                        "consent",
                        consent));
    }
}
