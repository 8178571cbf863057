package coop.kyodo.kit.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void isWrittenAndReadAsTextInMinorUnits() throws JsonProcessingException {
        String text = json.writeValueAsString(Money.yen(50_000));
        assertThat(text).isEqualTo("{\"amount\":\"50000\",\"currency\":\"JPY\"}");
        assertThat(json.readValue(text, Money.class)).isEqualTo(Money.yen(50_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":50000,\"currency\":\"JPY\"}",
                "{\"amount\":\"1.5\",\"currency\":\"JPY\"}",
                "{\"amount\":\"1e3\",\"currency\":\"JPY\"}",
                "{\"amount\":\"1234567890123456789\",\"currency\":\"JPY\"}",
                "{\"amount\":\"1\",\"currency\":\"YEN\"}",
                "{\"amount\":\"1\"}",
                "{\"currency\":\"JPY\"}"
            })
    void refusesAnyOtherForm(String text) {
        assertThatThrownBy(() -> json.readValue(text, Money.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void roundsLegalMinimumsUpAndMaximumsDown() {
        assertThat(Money.yen(101).timesRoundedUp(Fraction.of(1, 10))).isEqualTo(Money.yen(11));
        assertThat(Money.yen(100).timesRoundedUp(Fraction.of(1, 10))).isEqualTo(Money.yen(10));
        assertThat(Money.yen(109).timesRoundedDown(Fraction.of(1, 10))).isEqualTo(Money.yen(10));
    }

    @Test
    void neverMixesCurrenciesAndNeverOverflows() {
        assertThatThrownBy(() -> Money.yen(1).plus(Money.of(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.yen(Long.MAX_VALUE).plus(Money.yen(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.yen(Long.MAX_VALUE).times(2))
                .isInstanceOf(ArithmeticException.class);
    }
}
