package coop.kyodo.federation.delegates;

import static coop.kyodo.federation.GivenFederation.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.federation.GivenFederation;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SeatingTest {

    private GivenFederation federation;

    @BeforeEach
    void registerAFederation() {
        federation = GivenFederation.registered();
    }

    @Test
    void seatsComeWithTheirProofAndTheNewsIsTold() {
        federation.affiliate("A", 50);
        federation.affiliate("B", 30);
        federation.affiliate("C", 20);

        Response seating = seat("LARGEST_REMAINDER", 7, null);

        seating.then()
                .statusCode(201)
                .body("seats", equalTo(7))
                .body("members", equalTo(100))
                .body("rows.seats", contains(4, 2, 1))
                .body("rows.quota", contains("7/2", "21/10", "7/5"))
                .body("rows.floor", contains(3, 2, 1))
                .body("rows.remainder", contains("1/2", "1/10", "2/5"))
                .body("rows.remainderOrder", contains(1, 3, 2))
                .body("rows.votes", contains(1, 1, 1))
                .body("lotDrawn", equalTo(false));
        UUID id = UUID.fromString(seating.jsonPath().getString("id"));
        JsonNode event = Events.await("coop.kyodo.federation.delegates-seated.v1", id);
        EventSchemas.of("federation-service").validate(event);
        assertThat(event.path("data").path("seats").asInt()).isEqualTo(7);
        federation.isVerifiedClean();
    }

    @Test
    void aDivisorMethodListsEachSeatWithItsQuotient() {
        federation.affiliate("A", 60);
        federation.affiliate("B", 30);

        seat("DHONDT", 3, null)
                .then()
                .statusCode(201)
                .body("awards.quotient", contains("60", "30", "30"))
                .body("awards.divisor", contains(1, 2, 1))
                .body("awards.decidedBy", contains("QUOTIENT", "LARGER_MEMBERSHIP", "QUOTIENT"))
                .body("rows[0].quota", nullValue());
    }

    @Test
    void aSeatingIsReadAgainAndListedWithoutItsTable() {
        federation.affiliate("A", 60);
        String id = seat("SAINTE_LAGUE", 3, null).jsonPath().getString("id");

        federation.get("/seatings/" + id).then().statusCode(200).body("rows.seats", contains(3));
        federation
                .get("/seatings")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].rows", nullValue());
    }

    @Test
    void whatIsDeclaredLaterDoesNotChangeASeating() {
        UUID affiliate = federation.affiliate("A", 60);
        federation.affiliate("B", 30);
        String id = seat("DHONDT", 3, null).jsonPath().getString("id");
        federation.declared(affiliate, 0, "2025-03-31");

        federation.get("/seatings/" + id).then().body("rows.seats", contains(2, 1));
        federation.isVerifiedClean();
    }

    @Test
    void aTieThatOnlyALotCanSettleNeedsASeedAndTheLotIsOnRecord() {
        federation.affiliate("A", 60);
        federation.affiliate("B", 60);

        seat("DHONDT", 1, null)
                .then()
                .statusCode(422)
                .body("code", equalTo("lot-needs-a-seed"))
                .body("rule", equalTo("FED-008"))
                .body("figures.tied", contains("A", "B"));
        seat("DHONDT", 1, "04 18 23")
                .then()
                .statusCode(201)
                .body("lotDrawn", equalTo(true))
                .body("seed", equalTo("04 18 23"))
                .body("rows.seats", containsInAnyOrder(0, 1));
    }

    @Test
    void seatsBelowEverybodysLeastAreRefused() {
        federation.affiliate("A", 60);
        federation.affiliate("B", 60);

        seatWithLeast(1, 1)
                .then()
                .statusCode(422)
                .body("code", equalTo("seats-below-minimums"))
                .body("rule", equalTo("FED-006"))
                .body("figures.least", equalTo(2));
        seatWithLeast(2, 1).then().statusCode(201);
    }

    @Test
    void nobodyIsSeatedWhereNobodyStands() {
        seat("DHONDT", 1, null)
                .then()
                .statusCode(422)
                .body("code", equalTo("nobody-to-seat"))
                .body("rule", equalTo("FED-007"));
    }

    @Test
    void oneForEveryFiftyAndTheFraction() {
        federation.affiliate("A", 50);
        federation.affiliate("B", 51);

        federation
                .post(
                        "/seatings",
                        body(
                                "name",
                                "Convention",
                                "method",
                                "PER_N_CEIL",
                                "line",
                                "INDUSTRIAL",
                                "countAsOf",
                                "2025-03-31",
                                "per",
                                50,
                                "votes",
                                "PER_DELEGATE"))
                .then()
                .statusCode(201)
                .body("rows.seats", contains(1, 2))
                .body("rows.votes", contains(1, 2));
    }

    @Test
    void aMethodIsGivenWhatItNeedsAndNothingElse() {
        federation
                .post(
                        "/seatings",
                        body(
                                "name",
                                "C",
                                "method",
                                "DHONDT",
                                "line",
                                "INDUSTRIAL",
                                "countAsOf",
                                "2025-03-31"))
                .then()
                .statusCode(400)
                .body("code", equalTo("method-needs-it"))
                .body("errors[0].pointer", equalTo("/seats"));
        federation
                .post(
                        "/seatings",
                        body(
                                "name",
                                "C",
                                "method",
                                "PER_N_CEIL",
                                "line",
                                "INDUSTRIAL",
                                "countAsOf",
                                "2025-03-31",
                                "per",
                                50,
                                "seats",
                                3))
                .then()
                .statusCode(400)
                .body("code", equalTo("method-has-no-use"));
    }

    private Response seat(String method, int seats, @Nullable String seed) {
        return federation.post(
                "/seatings",
                body(
                        "name",
                        "Convention",
                        "method",
                        method,
                        "line",
                        "INDUSTRIAL",
                        "countAsOf",
                        "2025-03-31",
                        "seats",
                        seats,
                        "seed",
                        seed));
    }

    private Response seatWithLeast(int seats, int least) {
        return federation.post(
                "/seatings",
                body(
                        "name",
                        "Convention",
                        "method",
                        "SAINTE_LAGUE",
                        "line",
                        "INDUSTRIAL",
                        "countAsOf",
                        "2025-03-31",
                        "seats",
                        seats,
                        "minPerAffiliate",
                        least));
    }
}
