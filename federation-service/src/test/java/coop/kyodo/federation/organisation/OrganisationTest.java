package coop.kyodo.federation.organisation;

import static coop.kyodo.federation.GivenFederation.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.federation.GivenFederation;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class OrganisationTest {

    private GivenFederation federation;

    @BeforeEach
    void registerAFederation() {
        federation = GivenFederation.registered();
    }

    @Test
    void anOrganisationIsRegisteredAndRead() {
        UUID id = federation.organisation("IND-02", "INDUSTRIAL_FEDERATION");

        federation
                .get("/organisations/" + id)
                .then()
                .statusCode(200)
                .body("code", equalTo("IND-02"));
    }

    @Test
    void aCodeIsTakenOnce() {
        federation.organisation("A", "LOCAL");

        federation
                .post(
                        "/organisations",
                        body("code", "A", "shortName", "B", "name", "B", "kind", "LOCAL"))
                .then()
                .statusCode(409)
                .body("code", equalTo("organisation-code-taken"));
    }

    @Test
    void aCooperativeStandsInTheRegisterOnce() {
        UUID cooperative = UUID.randomUUID();
        federation.cooperative("A", cooperative);

        federation
                .post(
                        "/organisations",
                        body(
                                "code",
                                "B",
                                "shortName",
                                "B",
                                "name",
                                "B",
                                "kind",
                                "COOPERATIVE",
                                "cooperativeId",
                                cooperative))
                .then()
                .statusCode(409)
                .body("code", equalTo("cooperative-registered"));
    }

    @Test
    void aCooperativeAndOnlyACooperativeNamesIts() {
        federation
                .post(
                        "/organisations",
                        body("code", "A", "shortName", "A", "name", "A", "kind", "COOPERATIVE"))
                .then()
                .statusCode(400)
                .body("code", equalTo("cooperative-id-needed"));
        federation
                .post(
                        "/organisations",
                        body(
                                "code",
                                "A",
                                "shortName",
                                "A",
                                "name",
                                "A",
                                "kind",
                                "LOCAL",
                                "cooperativeId",
                                UUID.randomUUID()))
                .then()
                .statusCode(400)
                .body("code", equalTo("cooperative-id-unexpected"));
    }

    @Test
    void thePagesFollowTheCodes() {
        federation.organisation("B", "LOCAL");
        federation.organisation("a", "LOCAL");
        federation.organisation("C", "LOCAL");

        var first = federation.get("/organisations?limit=2");
        first.then().statusCode(200).body("items.code", contains("B", "C"));
        String next = first.jsonPath().getString("next");
        var second = federation.get("/organisations?limit=2&cursor=" + next);
        second.then().statusCode(200).body("items.code", contains("a"));
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @Test
    void anotherFederationsOrganisationIsNotThere() {
        UUID id = GivenFederation.registered().organisation("A", "LOCAL");

        federation
                .get("/organisations/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("organisation-not-found"));
    }
}
