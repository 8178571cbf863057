package coop.kyodo.surplus.profile;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.surplus.profile.PolicyRules.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What makes steps a policy at all, whatever the profile.
final class PolicyForm {

    /// 組合積立金: a plan may draw on it for any purpose, so it is not indivisible.
    private static final String VOLUNTARY = "VOLUNTARY_FUND";

    /// 資本剰余金: what members paid or left beyond their capital, which membership tells.
    private static final String CAPITAL_SURPLUS = "CAPITAL_SURPLUS";

    private PolicyForm() {}

    static Optional<Fault> fault(List<Step> steps) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String at = "/steps/" + i;
            Fault fault = faultOfLimits(step, names, at);
            if (!names.add(step.name())) {
                fault = new Fault(at + "/name", "said.step-name-twice");
            }
            if (fault == null) {
                fault = fault(step, at);
            }
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Fault fault(Step step, String at) {
        if ((step.rate() == null) == (step.amount() == null)) {
            return new Fault(at + "/rate", "said.step-rate-or-amount");
        }
        if (step.rate() != null && !isPart(step.rate())) {
            return new Fault(at + "/rate", "said.rate-above-0-at-most-1");
        }
        if (step.amount() != null && step.amount().isNegative()) {
            return new Fault(at + "/amount", "said.amount-not-negative");
        }
        if (step.sink().isFund() != (step.fund() != null)) {
            return new Fault(at + "/fund", "said.step-fund");
        }
        if (step.fund() != null && FundNames.isAccount(step.fund())) {
            return new Fault(at + "/fund", "said.account-is-no-fund");
        }
        if (CAPITAL_SURPLUS.equals(step.fund())) {
            return new Fault(at + "/fund", "said.capital-surplus-not-fed");
        }
        if (step.sink() == Step.Sink.INDIVISIBLE_FUND && VOLUNTARY.equals(step.fund())) {
            return new Fault(at + "/fund", "said.voluntary-not-indivisible");
        }
        if (step.goesToMembers() != (step.split() != null)) {
            return new Fault(at + "/split", "said.step-split");
        }
        if (step.until() != null && step.fund() == null) {
            return new Fault(at + "/until", "said.target-of-fund");
        }
        if (step.until() != null && !isWhole(step.until())) {
            return new Fault(at + "/until", "said.target-amount");
        }
        if (step.source() == Step.Source.TURNOVER && step.goesToMembers()) {
            return new Fault(at + "/source", "said.turnover-not-distributed");
        }
        return step.split() == null ? null : fault(step.split(), at + "/split");
    }

    private static @Nullable Fault faultOfLimits(Step step, Set<String> earlier, String at) {
        for (int i = 0; i < step.allLimits().size(); i++) {
            Step.Limit limit = step.allLimits().get(i);
            String pointer = at + "/limits/" + i;
            if ((limit.source() == null) == (limit.steps() == null)) {
                return new Fault(pointer, "said.limit-of-what");
            }
            if (limit.steps() != null && !earlier.containsAll(limit.steps())) {
                return new Fault(pointer + "/steps", "said.limit-earlier-steps");
            }
            if (limit.steps() != null && Set.copyOf(limit.steps()).size() < limit.steps().size()) {
                return new Fault(pointer + "/steps", "said.limit-step-once");
            }
            if (limit.rate().signum() < 0) {
                return new Fault(pointer + "/rate", "said.limit-not-negative");
            }
        }
        return null;
    }

    static @Nullable Fault fault(Split split, String at) {
        for (int i = 0; i < split.measures().size(); i++) {
            Split.Weighted measure = split.measures().get(i);
            if (measure.weight().signum() <= 0) {
                return new Fault(at + "/measures/" + i + "/weight", "said.weight-above-0");
            }
            if (measure.factor() != null && isNegative(measure.factor())) {
                return new Fault(at + "/measures/" + i + "/factor", "said.factor-not-negative");
            }
            if (measure.factor() != null && isNothing(measure.factor())) {
                return new Fault(at + "/measures/" + i + "/factor", "said.factor-not-0");
            }
        }
        if (split.cap() != null && split.cap().rate().signum() < 0) {
            return new Fault(at + "/cap/rate", "said.cap-not-negative");
        }
        if (split.cash() != null && (split.cash().signum() < 0 || !atMostOne(split.cash()))) {
            return new Fault(at + "/cash", "said.cash-between-0-and-1");
        }
        if (split.ties() != null
                && (split.tieOrder() == Split.Ties.Order.LOT) != (split.ties().seed() != null)) {
            return new Fault(at + "/ties/seed", "said.seed-of-lots");
        }
        return faultOfEligibility(split, at);
    }

    private static @Nullable Fault faultOfEligibility(Split split, String at) {
        if (split.eligibility() == null || split.eligibility().anyOf() == null) {
            return null;
        }
        List<Split.Least> anyOf = Objects.requireNonNull(split.eligibility().anyOf());
        return IntStream.range(0, anyOf.size())
                .filter(i -> anyOf.get(i).value() < 1)
                .mapToObj(i -> new Fault(at + "/eligibility/anyOf/" + i + "/value", "said.least-1"))
                .findFirst()
                .orElse(null);
    }

    private static boolean isNegative(Split.Factor factor) {
        return Stream.of(factor.baseOrZero(), factor.perUnit()).anyMatch(part -> part.signum() < 0)
                || (factor.most() != null && factor.most().signum() < 0);
    }

    private static boolean isNothing(Split.Factor factor) {
        return (factor.baseOrZero().signum() == 0 && factor.perUnit().signum() == 0)
                || (factor.most() != null && factor.most().signum() == 0);
    }

    private static boolean isWhole(Until until) {
        boolean amount = until.target() == Until.Target.AMOUNT;
        return amount == (until.amount() != null)
                && (until.amount() == null || !until.amount().isNegative())
                && (until.share() == null || until.share().signum() > 0);
    }

    private static boolean isPart(Fraction rate) {
        return rate.signum() > 0 && atMostOne(rate);
    }

    private static boolean atMostOne(Fraction rate) {
        return rate.isAtMost(Fraction.ONE);
    }
}
