package coop.kyodo.membership.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkRulesTest {

    @ParameterizedTest
    @CsvSource({
        "2025-02, 2025-02-28, 1440, 1, true",
        "2025-02, 2025-02-28, 1441, 1, false",
        "2025-02, 2025-02-28, 1440, 2, false",
        "2025-02, , 40320, 28, true",
        "2025-02, , 40321, 28, false",
        "2025-02, , 40320, 29, false",
        "2024-02, , 41760, 29, true"
    })
    void anEntryFitsIntoItsDayOrMonth(
            YearMonth month, LocalDate date, int minutes, int days, boolean fits) {
        assertThat(WorkRules.fits(month, date, minutes, days)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 960, 480, true",
        "1, 960, 481, false",
        "30, 42720, 480, true",
        "30, 42720, 481, false",
        "1, 2880, 0, true",
        "1, 2880, -480, true"
    })
    void minutesFitBesideThoseOnRecord(int length, long recorded, int minutes, boolean fit) {
        assertThat(WorkRules.fitsBeside(length, recorded, minutes)).isEqualTo(fit);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, true",
        "1, 1, 1, false",
        "30, 10, 20, true",
        "30, 10, 21, false",
        "1, 2, 0, true",
        "1, 3, -1, true"
    })
    void daysFitBesideThoseOnRecord(int length, long recorded, int days, boolean fit) {
        assertThat(WorkRules.daysFitBeside(length, recorded, days)).isEqualTo(fit);
    }
}
