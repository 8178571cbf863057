package coop.kyodo.membership;

import coop.kyodo.kit.testing.ArchitectureTest;

class MembershipArchitectureTest extends ArchitectureTest {

    @Override
    protected String servicePackage() {
        return "coop.kyodo.membership";
    }
}
