package coop.kyodo.kit.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    @Test
    void givesTheLeftOverYenToTheLargestRemainder() {
        assertThat(parts(1_000_000, 1_800, 1_200, 900, 600))
                .containsExactly(400_000L, 266_667L, 200_000L, 133_333L);
    }

    @Test
    void settlesEqualRemaindersByTheOrderOfTheList() {
        assertThat(parts(1, 1, 1)).containsExactly(1L, 0L);
        assertThat(parts(2, 1, 1, 1)).containsExactly(1L, 1L, 0L);
    }

    @Test
    void addsUpAndStaysWithinOneOfTheQuotaWhateverTheWeights() {
        var random = new SplittableRandom(20_260_401);
        for (int run = 0; run < 2_000; run++) {
            BigInteger whole = BigInteger.valueOf(random.nextLong(10_000_000));
            List<Fraction> weights =
                    IntStream.range(0, 1 + random.nextInt(40))
                            .mapToObj(i ->
                                    Fraction.of(random.nextLong(5_000), 1 + random.nextLong(12)))
                            .toList();
            if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
                continue;
            }
            List<LargestRemainder.Part> parts = LargestRemainder.divide(whole, weights);
            assertThat(
                            parts.stream()
                                    .map(LargestRemainder.Part::part)
                                    .reduce(BigInteger.ZERO, BigInteger::add))
                    .isEqualTo(whole);
            for (int i = 0; i < parts.size(); i++) {
                LargestRemainder.Part part = parts.get(i);
                assertThat(part.part())
                        .isBetween(part.quota().floor(), part.quota().floor().add(BigInteger.ONE));
                if (weights.get(i).signum() == 0) {
                    assertThat(part.part()).isZero();
                }
            }
        }
    }

    @Test
    void refusesToDivideAmongNobody() {
        assertThatThrownBy(() -> parts(5, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parts(5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parts(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parts(1, 2, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(parts(0, 0, 0)).containsExactly(0L, 0L);
    }

    private static List<Long> parts(long whole, long... weights) {
        List<Fraction> exact =
                IntStream.range(0, weights.length).mapToObj(i -> Fraction.of(weights[i])).toList();
        return LargestRemainder.divide(BigInteger.valueOf(whole), exact).stream()
                .map(part -> part.part().longValueExact())
                .toList();
    }
}
