package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.surplus.profile.Split;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Whole units for some of the members, in proportion to their weights.
///
/// @param floors the quotas rounded down
/// @param parts what each gets
record Apportionment(long[] floors, long[] parts) {

    /// @param open the members, as places in the weights, in ascending order
    static Apportionment of(long pool, Weights weights, int[] open, Split split) {
        BigInteger total =
                open.length == weights.size()
                        ? weights.total()
                        : IntStream.of(open)
                                .mapToObj(weights::of)
                                .reduce(BigInteger.ZERO, BigInteger::add);
        Quotas quotas = Quotas.of(pool, weights, open, total);
        return new Apportionment(
                quotas.floors(),
                switch (split.roundingOrUsual()) {
                    case FLOOR -> quotas.floors();
                    case LARGEST_REMAINDER -> largestRemainders(quotas, weights, open, split);
                    case SAINTE_LAGUE -> webster(quotas, weights, open, split);
                });
    }

    /// The exact quotas: floors, and remainders of which `total` make a unit.
    ///
    /// @param small the remainders where the total fits a `long`, else empty
    /// @param large the remainders elsewhere
    private record Quotas(
            long pool, long[] floors, long[] small, BigInteger[] large, BigInteger total) {

        static Quotas of(long pool, Weights weights, int[] open, BigInteger total) {
            boolean fits = weights.isSmall();
            long[] floors = new long[open.length];
            long[] small = new long[fits ? open.length : 0];
            BigInteger[] large = new BigInteger[fits ? 0 : open.length];
            BigInteger whole = BigInteger.valueOf(pool);
            long divisor = fits ? total.longValueExact() : 0;
            for (int i = 0; i < open.length; i++) {
                if (fits
                        && Math.multiplyHigh(pool, weights.small(open[i])) == 0
                        && pool * weights.small(open[i]) >= 0) {
                    long product = pool * weights.small(open[i]);
                    floors[i] = product / divisor;
                    small[i] = product % divisor;
                } else {
                    BigInteger[] parts =
                            whole.multiply(weights.of(open[i])).divideAndRemainder(total);
                    floors[i] = parts[0].longValueExact();
                    if (fits) {
                        small[i] = parts[1].longValueExact();
                    } else {
                        large[i] = parts[1];
                    }
                }
            }
            return new Quotas(pool, floors, small, large, total);
        }

        long left() {
            return pool - LongStream.of(floors).sum();
        }

        int compareRemainders(int a, int b) {
            return small.length > 0
                    ? Long.compare(small[a], small[b])
                    : large[a].compareTo(large[b]);
        }

        boolean isHalfOrMore(int at) {
            return small.length > 0
                    ? small[at] >= total.longValueExact() - small[at]
                    : large[at].shiftLeft(1).compareTo(total) >= 0;
        }
    }

    /// Equal remainders in the order of the tie rule.
    private static long[] largestRemainders(
            Quotas quotas, Weights weights, int[] open, Split split) {
        long[] parts = quotas.floors().clone();
        int left = Math.toIntExact(quotas.left());
        if (left == 0) {
            return parts;
        }
        int threshold = atRank(quotas, open.length, left);
        int[] equal = new int[open.length];
        int equals = 0;
        for (int i = 0; i < open.length; i++) {
            int compared = quotas.compareRemainders(i, threshold);
            if (compared > 0) {
                parts[i]++;
                left--;
            } else if (compared == 0) {
                equal[equals++] = i;
            }
        }
        IntStream.of(equal)
                .limit(equals)
                .boxed()
                .sorted(ties(weights, open, split))
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }

    /// The place of the `rank`-th largest remainder.
    private static int atRank(Quotas quotas, int size, int rank) {
        if (quotas.small().length > 0) {
            long[] sorted = quotas.small().clone();
            Arrays.sort(sorted);
            long wanted = sorted[size - rank];
            return IntStream.range(0, size)
                    .filter(i -> quotas.small()[i] == wanted)
                    .findFirst()
                    .orElseThrow();
        }
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> quotas.large()[i]).reversed())
                .skip(rank - 1L)
                .findFirst()
                .orElseThrow();
    }

    /// From the quotas rounded to the nearest unit, units are added where weight by twice the units
    /// and one is largest, or taken back where weight by twice the units less one is smallest,
    /// until the parts add up.
    private static long[] webster(Quotas quotas, Weights weights, int[] open, Split split) {
        long[] parts = quotas.floors().clone();
        for (int i = 0; i < open.length; i++) {
            if (quotas.isHalfOrMore(i)) {
                parts[i]++;
            }
        }
        long missing = quotas.pool() - LongStream.of(parts).sum();
        if (missing == 0) {
            return parts;
        }
        int sign = missing > 0 ? 1 : -1;
        Comparator<Integer> first =
                (a, b) ->
                        weights.compareProducts(
                                open[b], 2 * parts[a] + sign, open[a], 2 * parts[b] + sign);
        Comparator<Integer> ties = ties(weights, open, split);
        PriorityQueue<Integer> queue =
                new PriorityQueue<>(
                        sign > 0
                                ? first.thenComparing(ties)
                                : first.reversed().thenComparing(ties.reversed()));
        IntStream.range(0, open.length).filter(i -> sign > 0 || parts[i] > 0).forEach(queue::add);
        for (long step = 0; step < Math.abs(missing); step++) {
            int at = queue.remove();
            parts[at] += sign;
            if (sign > 0 || parts[at] > 0) {
                queue.add(at);
            }
        }
        return parts;
    }

    /// Where the order is by number, those who have none come after all who have.
    private static Comparator<Integer> ties(Weights weights, int[] open, Split split) {
        Comparator<Integer> byNumber =
                Comparator.comparing((Integer at) -> !weights.member(open[at]).isMember())
                        .thenComparing(Comparator.naturalOrder());
        return switch (split.tieOrder()) {
            case NUMBER -> byNumber;
            case LARGEST ->
                    ((Comparator<Integer>)
                                    (a, b) -> weights.compareProducts(open[b], 1, open[a], 1))
                            .thenComparing(byNumber);
            case LOT ->
                    Comparator.comparing((Integer at) -> lot(split, weights.member(open[at])))
                            .thenComparing(byNumber);
        };
    }

    private static String lot(Split split, MemberMeasures member) {
        String seed = split.ties() == null ? "" : String.valueOf(split.ties().seed());
        return Hashes.sha256(seed + member.memberId());
    }
}
