package coop.kyodo.membership.refund;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
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

/// Heirs who were recorded wrongly, and what had become of the 150,000 yen by then.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectedHeirsTest {

    private final UUID son = Ids.next();
    private final UUID daughter = Ids.next();
    private Coop coop;
    private UUID dead;

    @BeforeEach
    void aMemberWithThreeUnitsDied() {
        coop = Coop.withMembers(4, 3);
        dead = coop.member(3);
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
    }

    /// Only the son has an account.
    @Test
    void nobodyIsCorrectedOnceOneOfThemIsPaid() {
        close();
        record(heir(son, "1/3"), heir(daughter, "2/3")).statusCode(201);
        coop.payeeAccount(son).then().statusCode(201);
        String batch = coop.refundBatch("2026-06-30").then().extract().path("batch.batchId");
        coop.paidByTheBank(batch, "2026-06-30");

        correct(heir(daughter, "1/1")).statusCode(409).body("code", equalTo("heirs-paid"));
        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.amount.amount", containsInAnyOrder("50000", "100000"));
        coop.verified();
    }

    @Test
    void heirsAreCorrectedBeforeThereIsAnythingToInherit() {
        record(heir(son, "1/3"), heir(daughter, "2/3")).statusCode(201);
        correct(heir(daughter, "1/1")).statusCode(201);

        close();
        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.claimantId", contains(daughter.toString()))
                .body("items.amount.amount", contains("150000"));
        coop.verified();
    }

    /// JP-056: what was claimed in time does not lapse because somebody else inherits it.
    @Test
    void whatWasClaimedByOneOfThemStaysClaimed() {
        close();
        record(heir(son, "1/3"), heir(daughter, "2/3")).statusCode(201);
        coop.post(
                        "/members/" + dead + "/refund-demand",
                        Map.of("claimedOn", "2026-07-31", "claimantId", daughter))
                .then()
                .statusCode(200);

        correct(heir(son, "1/2"), heir(daughter, "1/2"))
                .statusCode(201)
                .body("items.amount.amount", contains("75000", "75000"))
                .body("items.claimedOn", everyItem(equalTo("2026-07-31")));
    }

    @Test
    void whatNobodyClaimedIsNotClaimedByACorrection() {
        close();
        record(heir(son, "1/3"), heir(daughter, "2/3")).statusCode(201);

        correct(heir(son, "1/2"), heir(daughter, "1/2"))
                .statusCode(201)
                .body("items.claimedOn", everyItem(nullValue()));
    }

    @Test
    void noTwoHeirsAreOnePerson() {
        close();
        record(heir(son, "1/2"), heir(son, "1/2"))
                .statusCode(409)
                .body("code", equalTo("person-exists"));

        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.claimantId", contains(dead.toString()));
        record(heir(son, "1/2"), heir(daughter, "1/2")).statusCode(201);
    }

    @Test
    void whoseDataWasErasedSinceIsNoHeirAgain() {
        close();
        record(heir(son, "1/3"), heir(daughter, "2/3")).statusCode(201);
        correct(heir(daughter, "1/1")).statusCode(201);
        coop.post("/persons/" + son + "/erasure", Map.of("cause", "RETENTION_ENDED"))
                .then()
                .statusCode(201);

        correct(heir(son, "1/3"), heir(daughter, "2/3"))
                .statusCode(409)
                .body("code", equalTo("person-erased"));
        correct(heir(Ids.next(), "1/3"), heir(daughter, "2/3")).statusCode(201);
    }

    private void close() {
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
    }

    private ValidatableResponse record(Map<?, ?>... heirs) {
        return post(Map.of("heirs", List.of(heirs)));
    }

    private ValidatableResponse correct(Map<?, ?>... heirs) {
        return post(Map.of("heirs", List.of(heirs), "corrects", true));
    }

    private ValidatableResponse post(Map<String, ?> body) {
        return coop.post("/members/" + dead + "/heirs", body).then();
    }

    private static Map<String, Object> heir(UUID id, String share) {
        return Map.of("id", id, "name", "山田", "address", "横浜市", "share", share);
    }
}
