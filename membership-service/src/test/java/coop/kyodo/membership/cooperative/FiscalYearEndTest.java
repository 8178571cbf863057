package coop.kyodo.membership.cooperative;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalYearEndTest {

    @ParameterizedTest
    @ValueSource(strings = {"02-30", "13-01", "00-10", "3-31", "2026-03-31", ""})
    void whatIsNoDayOfAnyYearIsNoFiscalYearEnd(String text) {
        assertThatThrownBy(() -> FiscalYearEnd.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
