package coop.kyodo.kit.exact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// An exact rational number in lowest terms with a positive denominator. Thresholds are compared by
/// cross multiplication and never pass through floating point. In JSON: `"1/10"`, or `"3"` for
/// whole numbers.
public record Fraction(BigInteger numerator, BigInteger denominator)
        implements Comparable<Fraction> {

    public static final Fraction ZERO = of(0, 1);
    public static final Fraction ONE = of(1, 1);

    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,60})(?:/(\\d{1,60}))?");

    public Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction's denominator must not be zero");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        if (isSmall(numerator) && isSmall(denominator)) {
            long common = gcd(Math.abs(numerator.longValue()), denominator.longValue());
            if (common > 1) {
                numerator = BigInteger.valueOf(numerator.longValue() / common);
                denominator = BigInteger.valueOf(denominator.longValue() / common);
            }
        } else {
            BigInteger common = numerator.gcd(denominator);
            if (!common.equals(BigInteger.ONE)) {
                numerator = numerator.divide(common);
                denominator = denominator.divide(common);
            }
        }
    }

    /// Whether it and its negation fit a `long`: nearly all do, and are reduced several times
    /// faster so.
    private static boolean isSmall(BigInteger value) {
        return value.bitLength() < Long.SIZE - 1;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Fraction of(long whole) {
        return of(whole, 1);
    }

    /// Reads `"3"`, `"-3"` or `"1/10"`.
    ///
    /// @throws IllegalArgumentException for any other text, and for a denominator of zero
    @JsonCreator
    public static Fraction parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a fraction: write it as \"1/10\" or \"3\"");
        }
        BigInteger denominator =
                parts.group(2) == null ? BigInteger.ONE : new BigInteger(parts.group(2));
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("a fraction's denominator must not be zero");
        }
        return new Fraction(new BigInteger(parts.group(1)), denominator);
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction times(long factor) {
        return times(of(factor));
    }

    /// @throws ArithmeticException when the divisor is zero
    public Fraction dividedBy(Fraction divisor) {
        return new Fraction(
                numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    public boolean isAtLeast(Fraction other) {
        return compareTo(other) >= 0;
    }

    public boolean isAtMost(Fraction other) {
        return compareTo(other) <= 0;
    }

    public int signum() {
        return numerator.signum();
    }

    /// The greatest whole number that is not above this one.
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /// The least whole number that is not below this one: the rounding of a legal minimum ("at
    /// least").
    public BigInteger ceiling() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    @JsonValue
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE)
                ? numerator.toString()
                : numerator + "/" + denominator;
    }
}
