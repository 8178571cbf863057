package coop.kyodo.governance;

import static coop.kyodo.governance.GivenCooperative.election;
import static coop.kyodo.governance.GivenCooperative.resolution;

import coop.kyodo.kit.testing.BadInputWalk;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// Wrong input of every kind, sent to an assembly in session.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class BadInputTest extends BadInputWalk {

    private final UUID item = UUID.randomUUID();
    private GivenCooperative cooperative = new GivenCooperative();
    private UUID assembly = UUID.randomUUID();
    private String relation = "";

    @BeforeEach
    void openAssembly() {
        cooperative = GivenCooperative.with(3);
        assembly =
                cooperative.open(
                        resolution(item, "ORDINARY_RESOLUTION", "BUDGET"),
                        election(UUID.randomUUID(), "DIRECTOR", cooperative.members));
        relation = cooperative.related(1, 2).then().statusCode(201).extract().path("id");
    }

    @Override
    protected UUID tenantId() {
        return cooperative.id;
    }

    @Override
    protected Map<String, String> pathValues() {
        return Map.of(
                "assemblyId",
                assembly.toString(),
                "itemId",
                item.toString(),
                "relationId",
                relation,
                "departureId",
                UUID.randomUUID().toString());
    }
}
