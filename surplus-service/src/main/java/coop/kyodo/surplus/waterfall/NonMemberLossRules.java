package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.surplus.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// US-05: a loss of non-members' work is borne by the collective account, out of what it holds and
/// what the year gives it; the members' surplus is divided as if it had not been. What the account
/// cannot bear lowers what is left for the members, as US-07 charges a loss: the collective account
/// first, the rest to the members. The account never falls below zero.
final class NonMemberLossRules {

    private NonMemberLossRules() {}

    /// The waterfall with all that the account can bear. What the year gives the account may depend
    /// on what it bears, so a run that leaves it below zero is followed by one in which it bears
    /// that much less, and that one by one in which it bears what it held.
    ///
    /// @param known what need not be divided, for a run of which nobody asks the shares
    static Decision<Outcome> run(Terms terms, @Nullable KnownDivisions known) {
        Money zero = Money.zero(terms.figures().currency());
        Profile.NonMemberLoss bearer = terms.profile().guards().nonMemberLoss();
        Money borne = bearer == null ? zero : terms.figures().nonMemberLoss();
        Decision<Outcome> run = new WaterfallRun(terms, borne, known).run();
        if (bearer == null || borne.isZero()) {
            return run;
        }
        Money less = borne.minus(lacking(run, bearer.fund(), terms)).max(zero);
        if (less.compareTo(borne) < 0) {
            run = new WaterfallRun(terms, less, known).run();
        }
        return lacking(run, bearer.fund(), terms).isZero()
                ? run
                : new WaterfallRun(terms, less.min(held(bearer.fund(), terms)), known).run();
    }

    /// What the fund bears, as it stands in the waterfall.
    static List<Waterfall.LossLine> lines(Terms terms, Money borne) {
        Profile.NonMemberLoss bearer = terms.profile().guards().nonMemberLoss();
        return bearer == null || borne.isZero()
                ? List.of()
                : List.of(
                        new Waterfall.LossLine(
                                bearer.step(),
                                bearer.title(),
                                bearer.fund(),
                                Fraction.ONE,
                                borne,
                                null,
                                bearer.rule()));
    }

    /// By how much the run leaves the fund below zero.
    private static Money lacking(Decision<Outcome> run, String fund, Terms terms) {
        Money zero = Money.zero(terms.figures().currency());
        return switch (run) {
            case Decision.Refused<Outcome> _ -> zero;
            case Decision.Accepted<Outcome>(Outcome outcome) -> {
                Waterfall waterfall = outcome.waterfall();
                Money given =
                        waterfall.lines().stream()
                                .filter(line -> fund.equals(line.fund()))
                                .map(Waterfall.Line::amount)
                                .reduce(zero, Money::plus);
                yield LossCover.taken(waterfall.allLosses(), fund, zero.currency())
                        .minus(held(fund, terms))
                        .minus(given)
                        .max(zero);
            }
        };
    }

    private static Money held(String fund, Terms terms) {
        Figures figures = terms.figures();
        return figures.balanceOf(fund).minus(terms.wish().drawnFrom(fund, figures.currency()));
    }
}
