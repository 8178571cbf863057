package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.LossStep;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One run through the policy's steps, each from what the ones before left. It lives for one
/// computation and is never shared.
final class WaterfallRun {

    private final Terms terms;
    private final Money zero;
    private final Standing standing;
    private final Minimums minimums;
    private final @Nullable KnownDivisions known;
    private final List<Waterfall.Line> lines = new ArrayList<>();
    private final List<List<Share>> shares = new ArrayList<>();
    private Money distributed;
    private @Nullable Money distributable;

    /// @param borne what a fund bears of a loss of non-members' work
    /// @param known what need not be divided, for a run of which nobody asks the shares
    WaterfallRun(Terms terms, Money borne, @Nullable KnownDivisions known) {
        this.known = known;
        this.terms = terms;
        this.zero = Money.zero(terms.figures().currency());
        this.standing = new Standing(terms, borne);
        this.minimums = new Minimums(terms);
        this.distributed = zero;
    }

    Decision<Outcome> run() {
        Optional<Refusal> ofLosses =
                LossOrderRules.refusal(terms, standing.losses()).or(this::refusalOfUnmeasuredLoss);
        if (ofLosses.isPresent()) {
            return Decision.refused(ofLosses.get());
        }
        for (int at = 0; at < terms.policy().steps().size(); at++) {
            Optional<Refusal> refusal = take(at, terms.policy().steps().get(at));
            if (refusal.isPresent()) {
                return Decision.refused(refusal.get());
            }
        }
        List<Share> all = new AllShares(shares);
        Optional<Refusal> refusal =
                FundOrUnitsRules.refusal(terms, standing.resultAfterLoss(), lines, all);
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        Figures figures = terms.figures();
        Waterfall waterfall =
                new Waterfall(
                        figures.netProfit(),
                        figures.carriedForward(),
                        figures.carriedLoss().min(figures.netProfit().max(zero)),
                        terms.wish().drawn(figures.currency()),
                        figures.netProfit().plus(figures.carriedForward()),
                        standing.resultAfterLoss(),
                        List.copyOf(lines),
                        distributable == null ? zero : distributable,
                        distributed,
                        standing.carriedForward(),
                        standing.losses().isEmpty() ? null : standing.losses());
        return Decision.accepted(new Outcome(waterfall, StatutoryTable.of(waterfall, terms), all));
    }

    private Optional<Refusal> take(int at, Step step) {
        Money base = standing.base(step.source());
        Money fundBefore = step.fund() == null ? null : standing.fund(step.fund());
        Money target = standing.target(step);
        Money computed = standing.required(step, target);
        Money required = yielding(at, step, computed);
        Money chosen = chosen(step, required);
        Optional<Refusal> refusal =
                refusalOfChoice(step, computed, required, chosen)
                        .or(() -> refusalOfMissed(at, step, chosen));
        if (refusal.isPresent()) {
            return refusal;
        }
        Money amount = chosen;
        Money returned = null;
        List<Waterfall.Measured> measured = null;
        List<Waterfall.Round> rounds = null;
        if (step.split() != null && distributable == null) {
            distributable = most(at, step, required);
        }
        Optional<Money> given =
                step.split() == null || known == null ? Optional.empty() : known.given(at, chosen);
        if (given.isPresent()) {
            distributed = distributed.plus(given.get());
            amount = given.get();
        } else if (step.split() != null) {
            List<MemberMeasures> sharing =
                    SplitRules.sharing(
                            step.split(), terms.members(), terms.profile().guards().measures());
            SplitRules.Division division =
                    SplitRules.divide(step.name(), chosen, step.split(), sharing);
            if (division.shares().isEmpty() && chosen.isPositive() && isWished(step)) {
                return Optional.of(
                        Refusal.of("nobody-to-distribute-to", terms.profile().eligibilityRule())
                                .at(pointerTo(step))
                                .with("pool", chosen)
                                .with("members", terms.members().size())
                                .with(
                                        "measures",
                                        step.split().measures().stream()
                                                .map(Split.Weighted::measure)
                                                .toList()));
            }
            if (division.unmeasured().isPresent() && chosen.isPositive()) {
                return Optional.of(
                        refusalOfUnmeasured(
                                step.name(),
                                step.split(),
                                division.unmeasured().get(),
                                chosen,
                                sharing));
            }
            shares.add(division.shares());
            distributed = distributed.plus(division.given());
            returned = division.returned().isZero() ? null : division.returned();
            amount = division.given();
            measured = measured(step.split(), division.measured(), sharing);
            rounds = division.rounds().size() > 1 ? division.rounds() : null;
        }
        standing.take(step, amount);
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
                        standing.balance(),
                        fundBefore,
                        fundBefore == null ? null : fundBefore.plus(amount),
                        measured,
                        rounds,
                        rule.id(),
                        rule.source()));
        return Optional.empty();
    }

    private Refusal refusalOfUnmeasured(
            String step, Split split, String measure, Money pool, List<MemberMeasures> among) {
        return PatronageRules.refusalOfUnmeasured(
                step, split, measure, pool, among, terms.profile().workRule());
    }

    /// The members bear a loss by each measure of its step too.
    private Optional<Refusal> refusalOfUnmeasuredLoss() {
        if (known != null) {
            return Optional.empty();
        }
        for (LossStep step : terms.policy().allLosses()) {
            Money borne =
                    standing.losses().stream()
                            .filter(line -> line.step().equals(step.name()))
                            .map(Waterfall.LossLine::amount)
                            .reduce(zero, Money::plus);
            if (step.split() != null && borne.isPositive()) {
                Split split = step.split();
                Optional<String> unmeasured =
                        Weights.of(split, SplitRules.inOrder(terms.members())).unmeasured();
                if (unmeasured.isPresent()) {
                    return Optional.of(
                            refusalOfUnmeasured(
                                    step.name(), split, unmeasured.get(), borne, terms.members()));
                }
            }
        }
        return Optional.empty();
    }

    private List<Waterfall.Measured> measured(
            Split split, List<Fraction> weighted, List<MemberMeasures> sharing) {
        return IntStream.range(0, weighted.size())
                .mapToObj(i -> {
                    Split.Weighted measure = split.measures().get(i);
                    return new Waterfall.Measured(
                            measure.measure(),
                            measure.weight(),
                            sharing.stream()
                                    .filter(member -> SplitRules.isEligible(split, member))
                                    .mapToLong(member -> member.value(measure.measure()))
                                    .sum(),
                            measure.factor() == null ? null : weighted.get(i));
                })
                .toList();
    }

    /// What a step computes, less what later minimums lack, where it may take less: a step that is
    /// at most so much, and any step by what rounding added, at most a unit for each step.
    private Money yielding(int at, Step step, Money computed) {
        Money excess = minimums.excess(at, step, computed, standing);
        return step.bound() == Step.Bound.MAX || excess.amount() <= terms.policy().steps().size()
                ? computed.minus(excess)
                : computed;
    }

    /// The most that a step may receive: of one that takes at least so much, all that is left but
    /// for what later minimums lack.
    private Money most(int at, Step step, Money required) {
        if (step.bound() != Step.Bound.MIN) {
            return required;
        }
        Money left = standing.limited(step, standing.left());
        return left.minus(minimums.excess(at, step, left, standing)).max(required);
    }

    /// JP-200 to JP-202, FR-03 and their like: a step leaves what later ones must have by law.
    private Optional<Refusal> refusalOfMissed(int at, Step step, Money chosen) {
        return minimums.missed(at, step, chosen, standing)
                .map(missed ->
                        figuresOf(Refusal.of("later-minimum-missed", missed.rule()), step)
                                .with("chosen", chosen)
                                .with("left", missed.left())
                                .with("due", missed.due()));
    }

    private Money chosen(Step step, Money required) {
        Optional<Money> choice = terms.wish().choiceFor(step.name());
        return choice.orElseGet(
                () -> isWished(step) ? orZero(wished()) : byDefault(step, required));
    }

    private Money byDefault(Step step, Money required) {
        return CapitalAfterWorkRules.byDefault(
                step, lines, required, terms.policy(), terms.profile());
    }

    private boolean isWished(Step step) {
        return wished() != null && terms.policy().firstToMembers().stream().anyMatch(step::equals);
    }

    private @Nullable Money wished() {
        return terms.wish().distributed();
    }

    private Optional<Refusal> refusalOfChoice(
            Step step, Money computed, Money required, Money chosen) {
        Rule rule = terms.profile().ruleOf(step);
        if (chosen.isNegative()
                || (step.bound() != Step.Bound.MAX && chosen.compareTo(required) < 0)) {
            return Optional.of(
                    figuresOf(Refusal.of("appropriation-below-minimum", rule), step)
                            .with("chosen", chosen)
                            .with("minimum", step.bound() == Step.Bound.MAX ? zero : required));
        }
        Money left = standing.left();
        Money most =
                switch (step.bound()) {
                    case MIN -> standing.limited(step, left);
                    case EXACT -> required;
                    case MAX -> computed;
                };
        if (chosen.compareTo(most) <= 0) {
            return Optional.empty();
        }
        if (step.goesToMembers()) {
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

    /// To what was wished of the step, or else to the step in the policy.
    private String pointerTo(Step step) {
        for (int i = 0; i < terms.wish().choices().size(); i++) {
            if (terms.wish().choices().get(i).step().equals(step.name())) {
                return "/choices/" + i + "/amount";
            }
        }
        return isWished(step) ? "/distributed" : "/steps/" + terms.policy().steps().indexOf(step);
    }

    private Money orZero(@Nullable Money amount) {
        return amount == null ? zero : amount;
    }
}
