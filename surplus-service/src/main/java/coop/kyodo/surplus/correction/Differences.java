package coop.kyodo.surplus.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A plan's result beside that of the plan it corrects. The differences balance: what is to be
/// appropriated changes by as much as the steps and the carry-over together.
///
/// @param unappropriated result and carry-forward together
/// @param drawnDown what is drawn from funds
/// @param losses what covered losses
/// @param appropriations step by step, in the order of the correction, then what it has no step for
/// @param distributed what the members receive together
public record Differences(
        Difference netProfit,
        Difference unappropriated,
        Difference drawnDown,
        List<Line> losses,
        List<Line> appropriations,
        Difference distributed,
        Difference carriedToNextYear) {

    /// One step.
    ///
    /// @param fund what it feeds, or what a loss was covered from; absent for the members
    /// @param carriedOver whether it is part of what is carried to the next year
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String step,
            Texts title,
            @Nullable String fund,
            boolean carriedOver,
            Difference amount) {}

    /// A step as one of the two plans has it.
    private record Side(
            String name, Texts title, @Nullable String fund, boolean carriedOver, Money amount) {

        /// Steps of one name that feed something else are two lines.
        String key() {
            return name + "/" + fund + "/" + carriedOver;
        }
    }

    public static Differences of(Waterfall before, Waterfall after) {
        Money zero = Money.zero(after.netProfit().currency());
        return new Differences(
                Difference.of(before.netProfit(), after.netProfit()),
                Difference.of(before.unappropriated(), after.unappropriated()),
                Difference.of(before.drawnDown(), after.drawnDown()),
                lines(losses(before), losses(after), zero),
                lines(steps(before), steps(after), zero),
                Difference.of(before.distributed(), after.distributed()),
                Difference.of(before.carriedToNextYear(), after.carriedToNextYear()));
    }

    /// JP-211 of the differences: what is left over of them, which is nothing.
    public Money unexplained() {
        Money open = unappropriated.difference().plus(drawnDown.difference());
        for (Line loss : losses) {
            open = open.plus(loss.amount().difference());
        }
        for (Line line : appropriations) {
            open = line.carriedOver() ? open : open.minus(line.amount().difference());
        }
        return open.minus(carriedToNextYear.difference());
    }

    private static Map<String, Side> steps(Waterfall waterfall) {
        return sides(
                waterfall.lines().stream()
                        .map(line ->
                                new Side(
                                        line.step(),
                                        line.title(),
                                        line.fund(),
                                        line.sink() == Step.Sink.CARRY_OVER,
                                        line.amount())));
    }

    private static Map<String, Side> losses(Waterfall waterfall) {
        return sides(
                waterfall.allLosses().stream()
                        .map(loss ->
                                new Side(
                                        loss.step(),
                                        loss.title(),
                                        loss.from(),
                                        false,
                                        loss.amount())));
    }

    private static Map<String, Side> sides(Stream<Side> sides) {
        Map<String, Side> named = new LinkedHashMap<>();
        sides.forEach(side -> named.put(side.key(), side));
        return named;
    }

    private static List<Line> lines(Map<String, Side> before, Map<String, Side> after, Money zero) {
        Map<String, Side> all = new LinkedHashMap<>(after);
        before.forEach(all::putIfAbsent);
        List<Line> lines = new ArrayList<>();
        all.forEach((key, side) ->
                lines.add(
                        new Line(
                                side.name(),
                                side.title(),
                                side.fund(),
                                side.carriedOver(),
                                Difference.of(
                                        amount(before.get(key), zero),
                                        amount(after.get(key), zero)))));
        return List.copyOf(lines);
    }

    private static Money amount(@Nullable Side side, Money zero) {
        return side == null ? zero : side.amount();
    }
}
