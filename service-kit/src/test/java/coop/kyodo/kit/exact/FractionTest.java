package coop.kyodo.kit.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {

    @Test
    void isKeptInLowestTermsWithAPositiveDenominator() {
        assertThat(Fraction.of(-4, -6)).isEqualTo(Fraction.of(2, 3));
        assertThat(Fraction.of(4, -6).toString()).isEqualTo("-2/3");
    }

    @ParameterizedTest
    @CsvSource({
        "4611686018427387904, 4611686018427387904",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775808",
        "-9223372036854775808, -9223372036854775808"
    })
    void isReducedAlikeOnBothSidesOfWhatALongHolds(BigInteger numerator, String whole) {
        BigInteger three = BigInteger.valueOf(3);
        assertThat(new Fraction(numerator.multiply(three), three).toString()).isEqualTo(whole);
        assertThat(new Fraction(numerator.multiply(three), numerator).toString()).isEqualTo("3");
        assertThat(new Fraction(BigInteger.ZERO, numerator)).isEqualTo(Fraction.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"7/2,3,4", "-7/2,-4,-3", "3,3,3", "-1/3,-1,0", "1/3,0,1"})
    void roundsDownAndUpOnBothSidesOfZero(String text, BigInteger floor, BigInteger ceiling) {
        assertThat(Fraction.parse(text).floor()).isEqualTo(floor);
        assertThat(Fraction.parse(text).ceiling()).isEqualTo(ceiling);
    }

    @Test
    void comparesWithoutRounding() {
        assertThat(Fraction.of(25, 100).isAtMost(Fraction.of(1, 4))).isTrue();
        assertThat(Fraction.of(1_000_000_001, 4_000_000_000L).isAtMost(Fraction.of(1, 4)))
                .isFalse();
        assertThat(Fraction.of(2, 3).isAtLeast(Fraction.of(666_666_666, 1_000_000_000))).isTrue();
    }

    @Test
    void calculatesExactly() {
        Fraction third = Fraction.of(1, 3);
        assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.ONE);
        assertThat(third.times(3).minus(Fraction.ONE)).isEqualTo(Fraction.ZERO);
        assertThat(third.dividedBy(Fraction.of(2, 3))).isEqualTo(Fraction.of(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1/0", "1.5", "1/-2", "a", "1/2/3", " 1"})
    void refusesWhatIsNoFraction(String text) {
        assertThatThrownBy(() -> Fraction.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
