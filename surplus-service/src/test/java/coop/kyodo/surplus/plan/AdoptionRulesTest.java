package coop.kyodo.surplus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profiles;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JP-181: what the assembly has not adopted, or adopts later, is not executed.
class AdoptionRulesTest {

    private static final Rule RULE = Profiles.of("JP_ACT_2022").rule("JP-181");

    @ParameterizedTest
    @CsvSource({
        "ADOPTED, 2026-06-20, 2026-06-20, ",
        "ADOPTED, 2026-06-20, 2026-06-19, execution-before-adoption",
        "SUBMITTED, , 2026-06-20, plan-not-adopted",
        "SUPERSEDED, 2026-06-20, 2026-06-20, plan-not-adopted"
    })
    void aPlanIsExecutedFromTheDayOfItsAdoptionOn(
            Plan.State state,
            @Nullable LocalDate adoptedOn,
            LocalDate executedOn,
            @Nullable String code) {
        Optional<Refusal> refusal = AdoptionRules.refusalOf(state, adoptedOn, executedOn, RULE);

        assertThat(refusal.map(Refusal::code)).isEqualTo(Optional.ofNullable(code));
        refusal.ifPresent(it -> assertThat(it.rule()).isEqualTo(RULE));
    }

    @Test
    void norByFiguresThatNobodyApproved() {
        assertThat(AdoptionRules.refusalOfFigures("2025", 2, true, RULE)).isEmpty();
        assertThat(AdoptionRules.refusalOfFigures("2025", 2, false, RULE))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.code()).isEqualTo("figures-not-approved");
                    assertThat(refusal.rule()).isEqualTo(RULE);
                    assertThat(refusal.figures())
                            .containsEntry("fiscalYear", "2025")
                            .containsEntry("figuresVersion", 2);
                });
    }
}
