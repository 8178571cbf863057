package coop.kyodo.surplus.report;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
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

    /// Minor units of the currency, and four decimals below them at most.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | JPY | 0",
                "700 | JPY | 700",
                "1234567 | JPY | 1,234,567",
                "12345678901234567890123 | JPY | 12,345,678,901,234,567,890,123",
                "2469135/2 | JPY | 2469135/2 (1,234,567.5)",
                "1/16 | JPY | 1/16 (0.0625)",
                "1/32 | JPY | 1/32 (0.0312…)",
                "1/3 | JPY | 1/3 (0.3333…)",
                "2/3 | JPY | 2/3 (0.6666…)",
                "1/20000 | JPY | 1/20000 (0.0000…)",
                "3/10001 | JPY | 3/10001 (0.0002…)",
                "1999999/2000000 | JPY | 1999999/2000000 (0.9999…)",
                "0 | USD | 0.00",
                "1 | USD | 0.01",
                "1200000 | USD | 12,000.00",
                "1/2 | USD | 1/200 (0.005)",
                "201/2 | USD | 201/200 (1.005)",
                "1/16 | USD | 1/1600 (0.000625)",
                "1/32 | USD | 1/3200 (0.000312…)",
                "19440000/37 | USD | 194400/37 (5,254.054054…)",
                "100/3 | USD | 1/3 (0.333333…)",
                "1/3 | BHD | 1/3000 (0.0003333…)",
                "9007199254740993/2 | USD | 9007199254740993/200 (45,035,996,273,704.965)"
            })
    void exactAmountsHaveTheirUnitAndTheirDecimals(String exact, String currency, String text) {
        assertThat(Language.EN.exact(Fraction.parse(exact), currency)).isEqualTo(text);
    }

    @Test
    void andInJapanese() {
        assertThat(Language.JA.exact(Fraction.parse("19440000/37"), "USD"))
                .isEqualTo("194400/37（5,254.054054…）");
        assertThat(Language.JA.exact(Fraction.of(1_000), "JPY")).isEqualTo("1,000");
    }

    @Test
    void aCurrencyHasItsMinorUnits() {
        assertThat(Language.minorUnits("JPY")).isEqualTo(1);
        assertThat(Language.minorUnits("EUR")).isEqualTo(100);
        assertThat(Language.minorUnits("BHD")).isEqualTo(1_000);
        assertThat(Language.minorUnits("XXX")).isEqualTo(1);
    }

    @Test
    void aYearIsToldWithItsDays() {
        LocalDate from = LocalDate.of(2025, 4, 1);
        LocalDate to = LocalDate.of(2026, 3, 31);

        assertThat(Language.EN.year("2025", from, to)).isEqualTo("2025 (2025-04-01 to 2026-03-31)");
        assertThat(Language.JA.year("2025", from, to)).isEqualTo("2025（2025-04-01～2026-03-31）");
    }

    @Test
    void theUnitIsNamed() {
        assertThat(Language.JA.unit("JPY")).isEqualTo("単位：円");
        assertThat(Language.EN.unit("EUR")).isEqualTo("Amounts in EUR");
    }
}
