package coop.kyodo.kit.sample;

import coop.kyodo.kit.testing.ContractTest;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SampleContractTest extends ContractTest {

    @Override
    protected Path classes() {
        return Path.of("target", "test-classes", "coop", "kyodo", "kit", "sample");
    }
}
