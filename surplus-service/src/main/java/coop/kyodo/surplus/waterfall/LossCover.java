package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.LossStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Covers a year's loss by the policy's steps for losses: each takes its part of the loss, at most
/// what is still open and what its fund holds (US-07).
final class LossCover {

    private LossCover() {}

    /// What each step takes, in their order, after what came before.
    ///
    /// @param loss what is to be covered, not negative
    static List<Waterfall.LossLine> lines(
            Terms terms, Money loss, List<Waterfall.LossLine> before) {
        List<Waterfall.LossLine> lines = new ArrayList<>(before);
        Money open = loss;
        if (!loss.isPositive()) {
            return lines;
        }
        for (LossStep step : terms.policy().allLosses()) {
            Money wanted = loss.timesRoundedUp(step.rate()).min(open);
            Waterfall.LossLine line =
                    step.split() == null
                            ? fromFund(step, wanted, terms, lines)
                            : fromMembers(step, wanted, terms);
            lines.add(line);
            open = open.minus(line.amount());
        }
        return lines;
    }

    private static Waterfall.LossLine fromFund(
            LossStep step, Money wanted, Terms terms, List<Waterfall.LossLine> before) {
        return new Waterfall.LossLine(
                step.name(),
                step.title(),
                step.from(),
                step.rate(),
                wanted.min(left(step.from(), terms, before)),
                null,
                null);
    }

    /// What a fund may still bear of a loss when these lines have taken theirs; what its uses have
    /// reserved it does not bear.
    static Money left(String fund, Terms terms, List<Waterfall.LossLine> lines) {
        String currency = terms.figures().currency();
        Money held =
                terms.free(fund)
                        .minus(terms.wish().drawnFrom(fund, currency))
                        .minus(taken(lines, fund, currency))
                        .max(Money.zero(currency));
        return held.min(bearable(fund, terms, lines).orElse(held));
    }

    /// ES-02b: what the legal reserve may still bear, where its profile limits it.
    private static Optional<Money> bearable(
            String fund, Terms terms, List<Waterfall.LossLine> before) {
        return fund.equals(Fund.LEGAL_RESERVE)
                ? ReserveLimit.of(terms)
                        .map(limit ->
                                limit.minus(terms.wish().drawnFrom(fund, limit.currency()))
                                        .minus(taken(before, fund, limit.currency())))
                : Optional.empty();
    }

    private static Waterfall.LossLine fromMembers(LossStep step, Money wanted, Terms terms) {
        SplitRules.Division division =
                SplitRules.divide(
                        step.name(), wanted, Objects.requireNonNull(step.split()), terms.members());
        return new Waterfall.LossLine(
                step.name(),
                step.title(),
                step.from(),
                step.rate(),
                division.given(),
                division.shares().stream()
                        .map(share ->
                                new Waterfall.Charge(
                                        share.memberId(), share.memberNumber(), share.amount()))
                        .toList(),
                null);
    }

    /// What these lines took from a fund together.
    static Money taken(List<Waterfall.LossLine> lines, String fund, String currency) {
        return lines.stream()
                .filter(line -> line.from().equals(fund))
                .map(Waterfall.LossLine::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
