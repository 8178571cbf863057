package coop.kyodo.membership.refund;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

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

/// Heirs are paid by a batch, beside two leavers whose refunds of 100,000 yen each are due.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class HeirsBatchTest {

    private Coop coop;

    @BeforeEach
    void twoLeaversWithAccounts() {
        coop = Coop.withMembers(4, 2);
        coop.leaversWithAccounts();
    }

    @Test
    void heirsArePaidEachToTheirAccount() {
        UUID dead = coop.accepted(2);
        coop.pay(dead, 100_000, "2026-04-10").then().statusCode(201);
        coop.ended(dead, "DEATH", "2026-05-10").then().statusCode(200);
        Time.from("2027-07-01");
        coop.closeYear("2027-03-31", 1_000_000).then().statusCode(201);
        UUID son = Ids.next();
        UUID daughter = Ids.next();
        coop.post(
                        "/members/" + dead + "/heirs",
                        Map.of("heirs", List.of(heir(son, "1/4"), heir(daughter, "3/4"))))
                .then()
                .statusCode(201);
        coop.payeeAccount(son).then().statusCode(201);

        String batch =
                coop.post(
                                "/refund-batches",
                                Map.of(
                                        "executionOn", "2027-06-30",
                                        "debtor", Map.of("account", Coop.account("ミドリ")),
                                        "memberIds", List.of(dead)))
                        .then()
                        .statusCode(201)
                        .body("batch.total.amount", equalTo("25000"))
                        .body("withoutAccount", equalTo(1))
                        .extract()
                        .path("batch.batchId");
        coop.paidByTheBank(batch, "2027-06-30");

        coop.get("/members/" + dead)
                .then()
                .body("settlement.status", equalTo("PAYABLE"))
                .body("settlement.paid.amount", equalTo("25000"));
        coop.verified();
    }

    /// The son was recorded twice, and the account under the record that goes.
    @Test
    void anHeirWhoseRecordIsMergedIsPaidToTheAccountOfEither() {
        UUID son = Ids.next();
        UUID again = Ids.next();
        UUID dead = deadWith(heir(son, "1/4"), heir(again, "3/4"));
        coop.payeeAccount(again).then().statusCode(201);

        merge(again, son).then().statusCode(200);

        coop.get("/payees/" + son + "/account").then().statusCode(200);
        coop.get("/payees/" + again + "/account").then().statusCode(200);
        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.claimantId", everyItem(equalTo(son.toString())));
        coop.refundBatch("2027-06-30")
                .then()
                .statusCode(201)
                .body("withoutAccount", equalTo(0))
                .body("batch.total.amount", equalTo("300000"));
        coop.audit("/audit-entries?limit=500")
                .then()
                .body(
                        "items.entry.find { it.action == 'persons-merged' }.details.accountMoved",
                        equalTo(true))
                .body(
                        "items.entry.find { it.action == 'persons-merged' }.details.heirOf",
                        equalTo(List.of(dead.toString())));
        coop.post("/payees/" + again + "/account", Coop.account("スズキ")).then().statusCode(201);
        coop.get("/payees/" + son + "/account").then().body("zengin.holderKana", equalTo("スズキ"));
    }

    @Test
    void recordsWithDifferentAccountsAreMergedOnceThatIsSettled() {
        UUID son = Ids.next();
        UUID again = Ids.next();
        deadWith(heir(son, "1/4"), heir(again, "3/4"));
        coop.payeeAccount(son).then().statusCode(201);
        coop.post("/payees/" + again + "/account", Coop.account("スズキ")).then().statusCode(201);

        merge(again, son).then().statusCode(409).body("code", equalTo("accounts-differ"));
        coop.payeeAccount(again).then().statusCode(201);
        merge(again, son).then().statusCode(200);
    }

    /// Merged before the share is valued, both shares are one heir's.
    @Test
    void heirsWhoAreMergedEarlyAreOne() {
        UUID dead = coop.accepted(2);
        coop.pay(dead, 100_000, "2026-04-10").then().statusCode(201);
        coop.ended(dead, "DEATH", "2026-05-10").then().statusCode(200);
        UUID son = Ids.next();
        UUID again = Ids.next();
        heirs(dead, heir(son, "1/4"), heir(again, "3/4"));
        merge(again, son).then().statusCode(200);
        Time.from("2027-07-01");
        coop.closeYear("2027-03-31", 1_000_000).then().statusCode(201);

        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.claimantId", contains(son.toString()))
                .body("items[0].amount.amount", equalTo("100000"));
    }

    private UUID deadWith(Map<?, ?> one, Map<?, ?> other) {
        UUID dead = coop.accepted(2);
        coop.pay(dead, 100_000, "2026-04-10").then().statusCode(201);
        coop.ended(dead, "DEATH", "2026-05-10").then().statusCode(200);
        Time.from("2027-07-01");
        coop.closeYear("2027-03-31", 1_000_000).then().statusCode(201);
        heirs(dead, one, other);
        return dead;
    }

    private void heirs(UUID dead, Map<?, ?>... heirs) {
        coop.post("/members/" + dead + "/heirs", Map.of("heirs", List.of(heirs)))
                .then()
                .statusCode(201);
    }

    private Response merge(UUID losing, UUID staying) {
        return coop.post("/persons/" + losing + "/merge", Map.of("intoPersonId", staying));
    }

    private static Map<String, Object> heir(UUID id, String share) {
        return Map.of("id", id, "name", "山田", "address", "横浜市", "share", share);
    }
}
