package coop.kyodo.membership.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalYearsTest {

    private static final List<Cooperative> MARCH_THEN_SEPTEMBER =
            List.of(version(1, "2024-07-01", "03-31"), version(2, "2026-04-01", "09-30"));

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
        assertThat(FiscalYears.endBefore(MARCH_THEN_SEPTEMBER, date)).isEqualTo(endBefore);
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
        assertThat(FiscalYears.endFrom(MARCH_THEN_SEPTEMBER, date)).isEqualTo(end);
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
        List<Cooperative> septemberThenMarch =
                List.of(version(1, "2024-07-01", "09-30"), version(2, "2026-12-01", "03-31"));

        assertThat(FiscalYears.endFrom(septemberThenMarch, date)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2025-02-28, 2024-02-29", "2024-02-29, 2023-02-28", "2024-03-01, 2024-02-29"})
    void aYearOfFebruaryEndsOnItsLastDay(LocalDate date, LocalDate endBefore) {
        assertThat(FiscalYears.endBefore(List.of(version(1, "2020-03-01", "02-29")), date))
                .isEqualTo(endBefore);
    }

    private static Cooperative version(int version, String effectiveOn, String fiscalYearEnd) {
        return new Cooperative(
                new UUID(0, 1),
                "労働者協同組合みどり",
                "JP_ACT_2022",
                version,
                LocalDate.parse(effectiveOn),
                new SampleArticles().fiscalYearEnd(fiscalYearEnd).build(),
                Instant.EPOCH);
    }
}
