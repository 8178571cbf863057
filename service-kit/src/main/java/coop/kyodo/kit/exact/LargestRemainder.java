package coop.kyodo.kit.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Divides a whole number in proportion to weights so that the parts add up to the whole: everyone
/// gets the floor of the exact quota, and what is left goes one by one to the largest remainders
/// (Hamilton's or Hare's method). Equal remainders are settled by the order of the list, so the
/// caller sorts it by the tie rule it publishes.
public final class LargestRemainder {

    private LargestRemainder() {}

    /// One line of a division.
    ///
    /// @param part what this line gets
    /// @param quota the exact share before rounding
    /// @param gotRemainder whether one unit of the remainder went to this line
    public record Part(BigInteger part, Fraction quota, boolean gotRemainder) {}

    /// Divides `whole` in proportion to `weights`; the parts come in the order of the weights.
    ///
    /// @throws IllegalArgumentException when `whole` or a weight is negative, or when something is
    ///   to be divided and all weights are zero
    public static List<Part> divide(BigInteger whole, List<Fraction> weights) {
        if (whole.signum() < 0) {
            throw new IllegalArgumentException("a negative whole cannot be divided: " + whole);
        }
        if (weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("a weight is negative");
        }
        List<BigInteger> scaled = scaledToWhole(weights);
        BigInteger total = scaled.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            if (whole.signum() > 0) {
                throw new IllegalArgumentException(
                        "all weights are zero: there is nobody to divide " + whole + " among");
            }
            return weights.stream()
                    .map(weight -> new Part(BigInteger.ZERO, Fraction.ZERO, false))
                    .toList();
        }
        var floors = new ArrayList<BigInteger>(scaled.size());
        var remainders = new ArrayList<BigInteger>(scaled.size());
        BigInteger left = whole;
        for (BigInteger weight : scaled) {
            BigInteger[] share = whole.multiply(weight).divideAndRemainder(total);
            floors.add(share[0]);
            remainders.add(share[1]);
            left = left.subtract(share[0]);
        }
        boolean[] extra = new boolean[scaled.size()];
        IntStream.range(0, scaled.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get).reversed())
                .limit(left.intValueExact())
                .forEach(index -> extra[index] = true);
        return IntStream.range(0, scaled.size())
                .mapToObj(index ->
                        new Part(
                                extra[index]
                                        ? floors.get(index).add(BigInteger.ONE)
                                        : floors.get(index),
                                new Fraction(whole.multiply(scaled.get(index)), total),
                                extra[index]))
                .toList();
    }

    private static List<BigInteger> scaledToWhole(List<Fraction> weights) {
        BigInteger common =
                weights.stream()
                        .map(Fraction::denominator)
                        .distinct()
                        .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
        return weights.stream()
                .map(weight -> weight.numerator().multiply(common.divide(weight.denominator())))
                .toList();
    }
}
