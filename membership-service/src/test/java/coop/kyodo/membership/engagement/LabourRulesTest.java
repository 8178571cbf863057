package coop.kyodo.membership.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabourRulesTest {

    private static final Rule JP_080 = Rulebook.of("JP_ACT_2022").rule("JP-080");
    private static final UUID MEMBER = new UUID(0, 1);

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2025-03-31, true",
        "2025-01-01, 2025-04-01, false",
        "2025-06-01, 2025-06-30, false",
        "2025-09-30, , false",
        "2025-10-01, , true"
    })
    void aMemberIsUnderOneKindOfTermsAtATime(
            LocalDate from, @Nullable LocalDate to, boolean accepted) {
        LabourTerm standing =
                term(
                        LabourKind.DIRECTOR,
                        LocalDate.parse("2025-04-01"),
                        LocalDate.parse("2025-09-30"));

        Decision<LabourTerm> decision =
                LabourRules.oneAtATime(
                        JP_080, List.of(standing), term(LabourKind.CONTRACT, from, to));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }

    @Test
    void aRefusalNamesTheTermsThatStand() {
        LabourTerm standing = term(LabourKind.AUDITOR, LocalDate.parse("2025-04-01"), null);

        Decision<LabourTerm> decision =
                LabourRules.oneAtATime(
                        JP_080,
                        List.of(standing),
                        term(LabourKind.CONTRACT, LocalDate.parse("2030-01-01"), null));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule().id()).isEqualTo("JP-080");
                            assertThat(refused.refusal().figures())
                                    .containsEntry("standing", LabourKind.AUDITOR);
                        });
    }

    private static LabourTerm term(LabourKind kind, LocalDate from, @Nullable LocalDate to) {
        return new LabourTerm(UUID.randomUUID(), MEMBER, kind, from, to, Instant.EPOCH, null);
    }
}
