package coop.kyodo.surplus.report;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How amounts are written.
class LanguageTest {

    @Test
    void amountsHaveThousandsSeparatorsAndTheDecimalsOfTheirCurrency() {
        assertThat(Language.EN.amount(Money.of(123_405, "EUR"))).isEqualTo("1,234.05");
        assertThat(Language.EN.amount(Money.of(-5, "EUR"))).isEqualTo("−0.05");
        assertThat(Language.JA.amount(Money.yen(-1_234_567))).isEqualTo("△1,234,567");
        assertThat(Language.JA.amount(Money.yen(0))).isEqualTo("0");
        assertThat(Language.EN.amount(Money.yen(999))).isEqualTo("999");
    }

    /// JP-213: 1021 of 5,000. What has no end in decimals stays a fraction.
    @ParameterizedTest
    @CsvSource({
        "1021/5000, 20.42 %",
        "1/5, 20 %",
        "1/8, 12.5 %",
        "1/2000, 0.05 %",
        "3/2, 150 %",
        "0, 0 %",
        "1/3, 1/3",
        "1/7, 1/7"
    })
    void ratesArePercentWhereDecimalsSayThemExactly(String rate, String percent) {
        assertThat(Language.EN.percent(Fraction.parse(rate))).isEqualTo(percent);
    }

    @Test
    void theUnitIsNamed() {
        assertThat(Language.JA.unit("JPY")).isEqualTo("単位：円");
        assertThat(Language.EN.unit("EUR")).isEqualTo("Amounts in EUR");
    }
}
