package coop.kyodo.surplus.report;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import org.junit.jupiter.api.Test;

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

    @Test
    void theUnitIsNamed() {
        assertThat(Language.JA.unit("JPY")).isEqualTo("単位：円");
        assertThat(Language.EN.unit("EUR")).isEqualTo("Amounts in EUR");
    }
}
