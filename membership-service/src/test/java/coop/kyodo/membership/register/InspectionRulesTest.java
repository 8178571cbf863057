package coop.kyodo.membership.register;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.register.Inspection.Ground;
import coop.kyodo.membership.register.Inspection.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InspectionRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({
        "MEMBER, true, true",
        "MEMBER, false, false",
        "CREDITOR, false, true",
        "OTHER, false, false"
    })
    void membersAndCreditorsAreEntitledAndNobodyElse(
            Kind kind, boolean isMember, boolean entitled) {
        Decision<Kind> decision = InspectionRules.entitled(ACT, kind, isMember);

        assertThat(decision instanceof Decision.Accepted).isEqualTo(entitled);
    }

    @Test
    void whoeverIsNotEntitledHearsTheRule() {
        assertThat(InspectionRules.entitled(ACT, Kind.OTHER, false))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule().id()).isEqualTo("JP-029");
                            assertThat(refused.refusal().figures())
                                    .containsEntry("kind", Kind.OTHER);
                        });
    }

    @ParameterizedTest
    @EnumSource(value = Ground.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
    void aUsualGroundNeedsNoExplanation(Ground ground) {
        assertThat(InspectionRules.goodReason(ACT, ground, null))
                .isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, false", "' ', false", "a, true"})
    void anUnusualGroundIsExplained(@Nullable String explanation, boolean accepted) {
        assertThat(
                        InspectionRules.goodReason(ACT, Ground.OTHER, explanation)
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    @Test
    void whoseInspectionWasRefusedGetsNoExtract() {
        assertThat(InspectionRules.granted(ACT, Kind.CREDITOR, null))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(InspectionRules.granted(ACT, Kind.CREDITOR, Ground.OTHER))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().rule().id()).isEqualTo("JP-029"));
    }
}
