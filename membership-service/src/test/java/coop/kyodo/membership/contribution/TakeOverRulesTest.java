package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeOverRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({
        "2025-12-01, 2026-03-31, 2025-11-30, false",
        "2025-12-01, 2026-03-31, 2025-12-01, true",
        "2025-12-01, 2026-03-31, 2026-03-31, true",
        "2025-12-01, 2026-03-31, 2026-04-01, false",
        ", 2025-10-10, 2025-10-09, false",
        ", 2025-10-10, 2025-10-10, true",
        ", 2025-10-10, 2026-10-10, true",
        ", 2025-10-10, 2026-10-11, false"
    })
    void beforeTheLeaverIsGoneOrWithinAYearWhereTheLawEndedIt(
            @Nullable LocalDate noticeOn, LocalDate leftOn, LocalDate takenOn, boolean accepted) {
        var decision =
                TakeOverRules.inTime(ACT, new TakeOverRules.Leaver(noticeOn, leftOn, 5), takenOn);

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
        if (decision instanceof Decision.Refused<LocalDate>(var refusal)) {
            assertThat(refusal.rule().id()).isEqualTo("JP-022");
            assertThat(refusal.figures()).containsKeys("from", "until");
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 0, 5, true", "5, 0, 6, false", "5, 3, 2, true", "5, 3, 3, false"})
    void noMoreThanTheLeaverHadAndOthersLeft(long had, long taken, long units, boolean accepted) {
        var leaver = new TakeOverRules.Leaver(null, LocalDate.parse("2025-10-10"), had);

        assertThat(
                        TakeOverRules.ofWhatIsLeft(ACT, leaver, taken, units)
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }
}
