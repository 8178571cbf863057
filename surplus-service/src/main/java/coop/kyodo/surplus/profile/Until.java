package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The target of a step's fund.
///
/// @param share the part of the capital, for targets that are one; the whole when left out
/// @param amount the target, for [Target#AMOUNT]
/// @param lastStep what is taken when less is missing than the step computes; see [#takesShortfall]
/// @param once whether the step applies below the target or once it is reached; see [#appliesBelow]
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Until(
        @NotNull Target target,
        @Nullable Fraction share,
        @Nullable Money amount,
        @Nullable LastStep lastStep,
        @Nullable Once once) {

    public enum Target {
        /// The reserve target of the articles, never less than what the profile demands.
        ARTICLES,
        CAPITAL,
        PAID_IN_CAPITAL,
        HIGHEST_CAPITAL,
        /// A part of the co-op's debts, which its equity, not the fund, must reach.
        DEBTS,
        AMOUNT
    }

    public enum LastStep {
        SHORTFALL,
        FULL
    }

    public enum Once {
        BELOW,
        REACHED
    }

    /// JP-208 [I]: what is missing is enough, unless the step says that the whole step is taken.
    @JsonIgnore
    public boolean takesShortfall() {
        return lastStep != LastStep.FULL;
    }

    @JsonIgnore
    public boolean appliesBelow() {
        return once != Once.REACHED;
    }

    public Fraction shareOrWhole() {
        return share == null ? Fraction.ONE : share;
    }
}
