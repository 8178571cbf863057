package coop.kyodo.kit.document;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | JPY | 0 JPY",
                "100000 | JPY | 100,000 JPY",
                "-1234567 | JPY | -1,234,567 JPY",
                "5 | EUR | 0.05 EUR",
                "100050 | EUR | 1,000.50 EUR",
                "-5 | EUR | -0.05 EUR"
            })
    void amountsAreReadInTheirMajorUnit(long amount, String currency, String shown) {
        assertThat(Amounts.shown(Money.of(amount, currency))).isEqualTo(shown);
    }
}
