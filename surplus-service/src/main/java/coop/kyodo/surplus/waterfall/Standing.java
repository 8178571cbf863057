package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.exact.OutOfRangeException;
import coop.kyodo.surplus.profile.Duty;
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

    /// An amount is text of at most 18 digits.
    private static final long LARGEST = 999_999_999_999_999_999L;

    private final Terms terms;
    private final Figures figures;
    private final Money zero;
    private final List<Waterfall.LossLine> losses;

    /// What no step may cover, not negative: it is carried over.
    private final Money open;

    private final Money coveredByOthers;
    private final Map<String, Money> added = new HashMap<>();
    private final Map<String, Money> taken = new HashMap<>();
    private Money charged;
    private Money setAside;
    private Money balance;

    /// @param borne what a fund bears of a loss of non-members' work
    Standing(Terms terms, Money borne) {
        this.terms = terms;
        this.figures = terms.figures();
        this.zero = Money.zero(figures.currency());
        this.charged = zero;
        this.setAside = zero;
        Money drawn =
                figures.netProfit()
                        .plus(figures.carriedForward())
                        .plus(terms.wish().drawn(figures.currency()));
        this.losses =
                LossCover.lines(
                        terms,
                        drawn.plus(borne).negated().max(zero),
                        NonMemberLossRules.lines(terms, borne));
        boolean apart = terms.profile().guards().nonMemberLoss() != null;
        Money ofMembers = apart ? figures.lossBesideProfit() : zero;
        this.open = ofMembers.isZero() ? zero : ofMembers.plus(figures.carriedLoss());
        this.coveredByOthers = apart && open.isZero() ? figures.carriedLoss() : zero;
        this.balance =
                losses.stream()
                        .map(Waterfall.LossLine::amount)
                        .reduce(drawn.plus(open), Money::plus);
    }

    private Standing(Standing other) {
        this.terms = other.terms;
        this.figures = other.figures;
        this.zero = other.zero;
        this.losses = other.losses;
        this.open = other.open;
        this.coveredByOthers = other.coveredByOthers;
        this.added.putAll(other.added);
        this.taken.putAll(other.taken);
        this.charged = other.charged;
        this.setAside = other.setAside;
        this.balance = other.balance;
    }

    /// How things would stand if the step took so much.
    Standing after(Step step, Money amount) {
        Standing after = new Standing(this);
        after.take(step, amount);
        return after;
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

    /// What goes to the next year after all steps. US-05, US-07: where a profit of non-members'
    /// work is kept apart it covers no loss of the members' work; the accounts bear that, so it
    /// stays open, and so does what was carried forward, until they have borne it.
    Money carriedForward() {
        return balance.plus(setAside).minus(open);
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

    /// What the law wants of this year for a duty, with what its steps have taken already.
    Money lawful(Duty duty) {
        Step step = duty.step();
        Until until = step.until();
        Money least = base(step.source()).timesRoundedUp(duty.share());
        if (until != null && !until.appliesBelow()) {
            return untilTarget(step, least, target(step));
        }
        return ceiling(duty)
                .map(ceiling -> ceiling.minus(heldBefore(duty)).max(zero))
                .filter(missing -> missing.isZero() || until == null || until.takesShortfall())
                .map(least::min)
                .orElse(least);
    }

    /// What these steps took together.
    Money taken(List<String> steps) {
        return steps.stream().map(step -> taken.getOrDefault(step, zero)).reduce(zero, Money::plus);
    }

    private Optional<Money> ceiling(Duty duty) {
        Until.Target of = duty.ceilingOf();
        Until until = duty.step().until();
        Fraction share = duty.rule().bounds().get("target");
        if (of == null
                || share == null
                || (of == Until.Target.DEBTS
                        && (figures.debts() == null || figures.equity() == null))) {
            return Optional.empty();
        }
        return until != null && until.target() == Until.Target.ARTICLES
                ? Optional.ofNullable(target(duty.step()))
                : Optional.of(figures.targeted(of).timesRoundedUp(share));
    }

    /// What counts towards a duty's ceiling, before this year's steps.
    private Money heldBefore(Duty duty) {
        String fund = duty.step().fund();
        return duty.ceilingOf() == Until.Target.DEBTS || fund == null
                ? orZero(figures.equity())
                : fund(fund).minus(added.getOrDefault(fund, zero));
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
            case NON_MEMBER_RESULT -> nonMemberProfit();
            case RESULT_AFTER_LOSS -> resultAfterLoss();
            case PAID_IN_CAPITAL -> figures.targeted(Until.Target.PAID_IN_CAPITAL);
            case REMAINING -> left();
        };
    }

    /// US-05: where the result of non-members' work is the collective account's, so is a loss that
    /// was carried forward: that profit covers it before the members' surplus does.
    private Money nonMemberProfit() {
        return orZero(figures.nonMemberResult()).minus(coveredByOthers).max(zero);
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
            of = of.plus(taken(limit.steps() == null ? List.of() : limit.steps()));
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

    /// The target of a step that has one.
    ///
    /// @throws OutOfRangeException when no amount that a plan can state is as much
    @Nullable Money target(Step step) {
        Until until = step.until();
        if (until == null) {
            return null;
        }
        Money target = target(step, until);
        if (target.amount() > LARGEST) {
            throw new OutOfRangeException();
        }
        return target;
    }

    /// JP-200: the articles' target, but never less than the part of capital the law demands.
    private Money target(Step step, Until until) {
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
