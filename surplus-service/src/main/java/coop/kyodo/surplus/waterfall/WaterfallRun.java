package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Until;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run through the policy's steps, each from what the ones before left. It lives for one
/// computation and is never shared.
final class WaterfallRun {

    private final Terms terms;
    private final Figures figures;
    private final Money zero;
    private final Map<String, Money> added = new HashMap<>();
    private final List<Waterfall.Line> lines = new ArrayList<>();
    private final Map<String, Money> taken = new HashMap<>();
    private final List<List<Share>> shares = new ArrayList<>();
    private Money distributed;
    private Money charged;
    private Money setAside;
    private Money balance;
    private @Nullable Money distributable;

    WaterfallRun(Terms terms) {
        this.terms = terms;
        this.figures = terms.figures();
        this.zero = Money.zero(figures.currency());
        this.distributed = zero;
        this.charged = zero;
        this.setAside = zero;
        this.balance =
                figures.netProfit()
                        .plus(figures.carriedForward())
                        .plus(terms.wish().drawn(figures.currency()));
    }

    Decision<Outcome> run() {
        for (Step step : terms.policy().steps()) {
            Optional<Refusal> refusal = take(step);
            if (refusal.isPresent()) {
                return Decision.refused(refusal.get());
            }
        }
        Waterfall waterfall =
                new Waterfall(
                        figures.netProfit(),
                        figures.carriedForward(),
                        figures.carriedLoss().min(figures.netProfit().max(zero)),
                        terms.wish().drawn(figures.currency()),
                        figures.netProfit().plus(figures.carriedForward()),
                        resultAfterLoss(),
                        List.copyOf(lines),
                        distributable == null ? zero : distributable,
                        distributed,
                        balance.plus(setAside));
        return Decision.accepted(
                new Outcome(waterfall, StatutoryTable.of(waterfall, terms), new AllShares(shares)));
    }

    private Optional<Refusal> take(Step step) {
        Money base = base(step.source());
        Money fundBefore = step.fund() == null ? null : fund(step.fund());
        Money target = step.until() == null ? null : target(step, step.until());
        Money required =
                limited(step, untilTarget(step, computed(step, base), target))
                        .min(balance.max(zero));
        Money chosen = chosen(step, required);
        Optional<Refusal> refusal = refusalOfChoice(step, required, chosen);
        if (refusal.isPresent()) {
            return refusal;
        }
        Money amount = chosen;
        Money returned = null;
        if (step.split() != null) {
            if (distributable == null) {
                distributable = required;
            }
            SplitRules.Division division =
                    SplitRules.divide(step.name(), chosen, step.split(), terms.members());
            if (division.shares().isEmpty() && chosen.isPositive() && isWished(step)) {
                return Optional.of(
                        Refusal.of("nobody-to-distribute-to", terms.profile().eligibilityRule())
                                .with("pool", chosen));
            }
            shares.add(division.shares());
            distributed = distributed.plus(division.given());
            returned = division.returned().isZero() ? null : division.returned();
            amount = division.given();
        }
        balance = balance.minus(amount);
        taken.put(step.name(), amount);
        if (step.source() == Step.Source.TURNOVER) {
            charged = charged.plus(amount);
        }
        if (step.sink() == Step.Sink.CARRY_OVER) {
            setAside = setAside.plus(amount);
        }
        Money fundAfter = null;
        if (step.fund() != null && fundBefore != null) {
            added.merge(step.fund(), amount, Money::plus);
            fundAfter = fundBefore.plus(amount);
        }
        Rule rule = terms.profile().ruleOf(step);
        lines.add(
                new Waterfall.Line(
                        step.name(),
                        step.title(),
                        step.sink(),
                        step.fund(),
                        step.source(),
                        base,
                        step.rate(),
                        target,
                        step.bound(),
                        required,
                        amount,
                        returned,
                        balance,
                        fundBefore,
                        fundAfter,
                        step.split() == null ? null : measured(step.split()),
                        rule.id(),
                        rule.source()));
        return Optional.empty();
    }

    private List<Waterfall.Measured> measured(Split split) {
        return split.measures().stream()
                .map(measure ->
                        new Waterfall.Measured(
                                measure.measure(),
                                measure.weight(),
                                terms.members().stream()
                                        .filter(member -> SplitRules.isEligible(split, member))
                                        .mapToLong(member -> member.value(measure.measure()))
                                        .sum()))
                .toList();
    }

    private Money base(Step.Source source) {
        return switch (source) {
            case TURNOVER -> orZero(figures.turnover());
            case RESULT -> figures.netProfit().max(zero);
            case MEMBER_RESULT -> orZero(figures.memberResult()).max(zero);
            case NON_MEMBER_RESULT -> orZero(figures.nonMemberResult()).max(zero);
            case RESULT_AFTER_LOSS -> resultAfterLoss();
            case PAID_IN_CAPITAL -> figures.targeted(Until.Target.PAID_IN_CAPITAL);
            case REMAINING -> balance.max(zero);
        };
    }

    /// JP-206 [I]: the year's net profit after covering a carried-forward loss; a carried-forward
    /// surplus is not in it. What turnover was charged with lowers it.
    private Money resultAfterLoss() {
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
    private Money limited(Step step, Money computed) {
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

    private Money chosen(Step step, Money required) {
        Optional<Money> choice = terms.wish().choiceFor(step.name());
        return choice.orElseGet(() -> isWished(step) ? orZero(wished()) : required);
    }

    private boolean isWished(Step step) {
        return wished() != null && terms.policy().firstToMembers().stream().anyMatch(step::equals);
    }

    private @Nullable Money wished() {
        return terms.wish().distributed();
    }

    private Optional<Refusal> refusalOfChoice(Step step, Money required, Money chosen) {
        Rule rule = terms.profile().ruleOf(step);
        if (chosen.isNegative()
                || (step.bound() != Step.Bound.MAX && chosen.compareTo(required) < 0)) {
            return Optional.of(
                    figuresOf(Refusal.of("appropriation-below-minimum", rule), step)
                            .with("chosen", chosen)
                            .with("minimum", step.bound() == Step.Bound.MAX ? zero : required));
        }
        Money most = step.bound() == Step.Bound.MIN ? balance.max(zero) : required;
        if (chosen.compareTo(most) <= 0) {
            return Optional.empty();
        }
        if (step.goesToMembers()) {
            Money left = balance.max(zero);
            return Optional.of(
                    Refusal.of(
                                    "distribution-above-available",
                                    chosen.compareTo(left) > 0 ? terms.profile().orderRule() : rule)
                            .at(pointerTo(step))
                            .with("requested", chosen)
                            .with("available", most));
        }
        return Optional.of(
                figuresOf(Refusal.of("appropriation-above-available", rule), step)
                        .with("chosen", chosen)
                        .with("maximum", most));
    }

    private Refusal figuresOf(Refusal refusal, Step step) {
        return refusal.at(pointerTo(step)).with("step", step.name());
    }

    private String pointerTo(Step step) {
        for (int i = 0; i < terms.wish().choices().size(); i++) {
            if (terms.wish().choices().get(i).step().equals(step.name())) {
                return "/choices/" + i + "/amount";
            }
        }
        return "/distributed";
    }

    private Money fund(String name) {
        return figures.balanceOf(name)
                .minus(terms.wish().drawnFrom(name, figures.currency()))
                .plus(added.getOrDefault(name, zero));
    }

    private Money orZero(@Nullable Money amount) {
        return amount == null ? zero : amount;
    }
}
