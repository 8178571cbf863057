package coop.kyodo.federation;

import static coop.kyodo.federation.GivenFederation.body;

import coop.kyodo.kit.testing.BadInputWalk;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// Wrong input of every kind, sent to a federation that has levied dues and seated delegates.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class BadInputTest extends BadInputWalk {

    private final Map<String, String> known = new HashMap<>();
    private UUID federationId = UUID.randomUUID();

    @BeforeEach
    void fillAFederation() {
        GivenFederation federation = GivenFederation.registered();
        federationId = federation.id;
        UUID organisation = federation.organisation("A", "INDUSTRIAL_FEDERATION");
        UUID affiliation = federation.affiliated(organisation, null, "INDUSTRIAL", "2023-10-01");
        federation.declared(organisation, 100, "2025-03-31");
        UUID policy =
                federation.created(
                        "/dues-policies",
                        body(
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
        UUID run =
                federation.created(
                        "/dues-runs",
                        body(
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
        UUID seating =
                federation.created(
                        "/seatings",
                        body(
                                "name",
                                "Convention",
                                "method",
                                "DHONDT",
                                "line",
                                "INDUSTRIAL",
                                "countAsOf",
                                "2025-03-31",
                                "seats",
                                3));
        known.put("organisationId", organisation.toString());
        known.put("affiliationId", affiliation.toString());
        known.put("policyId", policy.toString());
        known.put("runId", run.toString());
        known.put("seatingId", seating.toString());
        known.put(
                "snapshotId",
                federation.get("/seatings/" + seating).jsonPath().getString("snapshotId"));
        known.put(
                "assessmentId",
                federation
                        .get("/dues-runs/" + run + "/assessments")
                        .jsonPath()
                        .getString("items[0].id"));
    }

    @Override
    protected UUID tenantId() {
        return federationId;
    }

    @Override
    protected Map<String, String> pathValues() {
        return known;
    }
}
