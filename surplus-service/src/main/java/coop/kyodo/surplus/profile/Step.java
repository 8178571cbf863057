package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of the waterfall. It never takes more than the steps before it left.
///
/// @param name the step's name in its policy
/// @param source what the rate is taken of
/// @param rate either a rate of the source
/// @param amount or a fixed amount
/// @param bound what a plan may choose beside the computed amount
/// @param rounding how the computed amount is rounded; see [#roundsUp]
/// @param until the target at which the step ends, if it has one
/// @param fund the fund that receives it, for the three kinds of funds
/// @param split how it is divided, for the members
/// @param rule the rule of the profile the step follows from, where the profile's own policy says
///   so
/// @param limits what the computed amount is never above, each for itself; none when left out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String name,
        @NotNull @Valid Texts title,
        @NotNull Source source,
        @Nullable Fraction rate,
        @Nullable Money amount,
        @NotNull Bound bound,
        @Nullable Rounding rounding,
        @Valid @Nullable Until until,
        @NotNull Sink sink,
        @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String fund,
        @Valid @Nullable Split split,
        @Nullable String rule,
        @Nullable @Size(max = 10) List<@Valid @NotNull Limit> limits) {

    /// What a step's rate is taken of.
    public enum Source {
        /// The year's sales. Such steps are charged before the surplus and lower what later steps
        /// take of the result after losses, not what they take of the result as it is.
        TURNOVER,
        /// The year's result.
        RESULT,
        /// The result of members' work.
        MEMBER_RESULT,
        /// The result of non-members' work.
        NON_MEMBER_RESULT,
        /// The year's result less the carried-forward loss.
        RESULT_AFTER_LOSS,
        /// The members' paid-in capital, for limits that are a part of it.
        PAID_IN_CAPITAL,
        /// What the steps before left.
        REMAINING
    }

    /// Whether the computed amount is the least, the only, or the most that a plan may choose.
    public enum Bound {
        MIN,
        EXACT,
        MAX
    }

    public enum Rounding {
        UP,
        DOWN
    }

    public enum Sink {
        INDIVISIBLE_FUND,
        PURPOSE_FUND,
        MUTUAL_FUND,
        MEMBERS,
        CARRY_OVER;

        public boolean isFund() {
            return this != MEMBERS && this != CARRY_OVER;
        }
    }

    /// At most a rate of a source, or of what earlier steps took together: dividends on capital for
    /// example that are not above what went to work.
    ///
    /// @param source either a source
    /// @param steps or the names of earlier steps
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Limit(
            @Nullable Source source,
            @Nullable @Size(min = 1, max = 50) List<@NotNull String> steps,
            @NotNull Fraction rate) {}

    @JsonCreator
    public Step {}

    /// A step without limits.
    public Step(
            String name,
            Texts title,
            Source source,
            @Nullable Fraction rate,
            @Nullable Money amount,
            Bound bound,
            @Nullable Rounding rounding,
            @Nullable Until until,
            Sink sink,
            @Nullable String fund,
            @Nullable Split split,
            @Nullable String rule) {
        this(
                name, title, source, rate, amount, bound, rounding, until, sink, fund, split, rule,
                null);
    }

    /// A minimum rounds up, because the law says "at least"; everything else rounds down, unless
    /// the step says otherwise.
    @JsonIgnore
    public boolean roundsUp() {
        return rounding == null ? bound == Bound.MIN : rounding == Rounding.UP;
    }

    public boolean goesToMembers() {
        return sink == Sink.MEMBERS;
    }

    public List<Limit> allLimits() {
        return limits == null ? List.of() : limits;
    }

    public Step withRate(Fraction other) {
        return new Step(
                name, title, source, other, amount, bound, rounding, until, sink, fund, split, rule,
                limits);
    }

    public Step withoutRule() {
        return new Step(
                name, title, source, rate, amount, bound, rounding, until, sink, fund, split, null,
                limits);
    }
}
