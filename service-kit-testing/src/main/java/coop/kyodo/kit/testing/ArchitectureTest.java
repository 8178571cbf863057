package coop.kyodo.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Keeps the design of one service and of the kit it stands on. A service subclasses it as a plain
/// test and says its package.
public abstract class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> TESTING =
            JavaClass.Predicates.resideInAnyPackage(
                    "coop.kyodo.kit.testing..", "coop.kyodo.kit.sample..");

    /// Such as `coop.kyodo.membership`.
    protected abstract String servicePackage();

    private static JavaClasses service() {
        return Imported.SERVICE;
    }

    private static JavaClasses kit() {
        return Imported.KIT;
    }

    @Test
    void theServiceStaysInItsPackage() {
        ArchitectureRules.staysInItsPackage(servicePackage()).check(service());
    }

    @Test
    void theKitKnowsNoService() {
        ArchitectureRules.kitKnowsNoService().check(kit());
    }

    @Test
    void theServiceKnowsNoOther() {
        ArchitectureRules.knowsNoOtherService(servicePackage()).check(service());
    }

    @Test
    void rulesArePure() {
        ArchitectureRules.rulesArePure(servicePackage()).check(service());
    }

    @Test
    void everyResourceMethodSaysWhoMayCallIt() {
        ArchitectureRules.resourceMethodsSayWhoMayCall().check(service());
        ArchitectureRules.resourceMethodsArePublic().check(service());
    }

    @Test
    void timeComesFromOutside() {
        ArchitectureRules.timeComesFromOutside().check(service());
        ArchitectureRules.timeComesFromOutside().check(kit());
    }

    @Test
    void problemsAreSaidInTheCallersLanguage() {
        ArchitectureRules.problemsAreSaidInTheCallersLanguage().check(service());
    }

    @Test
    void whatIsSaidIsThereInBothLanguages() {
        Set<String> english = Messages.keys("en");

        assertThat(english).isEqualTo(Messages.keys("ja"));
        assertThat(Messages.namedIn(Path.of("target", "classes"))).isSubsetOf(english);
    }

    @Test
    void constraintsAreOnFields() {
        ArchitectureRules.constraintsAreOnFields().check(service());
        ArchitectureRules.constraintsAreOnFields().check(kit());
    }

    @Test
    void nothingFloats() {
        ArchitectureRules.nothingFloats().check(service());
        ArchitectureRules.nothingFloats().check(kit());
        ArchitectureRules.nothingCalculatesInDecimals().check(service());
        ArchitectureRules.nothingCalculatesInDecimals().check(kit());
    }

    /// Read once for all tests, because reading takes longer than judging.
    private static final class Imported {
        static final JavaClasses SERVICE =
                new ClassFileImporter().importPath(Path.of("target", "classes"));
        static final JavaClasses KIT =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("coop.kyodo.kit")
                        .that(DescribedPredicate.not(TESTING));
    }
}
