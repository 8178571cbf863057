package coop.kyodo.governance;

import coop.kyodo.kit.testing.ArchitectureTest;

class ArchitectureIsKeptTest extends ArchitectureTest {

    @Override
    protected String servicePackage() {
        return "coop.kyodo.governance";
    }
}
