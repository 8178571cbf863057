package coop.kyodo.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearEndsTest {

    private static final List<YearEnds.Version> MARCH_THEN_SEPTEMBER =
            List.of(version("2024-07-01", "03-31"), version("2026-04-01", "09-30"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2025-03-31",
        "2026-04-01, 2026-03-31",
        "2026-09-30, 2026-03-31",
        "2026-10-01, 2026-09-30",
        "2027-09-30, 2026-09-30",
        "2025-03-31, 2024-03-31",
        "2024-07-01, 2024-03-31"
    })
    void aYearBeginsAfterTheLastEndThatTheArticlesThenSet(LocalDate date, LocalDate endBefore) {
        assertThat(YearEnds.endBefore(MARCH_THEN_SEPTEMBER, date)).isEqualTo(endBefore);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31, 2024-03-31",
        "2024-07-01, 2025-03-31",
        "2026-03-31, 2026-03-31",
        "2026-04-01, 2026-09-30",
        "2026-09-30, 2026-09-30",
        "2026-10-01, 2027-09-30"
    })
    void aYearEndsOnTheFirstEndThatTheArticlesThenSet(LocalDate date, LocalDate end) {
        assertThat(YearEnds.endFrom(MARCH_THEN_SEPTEMBER, date)).isEqualTo(end);
    }

    /// The year from 2026-10-01 would have ended on 2027-09-30, had the articles stayed.
    @ParameterizedTest
    @CsvSource({
        "2026-09-30, 2026-09-30",
        "2026-10-01, 2027-03-31",
        "2027-03-31, 2027-03-31",
        "2027-04-01, 2028-03-31"
    })
    void aYearInWhichTheEndChangesIsAsLongAsTheNewArticlesSay(LocalDate date, LocalDate end) {
        List<YearEnds.Version> septemberThenMarch =
                List.of(version("2024-07-01", "09-30"), version("2026-12-01", "03-31"));

        assertThat(YearEnds.endFrom(septemberThenMarch, date)).isEqualTo(end);
    }

    /// By the articles of 2025-01-01 the first year would end on 2025-12-31, after 21 months.
    @ParameterizedTest
    @CsvSource({
        "2024-04-01, 2025-03-31, 2024-03-31",
        "2024-12-31, 2025-03-31, 2024-03-31",
        "2025-01-01, 2025-03-31, 2024-03-31",
        "2025-03-31, 2025-03-31, 2024-03-31",
        "2025-04-01, 2025-12-31, 2025-03-31",
        "2025-12-31, 2025-12-31, 2025-03-31",
        "2026-01-01, 2026-12-31, 2025-12-31"
    })
    void noYearIsLongerThanTwelveMonths(LocalDate date, LocalDate end, LocalDate endBefore) {
        List<YearEnds.Version> marchThenDecember =
                List.of(
                        version("2023-04-01", "03-31"),
                        version("2025-01-01", "12-31"),
                        version("2025-02-01", "12-31"));

        assertThat(YearEnds.endFrom(marchThenDecember, date)).isEqualTo(end);
        assertThat(YearEnds.endBefore(marchThenDecember, date)).isEqualTo(endBefore);
    }

    /// The articles of 2025-03-31 take effect on the day that the former ones end the year on.
    @ParameterizedTest
    @CsvSource({"2025-03-31, 2025-03-31", "2025-04-01, 2025-12-31"})
    void aYearEndsOnTheDayOnWhichTheEndChanges(LocalDate date, LocalDate end) {
        List<YearEnds.Version> onTheLastDay =
                List.of(version("2023-04-01", "03-31"), version("2025-03-31", "12-31"));

        assertThat(YearEnds.endFrom(onTheLastDay, date)).isEqualTo(end);
    }

    /// The year that leads over to December ends there, though the end moves again in its course.
    @ParameterizedTest
    @CsvSource({
        "2025-09-30, 2025-12-31, 2025-03-31",
        "2025-12-31, 2025-12-31, 2025-03-31",
        "2026-01-01, 2026-06-30, 2025-12-31",
        "2026-07-01, 2027-06-30, 2026-06-30"
    })
    void anEndThatMovesTwiceLeadsOverTwice(LocalDate date, LocalDate end, LocalDate endBefore) {
        List<YearEnds.Version> twice =
                List.of(
                        version("2023-04-01", "03-31"),
                        version("2025-01-01", "12-31"),
                        version("2025-10-01", "06-30"));

        assertThat(YearEnds.endFrom(twice, date)).isEqualTo(end);
        assertThat(YearEnds.endBefore(twice, date)).isEqualTo(endBefore);
    }

    /// The articles of 2025-06-01 end the year in December already.
    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2025-12-31, 2025-03-31",
        "2026-01-01, 2026-12-31, 2025-12-31",
        "2026-03-31, 2026-12-31, 2025-12-31"
    })
    void theFormerEndIsGoneWhenTheNewOneCameFirst(
            LocalDate date, LocalDate end, LocalDate endBefore) {
        List<YearEnds.Version> earlier =
                List.of(version("2023-04-01", "03-31"), version("2025-06-01", "12-31"));

        assertThat(YearEnds.endFrom(earlier, date)).isEqualTo(end);
        assertThat(YearEnds.endBefore(earlier, date)).isEqualTo(endBefore);
    }

    @ParameterizedTest
    @CsvSource({"2025-02-28, 2024-02-29", "2024-02-29, 2023-02-28", "2024-03-01, 2024-02-29"})
    void aYearOfFebruaryEndsOnItsLastDay(LocalDate date, LocalDate endBefore) {
        assertThat(YearEnds.endBefore(List.of(version("2020-03-01", "02-29")), date))
                .isEqualTo(endBefore);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 1, 2027-03-31",
        "2026-03-31, 7, 2033-03-31",
        "2021-02-28, 7, 2028-02-29",
        "2023-02-28, 1, 2024-02-29",
        "2024-02-29, 1, 2025-02-28",
        "2024-02-28, 1, 2025-02-28",
        "2023-12-31, 1, 2024-12-31"
    })
    void yearsAfterAnEndFebruaryCountsWhole(LocalDate end, int years, LocalDate last) {
        assertThat(YearEnds.yearsAfter(end, years)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "03-31, 2026-03-31, 2026-03-31",
        "03-31, 2026-04-01, 2027-03-31",
        "12-31, 2026-01-01, 2026-12-31",
        "02-29, 2026-02-28, 2026-02-28",
        "02-29, 2026-03-01, 2027-02-28",
        "02-29, 2027-12-01, 2028-02-29"
    })
    void aDateBelongsToTheYearThatEndsOnOrAfterIt(String day, LocalDate date, LocalDate end) {
        assertThat(YearEnds.onOrAfter(MonthDay.parse("--" + day), date)).isEqualTo(end);
    }

    private static YearEnds.Version version(String effectiveOn, String day) {
        return new YearEnds.Version(LocalDate.parse(effectiveOn), MonthDay.parse("--" + day));
    }
}
