package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a step's amount is divided among the members.
///
/// @param mix how several measures come together; see [#addsPoints]
/// @param measures what is measured, each with its weight
/// @param rounding what happens to the units left after rounding down; see [#roundsDown]
/// @param cap the most that one member gets, if there is one
/// @param cash the part of a share that is paid in money; all when left out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Split(
        @Nullable Mix mix,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull Weighted> measures,
        @Nullable Rounding rounding,
        @Valid @Nullable Cap cap,
        @Nullable Fraction cash) {

    public enum Mix {
        /// Each measure divides its weight's part of the pool.
        SHARES,
        /// The weighted values of a member are added up, and the sums divide the pool.
        POINTS
    }

    public enum Rounding {
        /// Units left go one by one to the largest remainders, equal ones by member number.
        LARGEST_REMAINDER,
        /// Units left stay with the co-op.
        FLOOR
    }

    public enum Excess {
        RETURN,
        REDISTRIBUTE
    }

    /// One measure and its weight.
    ///
    /// @param measure HOURS, DAYS, EQUAL, CAPITAL, PAY, or the name of another measure given with
    ///   the members
    public record Weighted(
            @NotNull @Pattern(regexp = MEASURE) String measure, @NotNull Fraction weight) {}

    /// No member gets more than `rate` of a measure of theirs.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cap(
            @NotNull @Pattern(regexp = MEASURE) String measure,
            @NotNull Fraction rate,
            @Nullable Excess excess) {

        public boolean redistributes() {
            return excess == Excess.REDISTRIBUTE;
        }
    }

    static final String MEASURE = "[A-Z][A-Z0-9_]{1,39}";

    @JsonIgnore
    public boolean addsPoints() {
        return mix == Mix.POINTS;
    }

    @JsonIgnore
    public boolean roundsDown() {
        return rounding == Rounding.FLOOR;
    }

    public Fraction cashOrAll() {
        return cash == null ? Fraction.ONE : cash;
    }
}
