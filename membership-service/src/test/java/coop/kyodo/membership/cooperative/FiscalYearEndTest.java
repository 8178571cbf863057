package coop.kyodo.membership.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalYearEndTest {

    @ParameterizedTest
    @CsvSource({
        "03-31, 2026-03-31, 2026-03-31",
        "03-31, 2026-04-01, 2027-03-31",
        "12-31, 2026-01-01, 2026-12-31",
        "02-29, 2026-02-28, 2026-02-28",
        "02-29, 2026-03-01, 2027-02-28",
        "02-29, 2027-12-01, 2028-02-29"
    })
    void aDateBelongsToTheYearThatEndsOnOrAfterIt(String end, LocalDate date, LocalDate expected) {
        assertThat(FiscalYearEnd.parse(end).onOrAfter(date)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02-30", "13-01", "00-10", "3-31", "2026-03-31", ""})
    void whatIsNoDayOfAnyYearIsNoFiscalYearEnd(String text) {
        assertThatThrownBy(() -> FiscalYearEnd.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
