package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the co-op wants within the bounds of its policy.
///
/// @param distributed what the members are to receive in the policy's first distributing step; as
///   much as may be when left out
/// @param choices other amounts than the computed ones, by step
/// @param drawDowns amounts drawn from funds
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wish(@Nullable Money distributed, List<Choice> choices, List<DrawDown> drawDowns) {

    /// Nothing in particular: the computed amounts, and all that may be distributed.
    public static final Wish NONE = new Wish(null, List.of(), List.of());

    /// Another amount than the computed one for a step.
    public record Choice(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String step,
            @NotNull @Valid Money amount) {}

    /// An amount drawn from a fund, by the fund's name.
    public record DrawDown(
            @NotNull @Pattern(regexp = Fund.NAME) String from, @NotNull @Valid Money amount) {}

    public static Wish of(
            @Nullable Money distributed,
            @Nullable List<Choice> choices,
            @Nullable List<DrawDown> drawDowns) {
        return new Wish(
                distributed,
                choices == null ? List.of() : choices,
                drawDowns == null ? List.of() : drawDowns);
    }

    Optional<Money> choiceFor(String step) {
        return choices.stream()
                .filter(choice -> choice.step().equals(step))
                .map(Choice::amount)
                .findFirst();
    }

    Money drawnFrom(String fund, String currency) {
        return drawDowns.stream()
                .filter(draw -> draw.from().equals(fund))
                .map(DrawDown::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /// Where the line stands with which more than this is drawn from a fund; where all stand if
    /// none does it.
    String drawnAbove(String fund, Money most) {
        Money left = most;
        for (int i = 0; i < drawDowns.size(); i++) {
            if (drawDowns.get(i).from().equals(fund)) {
                left = left.minus(drawDowns.get(i).amount());
                if (left.isNegative()) {
                    return "/drawDowns/" + i;
                }
            }
        }
        return "/drawDowns";
    }

    Money drawn(String currency) {
        return drawDowns.stream().map(DrawDown::amount).reduce(Money.zero(currency), Money::plus);
    }
}
