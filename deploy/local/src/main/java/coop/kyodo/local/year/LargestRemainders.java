package coop.kyodo.local.year;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The largest-remainder rule, written a second time so that the services' figures are not checked
/// by their own code.
final class LargestRemainders {

    private LargestRemainders() {}

    /// Divides the amount in proportion to the weights. Equal remainders go by the order of the
    /// list.
    static List<Long> divide(long amount, List<Long> weights) {
        BigInteger total = BigInteger.valueOf(sum(weights));
        List<Long> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        for (long weight : weights) {
            BigInteger[] quota =
                    BigInteger.valueOf(amount)
                            .multiply(BigInteger.valueOf(weight))
                            .divideAndRemainder(total);
            parts.add(quota[0].longValueExact());
            remainders.add(quota[1]);
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(amount - sum(parts))
                .forEach(at -> parts.set(at, parts.get(at) + 1));
        return parts;
    }

    static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }
}
