package coop.kyodo.surplus;

import coop.kyodo.kit.testing.BadInputWalk;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SurplusBadInputTest extends BadInputWalk {

    private Coop coop = Coop.unknown();
    private String plan = "";

    @BeforeEach
    void prepare() {
        coop = Coop.withAYear();
        plan = coop.plan(1).path("planId");
    }

    @Override
    protected UUID tenantId() {
        return coop.id;
    }

    @Override
    protected Map<String, String> pathValues() {
        return Map.of(
                "year",
                "2025",
                "version",
                "0",
                "planId",
                plan,
                "memberId",
                coop.member(1).toString(),
                "measure",
                "PAY",
                "importId",
                UUID.randomUUID().toString());
    }
}
