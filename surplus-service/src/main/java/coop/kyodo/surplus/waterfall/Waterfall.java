package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Texts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The way from the result to what is carried forward.
///
/// @param lossCovered the part of the result that covers a carried-forward loss
/// @param unappropriated result and carry-forward together
/// @param base the result after charges and losses, never negative
/// @param distributable the most that the first distributing step could have received
/// @param distributed what the members receive together
/// @param carriedToNextYear negative for a loss that remains
/// @param losses what covered losses: a fund that bears those of non-members' work, then the
///   policy's steps; absent without any
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Waterfall(
        Money netProfit,
        Money carriedForward,
        Money lossCovered,
        Money drawnDown,
        Money unappropriated,
        Money base,
        List<Line> lines,
        Money distributable,
        Money distributed,
        Money carriedToNextYear,
        @Nullable List<LossLine> losses) {

    /// What covered a part of the loss.
    ///
    /// @param rate the part of the loss that the step wants
    /// @param charges what each member bears, by member number
    /// @param rule the rule of the profile that has it borne here; absent for a policy's step
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LossLine(
            String step,
            Texts title,
            String from,
            Fraction rate,
            Money amount,
            @Nullable List<Charge> charges,
            @Nullable String rule) {}

    /// What a member bears of a loss.
    public record Charge(UUID memberId, long memberNumber, Money amount) {}

    /// What covered losses.
    public List<LossLine> allLosses() {
        return losses == null ? List.of() : losses;
    }

    /// What one step took.
    ///
    /// @param target the fund's target, if the step has one
    /// @param required what the step computes, at most what was left
    /// @param amount what it took
    /// @param returned what a cap or rounding left with the co-op
    /// @param measured what a step for the members was divided by
    /// @param rounds in what rounds it was divided, where what a cap left was divided again
    /// @param rule the rule the step follows from
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String step,
            Texts title,
            Step.Sink sink,
            @Nullable String fund,
            Step.Source source,
            Money base,
            @Nullable Fraction rate,
            @Nullable Money target,
            Step.Bound bound,
            Money required,
            Money amount,
            @Nullable Money returned,
            Money balanceAfter,
            @Nullable Money fundBefore,
            @Nullable Money fundAfter,
            @Nullable List<Measured> measured,
            @Nullable List<Round> rounds,
            String rule,
            String lawSource) {}

    /// A measure that a step was divided by, and its total over all members.
    ///
    /// @param weighted the total of each one's measure times factor, where it has a factor
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Measured(
            String measure, Fraction weight, long total, @Nullable Fraction weighted) {}

    /// What was divided among those who had not reached their cap before.
    ///
    /// @param part what they are together of the whole measure
    public record Round(Money pool, Fraction part) {}

    /// What the steps took together.
    Money appropriated() {
        return lines.stream()
                .filter(line -> line.sink() != Step.Sink.CARRY_OVER)
                .map(Line::amount)
                .reduce(Money.zero(netProfit.currency()), Money::plus);
    }
}
