package coop.kyodo.surplus;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.SecurityWalk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SurplusSecurityTest extends SecurityWalk {

    private static final UUID COOPERATIVE = UUID.randomUUID();

    @Override
    protected UUID tenantId() {
        return COOPERATIVE;
    }
}
