package coop.kyodo.surplus.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DividendReturnsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-06-29, 2026-06-30",
        "2026-06-30, 2026-08-01",
        "2027-03-31, 2026-08-01",
        "0001-01-01, 2026-06-30"
    })
    void whatComesBackIsOwedSinceTheExecutionUnlessItsYearIsClosed(
            LocalDate closedUpTo, LocalDate expected) {
        assertThat(
                        DividendReturns.dayOf(
                                LocalDate.parse("2026-06-30"),
                                closedUpTo,
                                LocalDate.parse("2026-08-01")))
                .isEqualTo(expected);
    }
}
