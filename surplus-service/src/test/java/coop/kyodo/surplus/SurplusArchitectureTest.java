package coop.kyodo.surplus;

import coop.kyodo.kit.testing.ArchitectureTest;
import java.util.Set;

class SurplusArchitectureTest extends ArchitectureTest {

    @Override
    protected String servicePackage() {
        return "coop.kyodo.surplus";
    }

    /// Pure rules find in English what is wrong with the form of figures, accounts and policies.
    @Override
    protected Set<String> sayingItInEnglish() {
        return Set.of(
                "coop.kyodo.surplus.policy.PolicyRequest",
                "coop.kyodo.surplus.year.FiguresForm",
                "coop.kyodo.surplus.year.OpenFiscalYear",
                "coop.kyodo.surplus.year.RecordAccounts");
    }
}
