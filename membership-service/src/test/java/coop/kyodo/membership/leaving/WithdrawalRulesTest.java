package coop.kyodo.membership.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.time.YearEnds;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.SampleArticles;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalRulesTest {

    @ParameterizedTest
    @CsvSource({
        "2025-03-31, 0, 2024-12-31",
        "2024-03-31, 0, 2024-01-01",
        "2026-03-31, 0, 2025-12-31",
        "2026-03-31, 1, 2025-12-30"
    })
    void theLastDayIsCountedBackFromTheYearsEnd(
            LocalDate fiscalYearEnd, int clearDays, LocalDate lastDay) {
        var articles = new SampleArticles().clearDays(clearDays).build();

        assertThat(WithdrawalRules.lastDayInTime(fiscalYearEnd, articles)).isEqualTo(lastDay);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 0, 2026-03-31",
        "2026-01-01, 0, 2027-03-31",
        "2025-12-30, 1, 2026-03-31",
        "2025-12-31, 1, 2027-03-31",
        "2026-03-31, 0, 2027-03-31",
        "2026-04-01, 0, 2027-03-31"
    })
    void aLateNoticeTakesEffectAtTheNextYearsEnd(
            LocalDate noticeOn, int clearDays, LocalDate effectiveOn) {
        var articles = new SampleArticles().clearDays(clearDays).build();

        assertThat(effectOf(noticeOn, articles)).isEqualTo(effectiveOn);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, true", "2026-04-01, false"})
    void aNoticeIsCancelledWhileTheMembershipLasts(LocalDate cancelledOn, boolean lawful) {
        var decision =
                WithdrawalRules.cancellable(
                        Rulebook.of("JP_ACT_2022"), cancelledOn, LocalDate.of(2026, 3, 31));

        assertThat(decision instanceof Decision.Accepted<LocalDate>).isEqualTo(lawful);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-30, false", "2026-03-31, false", "2026-04-01, true"})
    void aYearIsOverTheDayAfterItsLast(LocalDate today, boolean over) {
        var decision =
                WithdrawalRules.yearIsOver(
                        Rulebook.of("JP_ACT_2022"), LocalDate.of(2026, 3, 31), today);

        assertThat(decision instanceof Decision.Accepted<LocalDate>).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, true", "2026-04-01, false", "2027-03-31, false"})
    void sharesAreValuedInTheOrderOfTheYearsEnds(LocalDate day, boolean lawful) {
        var decision =
                WithdrawalRules.earlierYearsClosed(
                        Rulebook.of("JP_ACT_2022").rule("JP-054"),
                        Optional.of(LocalDate.of(2026, 3, 31)),
                        day);

        assertThat(decision instanceof Decision.Accepted<LocalDate>).isEqualTo(lawful);
    }

    @Test
    void aYearOfNoticeGivenOnTheLastDayIsInTimeForTheNext() {
        var articles = new SampleArticles().noticeDays(365).build();

        assertThat(effectOf(LocalDate.of(2026, 3, 31), articles))
                .isEqualTo(LocalDate.of(2027, 3, 31));
    }

    @Test
    void aYearOfClearDaysGivenOnTheLastDayIsTooLateForTheNextAsWell() {
        var articles = new SampleArticles().noticeDays(365).clearDays(1).build();

        assertThat(effectOf(LocalDate.of(2026, 3, 31), articles))
                .isEqualTo(LocalDate.of(2028, 3, 31));
    }

    private static LocalDate effectOf(LocalDate noticeOn, Articles articles) {
        return WithdrawalRules.effect(
                        noticeOn,
                        articles,
                        date -> YearEnds.onOrAfter(articles.fiscalYearEnd().day(), date))
                .effectiveOn();
    }
}
