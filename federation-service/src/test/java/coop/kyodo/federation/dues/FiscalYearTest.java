package coop.kyodo.federation.dues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalYearTest {

    @ParameterizedTest
    @CsvSource({
        "2025, --03-31, 2025-04-01, 2026-03-31",
        "2025, --12-31, 2025-01-01, 2025-12-31",
        "2023, --02-29, 2023-03-01, 2024-02-29",
        "2024, --02-29, 2024-03-01, 2025-02-28",
        "2025, --09-30, 2025-10-01, 2026-09-30"
    })
    void aYearIsNamedByTheYearItBeginsIn(
            String name, MonthDay end, LocalDate first, LocalDate last) {
        assertThat(FiscalYear.of(name, end)).isEqualTo(new FiscalYear(name, first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-30, false",
        "2025-10-01, true",
        "2026-03-31, true",
        "2026-04-01, false",
        "2025-03-31, false"
    })
    void theSecondHalfBeginsSixMonthsAfterTheFirstDay(LocalDate day, boolean secondHalf) {
        assertThat(FiscalYear.of("2025", MonthDay.of(3, 31)).secondHalfContains(day))
                .isEqualTo(secondHalf);
    }
}
