package coop.kyodo.kit.sample;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.SecurityWalk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SampleSecurityTest extends SecurityWalk {

    private static final UUID COOPERATIVE = UUID.fromString("0199c0de-0000-7000-8000-00000000c002");

    @Override
    protected UUID tenantId() {
        return COOPERATIVE;
    }
}
