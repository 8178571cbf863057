package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Until;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How things stand between two steps of a run: what is left, what the funds hold, what earlier
/// steps took; and what the next step computes from it.
final class Standing {

    private final Terms terms;
    private final Figures figures;
    private final Money zero;
    private final List<Waterfall.LossLine> losses;
    private final Map<String, Money> added = new HashMap<>();
    private final Map<String, Money> taken = new HashMap<>();
    private Money charged;
    private Money setAside;
    private Money balance;

    Standing(Terms terms) {
        this.terms = terms;
        this.figures = terms.figures();
        this.zero = Money.zero(figures.currency());
        this.charged = zero;
        this.setAside = zero;
        Money drawn =
                figures.netProfit()
                        .plus(figures.carriedForward())
                        .plus(terms.wish().drawn(figures.currency()));
        this.losses = LossCover.lines(terms, drawn.negated().max(zero));
        this.balance = losses.stream().map(Waterfall.LossLine::amount).reduce(drawn, Money::plus);
    }

    List<Waterfall.LossLine> losses() {
        return losses;
    }

    /// What the steps so far have left; negative for a loss.
    Money balance() {
        return balance;
    }

    /// What a step may take at most.
    Money left() {
        return balance.max(zero);
    }

    /// What goes to the next year after all steps.
    Money carriedForward() {
        return balance.plus(setAside);
    }

    void take(Step step, Money amount) {
        balance = balance.minus(amount);
        taken.put(step.name(), amount);
        if (step.source() == Step.Source.TURNOVER) {
            charged = charged.plus(amount);
        }
        if (step.sink() == Step.Sink.CARRY_OVER) {
            setAside = setAside.plus(amount);
        }
        if (step.fund() != null) {
            added.merge(step.fund(), amount, Money::plus);
        }
    }

    /// What the step computes: its rate or amount, up to its target and its limits, at most what is
    /// left.
    Money required(Step step, @Nullable Money target) {
        Money computed = computed(step, base(step.source()));
        return limited(step, untilTarget(step, computed, target)).min(left());
    }

    /// What a fund holds now: after draw-downs and losses, with what earlier steps added.
    Money fund(String name) {
        return figures.balanceOf(name)
                .minus(terms.wish().drawnFrom(name, figures.currency()))
                .minus(LossCover.taken(losses, name, figures.currency()))
                .plus(added.getOrDefault(name, zero));
    }

    /// What a source amounts to now, never negative.
    Money base(Step.Source source) {
        return switch (source) {
            case TURNOVER -> orZero(figures.turnover());
            case RESULT -> figures.netProfit().max(zero);
            case MEMBER_RESULT -> orZero(figures.memberResult()).max(zero);
            case NON_MEMBER_RESULT -> orZero(figures.nonMemberResult()).max(zero);
            case RESULT_AFTER_LOSS -> resultAfterLoss();
            case PAID_IN_CAPITAL -> figures.targeted(Until.Target.PAID_IN_CAPITAL);
            case REMAINING -> left();
        };
    }

    /// JP-206 [I]: the year's net profit after covering a carried-forward loss; a carried-forward
    /// surplus is not in it. What turnover was charged with lowers it.
    Money resultAfterLoss() {
        return figures.netProfit().minus(charged).minus(figures.carriedLoss()).max(zero);
    }

    private Money computed(Step step, Money base) {
        if (step.rate() == null) {
            return orZero(step.amount());
        }
        return step.roundsUp()
                ? base.timesRoundedUp(step.rate())
                : base.timesRoundedDown(step.rate());
    }

    /// FR-04: at most so much of a source, or of what earlier steps took.
    Money limited(Step step, Money computed) {
        Money most = computed;
        for (Step.Limit limit : step.allLimits()) {
            Money of = limit.source() == null ? zero : base(limit.source());
            for (String earlier : limit.steps() == null ? List.<String>of() : limit.steps()) {
                of = of.plus(taken.getOrDefault(earlier, zero));
            }
            most = most.min(of.timesRoundedDown(limit.rate()));
        }
        return most;
    }

    /// JP-200, JP-208: a step with a target ends there.
    private Money untilTarget(Step step, Money computed, @Nullable Money target) {
        if (step.until() == null || step.fund() == null || target == null) {
            return computed;
        }
        boolean ofDebts = step.until().target() == Until.Target.DEBTS;
        if (!step.until().appliesBelow()) {
            Money held = ofDebts ? orZero(figures.equity()) : figures.balanceOf(step.fund());
            return held.compareTo(target) >= 0 ? computed : zero;
        }
        Money held = ofDebts ? orZero(figures.equity()) : fund(step.fund());
        Money missing = target.minus(held).max(zero);
        return missing.isZero() || step.until().takesShortfall() ? computed.min(missing) : computed;
    }

    /// JP-200: the articles' target, but never less than the part of capital the law demands.
    @Nullable Money target(Step step) {
        Until until = step.until();
        if (until == null) {
            return null;
        }
        return switch (until.target()) {
            case AMOUNT -> orZero(until.amount());
            case CAPITAL, PAID_IN_CAPITAL, HIGHEST_CAPITAL, DEBTS ->
                    figures.targeted(until.target()).timesRoundedUp(until.shareOrWhole());
            case ARTICLES ->
                    orZero(terms.articles().reserveTarget()).max(leastTarget(step).orElse(zero));
        };
    }

    private Optional<Money> leastTarget(Step step) {
        return terms.profile()
                .minimumOf(step)
                .flatMap(least -> {
                    Until.Target of = least.ceilingOf();
                    Fraction share = terms.profile().rule(least.rule()).bounds().get("target");
                    return of == null || share == null
                            ? Optional.empty()
                            : Optional.of(figures.targeted(of).timesRoundedUp(share));
                });
    }

    private Money orZero(@Nullable Money amount) {
        return amount == null ? zero : amount;
    }
}
