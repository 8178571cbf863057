package coop.kyodo.membership.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    /// For each whole, the least part that keeps within the rule.
    @ParameterizedTest
    @CsvSource({
        "JP-010, 3, 3",
        "JP-010, 4, 5",
        "JP-010, 8, 9",
        "JP-010, 8, 10",
        "JP-010, 9, 11",
        "JP-010, 40, 50",
        "JP-011, 3, 3",
        "JP-011, 4, 5",
        "JP-011, 7, 9",
        "JP-011, 9, 11",
        "JP-011, 9, 12",
        "JP-011, 38, 50",
        "JP-014, 2, 3",
        "JP-014, 3, 4",
        "JP-014, 3, 5",
        "JP-014, 5, 9",
        "JP-014, 6, 11",
        "JP-014, 26, 50"
    })
    void theLeastPartKeepsWithinTheRuleAndOneLessBreaksIt(String rule, long least, long whole) {
        assertThat(RatioRules.check(ACT.rule(rule), least, whole).ok()).isTrue();
        assertThat(RatioRules.check(ACT.rule(rule), least - 1, whole).ok()).isFalse();
    }

    @Test
    void theCapIsKeptAtAQuarterAndBrokenAboveIt() {
        assertThat(RatioRules.check(ACT.rule("JP-021"), 25, 100).ok()).isTrue();
        assertThat(RatioRules.check(ACT.rule("JP-021"), 26, 100).ok()).isFalse();
    }

    /// Six months from a day on; where the last month has no day of that number, they end with it.
    @ParameterizedTest
    @CsvSource({
        "2024-12-11, 2025-06-10",
        "2025-04-01, 2025-09-30",
        "2025-09-01, 2026-02-28",
        "2025-08-28, 2026-02-27",
        "2025-08-29, 2026-02-28",
        "2025-08-31, 2026-02-28",
        "2023-08-30, 2024-02-29"
    })
    void theLastDayOfMonthsIsTheOneBeforeTheDayOfTheSameNumber(LocalDate first, LocalDate last) {
        assertThat(RatioRules.lastDay(first, 6)).isEqualTo(last);
    }

    @Test
    void nothingOfNothingBreaksNoRule() {
        assertThat(RatioRules.check(ACT.rule("JP-014"), 0, 0).ok()).isTrue();
    }
}
