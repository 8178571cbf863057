package coop.kyodo.membership.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a dead member may claim is the heirs', each part once, however it comes about.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class HeirsTest {

    private final UUID son = Ids.next();
    private final UUID daughter = Ids.next();
    private Coop coop;
    private UUID dead;

    @BeforeEach
    void aMemberWithThreeUnits() {
        coop = Coop.withMembers(4, 3);
        dead = coop.member(3);
    }

    /// One unit was given up before; the son's part of its refund is on its way to him when the
    /// share of the others is valued.
    @Test
    void whatIsAnHeirsAlreadyIsNotDividedAgainWithTheShare() {
        coop.post("/members/" + dead + "/reductions", Map.of("units", 1, "noticeOn", "2025-06-01"))
                .then()
                .statusCode(201);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
        coop.ended(dead, "DEATH", "2026-05-10").then().statusCode(200);
        recordHeirs();
        coop.payeeAccount(son).then().statusCode(201);
        coop.refundBatch("2026-06-30").then().statusCode(201).body("batch.lines", equalTo(1));

        Time.from("2027-04-01");
        coop.closeYear("2027-03-31", 2_000_000).then().statusCode(201);

        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.number", contains(1, 1, 2, 2))
                .body(
                        "items.amount.amount",
                        containsInAnyOrder("16667", "33333", "33333", "66667"));
        coop.verified();
    }

    /// The account was closed by then. Nothing is to wait for a member who is dead.
    @Test
    void whatComesBackFromTheMembersAccountGoesToTheHeirs() {
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
        coop.payeeAccount(dead).then().statusCode(201);
        String batch = coop.refundBatch("2026-06-30").then().extract().path("batch.batchId");
        coop.paidByTheBank(batch, "2026-06-30");
        recordHeirs();

        coop.post(
                        "/refund-batches/" + batch + "/lines/1/outcome",
                        Map.of("outcome", "RETURNED", "on", "2026-07-02", "reason", "口座解約"))
                .then()
                .statusCode(200);

        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.claimantId", containsInAnyOrder(son.toString(), daughter.toString()))
                .body("items.amount.amount", containsInAnyOrder("50000", "100000"));
        assertThat(Told.of(coop, "refund-claims-changed"))
                .extracting(event -> event.at("/data/step").asText())
                .containsExactly("OPENED", "PAID", "INHERITED", "RETURNED", "INHERITED");
        coop.payeeAccount(daughter).then().statusCode(201);
        coop.refundBatch("2026-07-31")
                .then()
                .statusCode(201)
                .body("batch.total.amount", equalTo("100000"));
        coop.verified();
    }

    private void recordHeirs() {
        coop.post(
                        "/members/" + dead + "/heirs",
                        Map.of("heirs", List.of(heir(son, "1/3"), heir(daughter, "2/3"))))
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> heir(UUID id, String share) {
        return Map.of("id", id, "name", "山田", "address", "横浜市", "share", share);
    }
}
