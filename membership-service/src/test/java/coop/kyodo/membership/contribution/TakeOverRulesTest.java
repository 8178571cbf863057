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
        ", 2025-10-10, 2026-10-11, false",
        ", 2027-02-28, 2028-02-29, true",
        ", 2027-02-28, 2028-03-01, false"
    })
    void beforeTheLeaverIsGoneOrWithinAYearWhereTheLawEndedIt(
            @Nullable LocalDate noticeOn, LocalDate leftOn, LocalDate takenOn, boolean accepted) {
        var decision =
                TakeOverRules.inTime(
                        ACT, new TakeOverRules.Leaver(noticeOn, null, leftOn, 5), takenOn);

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
        if (decision instanceof Decision.Refused<LocalDate>(var refusal)) {
            assertThat(refusal.rule().id()).isEqualTo("JP-022");
            assertThat(refusal.figures()).containsKeys("from", "until");
        }
    }

    /// Since the notice, the resolution to expel, or the end by law; until the day of the
    /// take-over.
    @ParameterizedTest
    @CsvSource({
        "2025-12-01, , 2025-11-30, false",
        "2025-12-01, , 2025-12-01, true",
        "2025-12-01, , 2026-01-15, true",
        "2025-12-01, , 2026-01-16, false",
        ", , 2026-01-09, false",
        ", , 2026-01-10, true",
        ", 2026-01-05, 2026-01-04, false",
        ", 2026-01-05, 2026-01-05, true"
    })
    void anApprovalIsOfThisLeaving(
            @Nullable LocalDate noticeOn,
            @Nullable LocalDate expelledBy,
            LocalDate adoptedOn,
            boolean counts) {
        var leaver =
                new TakeOverRules.Leaver(noticeOn, expelledBy, LocalDate.parse("2026-01-10"), 5);

        assertThat(TakeOverRules.approves(adoptedOn, leaver, LocalDate.parse("2026-01-15")))
                .isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"5, 0, 5, true", "5, 0, 6, false", "5, 3, 2, true", "5, 3, 3, false"})
    void noMoreThanTheLeaverHadAndOthersLeft(long had, long taken, long units, boolean accepted) {
        var leaver = new TakeOverRules.Leaver(null, null, LocalDate.parse("2025-10-10"), had);

        assertThat(
                        TakeOverRules.ofWhatIsLeft(ACT, leaver, taken, units)
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }
}
