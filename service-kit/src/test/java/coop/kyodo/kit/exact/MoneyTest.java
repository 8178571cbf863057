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
                .isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> Money.yen(Long.MIN_VALUE).minus(Money.yen(1)))
                .isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> Money.yen(Long.MIN_VALUE).negated())
                .isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> Money.yen(Long.MAX_VALUE).times(2))
                .isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> Money.yen(Long.MAX_VALUE).timesRoundedDown(Fraction.of(2)))
                .isInstanceOf(OutOfRangeException.class);
    }

    @Test
    void reachesTheEndsOfItsRange() {
        Money least = Money.yen(Long.MIN_VALUE);
        Money most = Money.yen(Long.MAX_VALUE);

        assertThat(Money.yen(Long.MAX_VALUE - 1).plus(Money.yen(1))).isEqualTo(most);
        assertThat(Money.yen(-1).minus(most)).isEqualTo(least);
        assertThat(least.plus(most)).isEqualTo(Money.yen(-1));
        assertThat(most.minus(most)).isEqualTo(Money.yen(0));
        assertThat(most.negated()).isEqualTo(Money.yen(-Long.MAX_VALUE));
        assertThat(least.timesRoundedUp(Fraction.ONE)).isEqualTo(least);
    }
}
