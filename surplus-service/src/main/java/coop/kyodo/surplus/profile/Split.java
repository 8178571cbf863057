package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a step's amount is divided among the members.
///
/// @param mix how several measures come together; see [#addsPoints]
/// @param measures what is measured, each with its weight
/// @param rounding what happens to the units left after rounding down; see [#roundingOrUsual]
/// @param cap the most that one member gets, if there is one
/// @param cash the part of a share that is paid in money; all when left out
/// @param ties who comes first among equals when units are left; by member number when left out
/// @param eligibility who shares; members alone when left out
/// @param retained what becomes of the part that is not paid in money; an account when left out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Split(
        @Nullable Mix mix,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull Weighted> measures,
        @Nullable Rounding rounding,
        @Valid @Nullable Cap cap,
        @Nullable Fraction cash,
        @Valid @Nullable Ties ties,
        @Valid @Nullable Eligibility eligibility,
        @Nullable Retained retained) {

    public enum Mix {
        /// Each measure divides its weight's part of the pool.
        SHARES,
        /// The weighted values of a member are added up, and the sums divide the pool.
        POINTS
    }

    public enum Rounding {
        /// Units left go one by one to the largest remainders. Each share is within one unit of its
        /// quota; a larger pool may give somebody less (the Alabama paradox).
        LARGEST_REMAINDER,
        /// Units left stay with the co-op. A larger pool never gives anybody less.
        FLOOR,
        /// Webster's method: each unit goes where weight by twice the units held and one is
        /// largest. All is given and a larger pool never gives anybody less; a share may be more
        /// than one unit from its quota.
        SAINTE_LAGUE
    }

    public enum Excess {
        RETURN,
        REDISTRIBUTE
    }

    /// What becomes of the part that is not paid in money.
    public enum Retained {
        /// It is credited to the member's account.
        ACCOUNT,
        /// It buys whole units of capital; what is left of it is credited.
        UNITS
    }

    /// One measure and its weight.
    ///
    /// @param measure HOURS, DAYS, EQUAL, CAPITAL, CAPITAL_DAYS, PAY, GRADE, RESPONSIBILITY,
    ///   QUALITY, SENIORITY, MONTHS, or the name of another measure given with the members
    /// @param factor what the measure is multiplied by, member by member; nothing when left out
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Weighted(
            @NotNull @Pattern(regexp = MEASURE) String measure,
            @NotNull Fraction weight,
            @Valid @Nullable Factor factor) {

        @JsonCreator
        public Weighted {}

        public Weighted(String measure, Fraction weight) {
            this(measure, weight, null);
        }
    }

    /// A factor that grows with another measure of the member: `base + perUnit * value`, at most
    /// `most`. A grade in hundredths has the base 0 and 1/100 per unit; a coefficient for seniority
    /// has the base 1, and so much per month.
    ///
    /// @param base 0 when left out
    /// @param most no limit when left out
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Factor(
            @NotNull @Pattern(regexp = MEASURE) String measure,
            @Nullable Fraction base,
            @NotNull Fraction perUnit,
            @Nullable Fraction most) {

        public Fraction of(long value) {
            Fraction grown = baseOrZero().plus(perUnit.times(value));
            return most == null || grown.isAtMost(most) ? grown : most;
        }

        public Fraction baseOrZero() {
            return base == null ? Fraction.ZERO : base;
        }
    }

    /// No member gets more than `rate` of a measure of theirs. A rate of EQUAL is an amount.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cap(
            @NotNull @Pattern(regexp = MEASURE) String measure,
            @NotNull Fraction rate,
            @Nullable Excess excess) {

        /// The most that somebody with so much of the measure gets, in minor units.
        public long of(long value) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(value);
            if (rate.numerator().bitLength() + bits < Long.SIZE
                    && rate.denominator().bitLength() < Long.SIZE) {
                return rate.numerator().longValueExact()
                        * value
                        / rate.denominator().longValueExact();
            }
            return rate.times(value)
                    .floor()
                    .min(BigInteger.valueOf(Long.MAX_VALUE))
                    .longValueExact();
        }

        public boolean redistributes() {
            return excess == Excess.REDISTRIBUTE;
        }
    }

    /// Who comes first among equals.
    ///
    /// @param seed what the lots are drawn from, published beforehand; for LOT
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ties(
            @NotNull Order order,
            @Nullable @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String seed) {

        public enum Order {
            /// The lower member number; who has none comes last.
            NUMBER,
            /// The larger weight, then the lower number.
            LARGEST,
            /// The lower SHA-256 of the seed and the member's id: anybody can draw the lots again.
            LOT
        }
    }

    /// Who shares.
    ///
    /// @param who members alone, or all who work, members or not
    /// @param anyOf what one must have at least; one of several is enough, nothing when left out
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Eligibility(
            @NotNull Who who, @Nullable @Size(max = 10) List<@Valid @NotNull Least> anyOf) {

        public enum Who {
            MEMBERS,
            EMPLOYEES
        }
    }

    /// At least so much of a measure.
    public record Least(@NotNull @Pattern(regexp = MEASURE) String measure, long value) {}

    private static final Set<String> OF_CAPITAL = Set.of("CAPITAL", "CAPITAL_DAYS");

    static final String MEASURE = "[A-Z][A-Z0-9_]{1,39}";

    @JsonCreator
    public Split {}

    /// A split among the members alone, equal remainders by member number.
    public Split(
            @Nullable Mix mix,
            List<Weighted> measures,
            @Nullable Rounding rounding,
            @Nullable Cap cap,
            @Nullable Fraction cash) {
        this(mix, measures, rounding, cap, cash, null, null, null);
    }

    @JsonIgnore
    public boolean addsPoints() {
        return mix == Mix.POINTS;
    }

    @JsonIgnore
    public Rounding roundingOrUsual() {
        return rounding == null ? Rounding.LARGEST_REMAINDER : rounding;
    }

    @JsonIgnore
    public Ties.Order tieOrder() {
        return ties == null ? Ties.Order.NUMBER : ties.order();
    }

    public Fraction cashOrAll() {
        return cash == null ? Fraction.ONE : cash;
    }

    /// Whether those who work and are no members share too.
    @JsonIgnore
    public boolean includesNonMembers() {
        return eligibility != null && eligibility.who() == Eligibility.Who.EMPLOYEES;
    }

    /// Whether this is interest on capital and nothing else.
    @JsonIgnore
    public boolean isInterest() {
        return measures.stream().allMatch(each -> OF_CAPITAL.contains(each.measure()));
    }

    /// The names of all measures this split looks at.
    public Stream<String> measureNames() {
        return Stream.of(
                        measures.stream().map(Weighted::measure),
                        measures.stream()
                                .flatMap(each -> Stream.ofNullable(each.factor()))
                                .map(Factor::measure),
                        Stream.ofNullable(cap).map(Cap::measure),
                        Stream.ofNullable(eligibility)
                                .flatMap(each -> Stream.ofNullable(each.anyOf()))
                                .flatMap(List::stream)
                                .map(Least::measure))
                .flatMap(names -> names);
    }
}
