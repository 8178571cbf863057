package coop.kyodo.surplus;

import coop.kyodo.kit.testing.ArchitectureTest;

class SurplusArchitectureTest extends ArchitectureTest {

    @Override
    protected String servicePackage() {
        return "coop.kyodo.surplus";
    }
}
