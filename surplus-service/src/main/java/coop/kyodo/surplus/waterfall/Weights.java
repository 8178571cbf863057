package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.surplus.profile.Split;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What each member weighs in a division: exact whole numbers in one scale, kept as a `long` each
/// as long as their sum fits. Members that weigh nothing are left out.
final class Weights {

    private static final int BITS_OF_SMALL = 63;

    /// One measure as it enters the weight: `coefficient` for each of its points.
    private record Part(Split.Weighted measure, BigInteger scale, BigInteger coefficient) {

        /// The member's points: the measure times its factor, in the factor's scale.
        BigInteger points(MemberMeasures member) {
            BigInteger value = BigInteger.valueOf(member.value(measure.measure()));
            Split.Factor factor = measure.factor();
            return factor == null || value.signum() == 0
                    ? value
                    : factor.of(member.value(factor.measure()))
                            .times(new Fraction(scale, BigInteger.ONE))
                            .floor()
                            .multiply(value);
        }
    }

    private final List<MemberMeasures> members;
    private final int[] places;
    private final long[] small;
    private final BigInteger[] large;
    private final BigInteger total;
    private final List<Fraction> measured;
    private final @Nullable String unmeasured;

    private Weights(
            List<MemberMeasures> members,
            int[] places,
            long[] small,
            BigInteger[] large,
            BigInteger total,
            List<Fraction> measured,
            @Nullable String unmeasured) {
        this.members = members;
        this.places = places;
        this.small = small;
        this.large = large;
        this.total = total;
        this.measured = List.copyOf(measured);
        this.unmeasured = unmeasured;
    }

    /// The weights of those of these members who share, in their order. SHARES: each measure
    /// divides its weight's part of the pool. POINTS: the weighted values are added up.
    static Weights of(Split split, List<MemberMeasures> members) {
        List<BigInteger> totals = new ArrayList<>();
        List<Part> parts = parts(split, members, totals);
        List<Fraction> measured = new ArrayList<>();
        BigInteger total = BigInteger.ZERO;
        for (int k = 0; k < parts.size(); k++) {
            measured.add(new Fraction(totals.get(k), parts.get(k).scale()));
            total = total.add(parts.get(k).coefficient().multiply(totals.get(k)));
        }
        boolean fits = total.bitLength() <= BITS_OF_SMALL;
        int[] places = new int[members.size()];
        long[] small = new long[fits ? places.length : 0];
        BigInteger[] large = new BigInteger[fits ? 0 : places.length];
        int size = 0;
        for (int place = 0; place < places.length; place++) {
            MemberMeasures member = members.get(place);
            if (!SplitRules.isEligible(split, member)) {
                continue;
            }
            if (fits) {
                small[size] = smallWeight(parts, member);
            } else {
                large[size] = weight(parts, member);
            }
            if (fits ? small[size] > 0 : large[size].signum() > 0) {
                places[size++] = place;
            }
        }
        return new Weights(
                members,
                Arrays.copyOf(places, size),
                small,
                large,
                total,
                measured,
                unmeasured(split, totals));
    }

    /// The first measure that divides a part of the pool and that nobody has any of; points divide
    /// no part of their own.
    private static @Nullable String unmeasured(Split split, List<BigInteger> totals) {
        for (int k = 0; k < totals.size(); k++) {
            if (totals.get(k).signum() == 0 && !split.addsPoints()) {
                return split.measures().get(k).measure();
            }
        }
        return null;
    }

    private static List<Part> parts(
            Split split, List<MemberMeasures> members, List<BigInteger> totals) {
        List<Part> unscaled = new ArrayList<>();
        List<Fraction> coefficients = new ArrayList<>();
        for (Split.Weighted measure : split.measures()) {
            BigInteger scale = scale(measure.factor());
            Part part = new Part(measure, scale, BigInteger.ONE);
            BigInteger total = total(part, split, members);
            BigInteger divisor = split.addsPoints() ? scale : total;
            unscaled.add(part);
            totals.add(total);
            coefficients.add(
                    total.signum() == 0
                            ? Fraction.ZERO
                            : measure.weight().dividedBy(new Fraction(divisor, BigInteger.ONE)));
        }
        List<BigInteger> whole = whole(coefficients);
        List<Part> parts = new ArrayList<>();
        for (int k = 0; k < unscaled.size(); k++) {
            Part part = unscaled.get(k);
            parts.add(new Part(part.measure(), part.scale(), whole.get(k)));
        }
        return parts;
    }

    private static BigInteger scale(Split.@Nullable Factor factor) {
        if (factor == null) {
            return BigInteger.ONE;
        }
        BigInteger scale =
                leastCommon(factor.baseOrZero().denominator(), factor.perUnit().denominator());
        return factor.most() == null ? scale : leastCommon(scale, factor.most().denominator());
    }

    private static BigInteger total(Part part, Split split, List<MemberMeasures> members) {
        if (part.measure().factor() != null) {
            return members.stream()
                    .filter(member -> SplitRules.isEligible(split, member))
                    .map(part::points)
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }
        BigInteger total = BigInteger.ZERO;
        long sum = 0;
        for (MemberMeasures member : members) {
            if (SplitRules.isEligible(split, member)) {
                sum += member.value(part.measure().measure());
            }
            if (sum > Long.MAX_VALUE / 2) {
                total = total.add(BigInteger.valueOf(sum));
                sum = 0;
            }
        }
        return total.add(BigInteger.valueOf(sum));
    }

    /// The same proportions in the smallest whole numbers.
    private static List<BigInteger> whole(List<Fraction> fractions) {
        BigInteger common =
                fractions.stream()
                        .map(Fraction::denominator)
                        .reduce(BigInteger.ONE, Weights::leastCommon);
        List<BigInteger> scaled =
                fractions.stream()
                        .map(each -> each.numerator().multiply(common.divide(each.denominator())))
                        .toList();
        BigInteger divisor = scaled.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
        return divisor.signum() == 0
                ? scaled
                : scaled.stream().map(each -> each.divide(divisor)).toList();
    }

    private static BigInteger leastCommon(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }

    private static BigInteger weight(List<Part> parts, MemberMeasures member) {
        BigInteger weight = BigInteger.ZERO;
        for (Part part : parts) {
            weight = weight.add(part.coefficient().multiply(part.points(member)));
        }
        return weight;
    }

    /// No product here passes a `long`, because the sum over all members does not.
    private static long smallWeight(List<Part> parts, MemberMeasures member) {
        long weight = 0;
        for (Part part : parts) {
            long points =
                    part.measure().factor() == null
                            ? member.value(part.measure().measure())
                            : part.points(member).longValueExact();
            if (points > 0 && part.coefficient().signum() > 0) {
                weight += part.coefficient().longValueExact() * points;
            }
        }
        return weight;
    }

    int size() {
        return places.length;
    }

    MemberMeasures member(int at) {
        return members.get(places[at]);
    }

    boolean isSmall() {
        return small.length > 0;
    }

    /// The weight, where [#isSmall].
    long small(int at) {
        return small[at];
    }

    BigInteger of(int at) {
        return isSmall() ? BigInteger.valueOf(small[at]) : large[at];
    }

    BigInteger total() {
        return total;
    }

    /// The totals of the measures over those who may share, each times its factor.
    List<Fraction> measured() {
        return measured;
    }

    /// A measure that nobody has any of, whose part of the pool the others would divide.
    Optional<String> unmeasured() {
        return size() == 0 ? Optional.empty() : Optional.ofNullable(unmeasured);
    }

    /// Compares `weight(a) * timesA` with `weight(b) * timesB`, exactly; the factors are positive.
    int compareProducts(int a, long timesA, int b, long timesB) {
        if (!isSmall()) {
            return large[a].multiply(BigInteger.valueOf(timesA))
                    .compareTo(large[b].multiply(BigInteger.valueOf(timesB)));
        }
        int high =
                Long.compare(
                        Math.multiplyHigh(small[a], timesA), Math.multiplyHigh(small[b], timesB));
        return high != 0 ? high : Long.compareUnsigned(small[a] * timesA, small[b] * timesB);
    }
}
