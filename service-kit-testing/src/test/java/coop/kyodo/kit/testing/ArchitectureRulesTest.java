package coop.kyodo.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule must bite, and none may pass on nothing.
class ArchitectureRulesTest {

    private static final String HERE = "coop.kyodo.kit.testing.wrong";
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages(HERE);

    @Test
    void timeFromTheMachineIsFound() {
        breaks(ArchitectureRules.timeComesFromOutside(), "Hurried");
        assertThatThrownBy(() -> ArchitectureRules.timeComesFromOutside().check(WRONG))
                .message()
                .doesNotContain("Patient");
    }

    @Test
    void aRuleThatReachesADatabaseThroughAValueIsFound() {
        breaks(ArchitectureRules.rulesArePure(HERE), "jdbi");
        assertThatThrownBy(() -> ArchitectureRules.rulesArePure(HERE).check(WRONG))
                .message()
                .doesNotContain("PureRules");
    }

    @Test
    void anUnguardedResourceMethodIsFound() {
        breaks(ArchitectureRules.resourceMethodsSayWhoMayCall(), "everything");
        breaks(ArchitectureRules.resourceMethodsArePublic(), "everything");
    }

    @Test
    void aProblemThatIsSaidInEnglishOnlyIsFound() {
        ArchRule rule = ArchitectureRules.problemsAreSaidInTheCallersLanguage();

        breaks(rule, "Monoglot");
        assertThatThrownBy(() -> rule.check(WRONG)).message().doesNotContain("Polyglot");
    }

    @Test
    void aConstraintThatNobodyReadsIsFound() {
        ArchRule rule = ArchitectureRules.constraintsAreOnFields();

        breaks(rule, "NotNull is on the type of unread alone");
        assertThatThrownBy(() -> rule.check(WRONG)).message().doesNotContain(" read alone");
    }

    @Test
    void whatIsNotExactIsFound() {
        breaks(ArchitectureRules.nothingFloats(), "share");
        breaks(ArchitectureRules.nothingCalculatesInDecimals(), "twice");
    }

    @Test
    void whatStandsInTheWrongPlaceIsFound() {
        breaks(ArchitectureRules.staysInItsPackage("coop.kyodo.membership"), "Wrong");
    }

    @Test
    void routesAreReadFromTheAnnotations() {
        assertThat(Routes.of(WRONG)).containsExactly("GET /v1/open/{id}/all");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noRulePassesOnNothing(ArchRule rule) {
        JavaClasses nothing = new ClassFileImporter().importClasses();

        assertThatThrownBy(() -> rule.check(nothing)).isInstanceOf(AssertionError.class);
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                ArchitectureRules.staysInItsPackage(HERE),
                ArchitectureRules.kitKnowsNoService(),
                ArchitectureRules.knowsNoOtherService(HERE),
                ArchitectureRules.rulesArePure(HERE),
                ArchitectureRules.resourceMethodsSayWhoMayCall(),
                ArchitectureRules.resourceMethodsArePublic(),
                ArchitectureRules.timeComesFromOutside(),
                ArchitectureRules.problemsAreSaidInTheCallersLanguage(),
                ArchitectureRules.constraintsAreOnFields(),
                ArchitectureRules.nothingFloats(),
                ArchitectureRules.nothingCalculatesInDecimals());
    }

    @Test
    void theHarnessItselfKnowsNoService() {
        JavaClasses harness = new ClassFileImporter().importPackages("coop.kyodo.kit.testing");

        assertThatCode(() -> ArchitectureRules.kitKnowsNoService().check(harness))
                .doesNotThrowAnyException();
    }

    private static void breaks(ArchRule rule, String named) {
        assertThatThrownBy(() -> rule.check(WRONG))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }
}
