package coop.kyodo.federation;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.SecurityWalk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SecurityTest extends SecurityWalk {

    private final UUID tenant = UUID.randomUUID();

    @Override
    protected UUID tenantId() {
        return tenant;
    }
}
