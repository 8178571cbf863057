package coop.kyodo.membership;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.SecurityWalk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class MembershipSecurityWalkTest extends SecurityWalk {

    private Walked walked;

    @BeforeEach
    void aCoop() {
        walked = new Walked();
    }

    @Override
    protected UUID tenantId() {
        return walked.tenant();
    }

    @Override
    protected Map<String, String> pathValues() {
        return walked.path();
    }
}
