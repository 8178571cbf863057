package coop.kyodo.federation;

import coop.kyodo.kit.testing.EventContractTest;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FederationEventContractTest extends EventContractTest {

    @Override
    protected String module() {
        return "federation-service";
    }
}
