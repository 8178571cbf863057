package coop.kyodo.federation.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeavingRulesTest {

    private static final Rulebook RULES = Rulebook.of("JP_ACT_2022");
    private static final LocalDate JOINED = LocalDate.of(2023, 10, 1);
    private static final LocalDate YEAR_END = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, 2026-03-31",
        "2026-03-01, 2026-03-31",
        "2026-03-02, 2027-03-31",
        "2026-03-31, 2027-03-31",
        "2026-04-01, 2027-03-31"
    })
    void theEarliestEndIsAYearEndThirtyDaysAfterTheNotice(LocalDate noticeOn, LocalDate endsOn) {
        assertThat(leave(noticeOn, null)).isEqualTo(Decision.accepted(endsOn));
    }

    @Test
    void noticeThirtyDaysBeforeIsInTime() {
        assertThat(leave(YEAR_END.minusDays(30), YEAR_END)).isEqualTo(Decision.accepted(YEAR_END));
        assertThat(leave(YEAR_END.minusDays(31), YEAR_END)).isEqualTo(Decision.accepted(YEAR_END));
    }

    @Test
    void noticeTwentyNineDaysBeforeIsTooLate() {
        Refusal refusal = refusal(leave(YEAR_END.minusDays(29), YEAR_END));

        assertThat(refusal.code()).isEqualTo("notice-too-late");
        assertThat(refusal.rule().id()).isEqualTo("JP-264");
        assertThat(refusal.figures())
                .containsEntry("lastDayOfNotice", LocalDate.of(2026, 3, 1))
                .containsEntry("earliestEnd", LocalDate.of(2027, 3, 31));
    }

    @Test
    void anEndWithinTheYearIsRefused() {
        Refusal refusal = refusal(leave(LocalDate.of(2025, 6, 1), YEAR_END.minusDays(1)));

        assertThat(refusal.code()).isEqualTo("not-a-fiscal-year-end");
        assertThat(refusal.figures()).containsEntry("fiscalYearEnd", YEAR_END);
    }

    @Test
    void nobodyLeavesBeforeJoining() {
        assertThat(refusal(leave(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 3, 31))).rule().id())
                .isEqualTo("FED-005");
        assertThat(leave(LocalDate.of(2023, 1, 1), null))
                .isEqualTo(Decision.accepted(LocalDate.of(2024, 3, 31)));
    }

    private static Decision<LocalDate> leave(LocalDate noticeOn, @Nullable LocalDate wished) {
        int noticeDays = RULES.rule("JP-264").wholeBound("noticeDays");
        return LeavingRules.leave(JOINED, noticeOn, wished, MonthDay.of(3, 31), noticeDays, RULES);
    }

    private static Refusal refusal(Decision<?> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<?>) decision).refusal();
    }
}
