package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.LossRules;
import coop.kyodo.surplus.profile.LossStep;
import coop.kyodo.surplus.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// JP-210, ES-02: a policy's steps for losses take from a later source only when nothing is left in
/// the earlier ones, as draw-downs do; the order among funds of one source is the co-op's. The
/// members stand in that order where a rule says that they bear what the funds do not cover
/// (ES-02c); by-laws elsewhere let them bear a part beside the funds (US-07).
final class LossOrderRules {

    private LossOrderRules() {}

    /// @param lines what covers the loss
    static Optional<Refusal> refusal(Terms terms, List<Waterfall.LossLine> lines) {
        Profile.Losses losses = terms.profile().guards().losses();
        return losses == null
                ? Optional.empty()
                : refusalOfUnknownReserve(terms, losses, lines)
                        .or(() -> refusalOfOrder(terms, losses, lines));
    }

    private static Optional<Refusal> refusalOfOrder(
            Terms terms, Profile.Losses losses, List<Waterfall.LossLine> lines) {
        Optional<String> holding = Optional.empty();
        for (String source : losses.sources()) {
            if (holding.isPresent() && isBound(source, losses)) {
                for (Waterfall.LossLine line : lines) {
                    if (line.amount().isPositive() && sourceOf(line.from(), terms).equals(source)) {
                        return Optional.of(refused(line, holding.get(), terms, losses, lines));
                    }
                }
            }
            if (holding.isEmpty()) {
                holding =
                        terms.figures().reportedFunds().keySet().stream()
                                .filter(fund -> sourceOf(fund, terms).equals(source))
                                .filter(fund -> LossCover.left(fund, terms, lines).isPositive())
                                .findFirst();
            }
        }
        return Optional.empty();
    }

    private static Refusal refused(
            Waterfall.LossLine line,
            String before,
            Terms terms,
            Profile.Losses losses,
            List<Waterfall.LossLine> lines) {
        return Refusal.of("draw-down-out-of-order", terms.profile().rule(losses.rule()))
                .at(pointerTo(line, terms.policy().allLosses()))
                .with("step", line.step())
                .with("from", line.from())
                .with("requested", line.amount())
                .with("maximum", Money.zero(line.amount().currency()))
                .with("before", before)
                .with("left", LossCover.left(before, terms, lines));
    }

    /// To the step in the policy; empty for what a fund bears by a rule of the profile.
    private static String pointerTo(Waterfall.LossLine line, List<LossStep> steps) {
        return IntStream.range(0, steps.size())
                .filter(i -> line.rule() == null && steps.get(i).name().equals(line.step()))
                .mapToObj(i -> "/losses/" + i + "/from")
                .findFirst()
                .orElse("");
    }

    /// ES-02b: what the reserve may still bear is known only with its average.
    private static Optional<Refusal> refusalOfUnknownReserve(
            Terms terms, Profile.Losses losses, List<Waterfall.LossLine> lines) {
        Figures figures = terms.figures();
        String limit = losses.reserveLimit();
        boolean membersBear =
                isBound(LossStep.MEMBERS, losses)
                        && LossCover.taken(lines, LossStep.MEMBERS, figures.currency())
                                .isPositive();
        return limit != null
                        && membersBear
                        && figures.averageReserveRate() == null
                        && figures.loss().isPositive()
                        && figures.reserveBalance().isPositive()
                ? Optional.of(
                        Refusal.of("reserve-average-unknown", terms.profile().rule(limit))
                                .with("from", Fund.LEGAL_RESERVE))
                : Optional.empty();
    }

    private static boolean isBound(String source, Profile.Losses losses) {
        return !source.equals(LossStep.MEMBERS) || losses.memberRule() != null;
    }

    private static String sourceOf(String fund, Terms terms) {
        return LossRules.sourceOf(fund, terms.policy().steps(), terms.profile());
    }
}
