package coop.kyodo.surplus.profile;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// JP-204, JP-205, ES-01d, UY-02, US-01: only what the law counts as a measure divides, caps or
/// opens a distribution, and what it calls the main one weighs at least its part.
final class MeasureRules {

    /// Time, not something owned: how long one worked or belongs may open a distribution anywhere.
    private static final Set<String> OF_TIME = Set.of("MONTHS", "SENIORITY");

    private MeasureRules() {}

    /// @param because the rule that wants it here; that of the measures when left out
    static Optional<Refusal> refusal(
            Split split, Profile profile, @Nullable Rule because, String pointer) {
        Profile.Measures allowed = profile.guards().measures();
        if (allowed == null) {
            return Optional.empty();
        }
        Rule rule = because == null ? profile.rule(allowed.rule()) : because;
        return refusalOfMeasures(split, profile, rule, allowed, pointer)
                .or(() -> refusalOfCap(split, profile, rule, allowed, pointer))
                .or(() -> refusalOfThreshold(split, rule, allowed, pointer))
                .or(() -> refusalOfWeights(split, profile, allowed, pointer));
    }

    private static Optional<Refusal> refusalOfMeasures(
            Split split, Profile profile, Rule rule, Profile.Measures allowed, String pointer) {
        for (int i = 0; i < split.measures().size(); i++) {
            Split.Weighted measure = split.measures().get(i);
            String at = pointer + "/split/measures/" + i;
            if (!allowed.allowed().contains(measure.measure())) {
                return forbidden(measure.measure(), at + "/measure", rule, allowed);
            }
            Split.Factor factor = measure.factor();
            if (factor != null) {
                Profile.WorkPart work = profile.guards().workPart();
                if (work != null && work.coefficient().equals(factor.measure())) {
                    Optional<Refusal> refusal =
                            refusalOfCoefficient(factor, profile.rule(work.rule()), at + "/factor");
                    if (refusal.isPresent()) {
                        return refusal;
                    }
                } else if (!allowed.allowed().contains(factor.measure())) {
                    return forbidden(factor.measure(), at + "/factor/measure", rule, allowed);
                }
            }
        }
        return Optional.empty();
    }

    /// FR-03: nobody weighs more than twice what anybody else does for seniority, so that the
    /// greatest coefficient is within the bound, and within the bound times the least.
    private static Optional<Refusal> refusalOfCoefficient(
            Split.Factor factor, Rule rule, String pointer) {
        Fraction maximum = rule.bound("coefficient");
        Refusal refusal =
                Refusal.of("coefficient-too-high", rule).with("measure", factor.measure());
        Fraction most = factor.most();
        if (most == null || !most.isAtMost(maximum)) {
            return Optional.of(
                    refusal.at(pointer + "/most")
                            .with("coefficient", most == null ? "unlimited" : most)
                            .with("maximum", maximum));
        }
        Fraction least = factor.of(0);
        return factor.perUnit().signum() == 0 || most.isAtMost(least.times(maximum))
                ? Optional.empty()
                : Optional.of(
                        refusal.at(pointer + "/base")
                                .with("coefficient", most)
                                .with("least", least)
                                .with("maximum", least.times(maximum)));
    }

    /// A cap of a cent per yen of capital divides by capital, whatever the measures say; so one of
    /// what is not a main measure leaves nothing to the main ones (JP-205).
    private static Optional<Refusal> refusalOfCap(
            Split split, Profile profile, Rule rule, Profile.Measures allowed, String pointer) {
        if (split.cap() == null) {
            return Optional.empty();
        }
        String measure = split.cap().measure();
        String at = pointer + "/split/cap/measure";
        if (!allowed.allowed().contains(measure)) {
            return forbidden(measure, at, rule, allowed);
        }
        Profile.Main main = allowed.main();
        if (main == null || main.measures().contains(measure)) {
            return Optional.empty();
        }
        Rule ofMain = profile.rule(main.rule());
        return Optional.of(outweighed(Fraction.ZERO, ofMain.bound("main"), main, ofMain, at));
    }

    /// So does a threshold that only the larger holders pass.
    private static Optional<Refusal> refusalOfThreshold(
            Split split, Rule rule, Profile.Measures allowed, String pointer) {
        List<Split.Least> anyOf =
                split.eligibility() == null || split.eligibility().anyOf() == null
                        ? List.of()
                        : split.eligibility().anyOf();
        for (int i = 0; i < anyOf.size(); i++) {
            String measure = anyOf.get(i).measure();
            if (!allowed.allowed().contains(measure) && !OF_TIME.contains(measure)) {
                return forbidden(
                        measure,
                        pointer + "/split/eligibility/anyOf/" + i + "/measure",
                        rule,
                        allowed);
            }
        }
        return Optional.empty();
    }

    /// JP-205: the main measures divide at least the rule's bound `main` of the pool. Points of
    /// different measures have no common scale, so what one weighs among them cannot be told: the
    /// main ones are added to no others. Where another measure multiplies a main one, only what it
    /// weighs without that is the main one's: the least coefficient of the greatest.
    private static Optional<Refusal> refusalOfWeights(
            Split split, Profile profile, Profile.Measures allowed, String pointer) {
        Profile.Main main = allowed.main();
        if (main == null) {
            return Optional.empty();
        }
        Rule rule = profile.rule(main.rule());
        Fraction all = sum(split, _ -> true, Split.Weighted::weight);
        Predicate<Split.Weighted> counted = each -> main.measures().contains(each.measure());
        Fraction part = sum(split, counted, Split.Weighted::weight).dividedBy(all);
        Fraction least = split.addsPoints() ? Fraction.ONE : rule.bound("main");
        if (!part.isAtLeast(least)) {
            return Optional.of(outweighed(part, least, main, rule, pointer + "/split/measures"));
        }
        Fraction alone =
                sum(split, counted, each -> each.weight().times(alone(each.factor(), main)))
                        .dividedBy(all);
        return alone.isAtLeast(rule.bound("main"))
                ? Optional.empty()
                : Optional.of(
                        outweighed(
                                alone,
                                rule.bound("main"),
                                main,
                                rule,
                                pointer + "/split/measures"));
    }

    private static Refusal outweighed(
            Fraction part, Fraction least, Profile.Main main, Rule rule, String pointer) {
        return Refusal.of("main-measure-outweighed", rule)
                .at(pointer)
                .with("main", main.measures())
                .with("part", part)
                .with("minimum", least);
    }

    /// The part of a measure's weight that its factor leaves to it; all of it where a main measure
    /// is the factor, or the factor is the same for everybody.
    private static Fraction alone(Split.@Nullable Factor factor, Profile.Main main) {
        if (factor == null
                || main.measures().contains(factor.measure())
                || factor.perUnit().signum() == 0) {
            return Fraction.ONE;
        }
        return factor.most() == null ? Fraction.ZERO : factor.of(0).dividedBy(factor.most());
    }

    private static Fraction sum(
            Split split,
            Predicate<Split.Weighted> counted,
            Function<Split.Weighted, Fraction> weight) {
        return split.measures().stream()
                .filter(counted)
                .map(weight)
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    private static Optional<Refusal> forbidden(
            String measure, String pointer, Rule rule, Profile.Measures allowed) {
        return Optional.of(
                Refusal.of("measure-forbidden", rule)
                        .at(pointer)
                        .with("measure", measure)
                        .with("allowed", allowed.allowed()));
    }
}
