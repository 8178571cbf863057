package coop.kyodo.federation;

import coop.kyodo.kit.testing.ContractTest;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ContractIsKeptTest extends ContractTest {}
