package coop.kyodo.federation;

import coop.kyodo.kit.testing.ArchitectureTest;

class ArchitectureIsKeptTest extends ArchitectureTest {

    @Override
    protected String servicePackage() {
        return "coop.kyodo.federation";
    }
}
