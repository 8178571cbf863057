package coop.kyodo.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {

    @ParameterizedTest
    @CsvSource({
        "2025-04-10, 2025-05-10",
        "2025-04-29, 2025-05-29",
        "2025-04-30, 2025-05-31",
        "2025-02-28, 2025-03-31",
        "2024-02-28, 2024-03-28",
        "2024-02-29, 2024-03-31",
        "2025-01-27, 2025-02-27",
        "2025-01-28, 2025-02-28",
        "2025-01-30, 2025-02-28",
        "2025-01-31, 2025-02-28",
        "2024-01-31, 2024-02-29"
    })
    void aMonthAfterADayBeginsWithTheNextOne(LocalDate day, LocalDate last) {
        assertThat(Periods.monthsAfter(day, 1)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31, 2026-03-31",
        "2022-02-28, 2024-02-29",
        "2024-02-28, 2026-02-28",
        "2024-02-29, 2026-02-28",
        "2023-12-31, 2025-12-31"
    })
    void twoYearsAfterADayBeginWithTheNextOne(LocalDate day, LocalDate last) {
        assertThat(Periods.yearsAfter(day, 2)).isEqualTo(last);
    }
}
