package coop.kyodo.federation.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.federation.GivenFederation;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class OperationsTest {

    private GivenFederation federation;

    @BeforeEach
    void registerAFederation() {
        federation = GivenFederation.registered();
    }

    @Test
    void everyWriteIsInTheAuditLog() {
        federation.affiliate("A", 10);

        given().auth()
                .oauth2(Tokens.ofFederation(federation.id).role("auditor").bearer())
                .get("/v1/federations/" + federation.id + "/audit-entries")
                .then()
                .statusCode(200)
                .body(
                        "items.entry.action",
                        contains(
                                "federation-registered",
                                "organisation-registered",
                                "affiliated",
                                "members-declared"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verification", "audit-entries"})
    void nothingIsProvedOfAFederationThatThereIsNot(String path) {
        given().auth()
                .oauth2(Tokens.operator().bearer())
                .get("/v1/federations/" + UUID.randomUUID() + "/" + path)
                .then()
                .statusCode(404)
                .body("code", equalTo("federation-not-found"));
    }

    /// The guard can bite: the owner of the tables closes a circle behind the service's back.
    @Test
    void aCircleThatStandsInTheTablesIsFound() throws SQLException {
        UUID a = federation.organisation("A", "LOCAL");
        UUID b = federation.organisation("B", "LOCAL");
        asOwner(
                """
                insert into affiliation (tenant_id, id, organisation_id, parent_id, line, starts_on, recorded_at) values
                  ('%1$s', gen_random_uuid(), '%2$s', '%3$s', 'NETWORK', '2024-01-01', now()),
                  ('%1$s', gen_random_uuid(), '%3$s', '%2$s', 'NETWORK', '2024-01-01', now())\
                """
                        .formatted(federation.id, a, b));

        federation
                .verification()
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("checks.findAll { !it.ok }.name", contains("affiliations-without-cycles"));
    }

    @Test
    void anAmountThatWasChangedInTheTablesIsFound() throws SQLException {
        federation.affiliate("A", 10);
        UUID policy =
                federation.created(
                        "/dues-policies",
                        GivenFederation.body(
                                "name",
                                "Dues",
                                "formula",
                                "PER_HEAD",
                                "line",
                                "INDUSTRIAL",
                                "perHead",
                                "8",
                                "adoptedOn",
                                "2025-06-20",
                                "decision",
                                "Motion 4"));
        federation.created(
                "/dues-runs",
                GivenFederation.body(
                        "policyId",
                        policy,
                        "fiscalYear",
                        "2025",
                        "countAsOf",
                        "2025-03-31",
                        "assessedOn",
                        "2025-07-01",
                        "dueOn",
                        "2025-09-30"));
        asOwner(
                "update dues_assessment set amount = amount + 1 where tenant_id = '%s'"
                        .formatted(federation.id));

        federation
                .verification()
                .then()
                .body("checks.findAll { !it.ok }.name", hasItem("dues-recompute"));
    }

    @Test
    void theEventsExamplesFitTheirSchemas() {
        EventSchemas schemas = EventSchemas.of("federation-service");

        schemas.validateExamples();
        assertThat(schemas.types())
                .containsExactly(
                        "coop.kyodo.federation.affiliation-changed.v1",
                        "coop.kyodo.federation.delegates-seated.v1");
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = Db.asOwner();
                var statement = connection.createStatement()) {
            statement.execute("select set_config('kyodo.tenant', '" + federation.id + "', false)");
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
