package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the members get of a step, known from a run of the same policy for the same members, so
/// that a run by other figures need not divide it once more: a pool that is the same is divided the
/// same, and how any other is divided is of no account where no fund and nothing on capital comes
/// after it.
final class KnownDivisions {

    private final Policy policy;
    private final Map<String, Waterfall.Line> made;

    KnownDivisions(Policy policy, Waterfall made) {
        this.policy = policy;
        this.made =
                made.lines().stream()
                        .collect(Collectors.toMap(Waterfall.Line::step, Function.identity()));
    }

    /// What the members get of this pool together, or empty when it must be divided.
    Optional<Money> given(int at, Money pool) {
        Step step = policy.steps().get(at);
        Waterfall.Line line = made.get(step.name());
        if (line != null && pool.equals(poolOf(line))) {
            return Optional.of(line.amount());
        }
        return isOfAccount(step) || laterIsOfAccount(at) ? Optional.empty() : Optional.of(pool);
    }

    private static Money poolOf(Waterfall.Line line) {
        return line.returned() == null ? line.amount() : line.amount().plus(line.returned());
    }

    private boolean laterIsOfAccount(int at) {
        List<Step> steps = policy.steps();
        return steps.subList(at + 1, steps.size()).stream().anyMatch(KnownDivisions::isOfAccount);
    }

    /// Whether a step feeds a fund or gives on capital.
    static boolean isOfAccount(Step step) {
        return step.sink().isFund() || isOnCapital(step);
    }

    static boolean isOnCapital(Step step) {
        return step.source() == Step.Source.PAID_IN_CAPITAL
                || step.allLimits().stream()
                        .anyMatch(limit -> limit.source() == Step.Source.PAID_IN_CAPITAL);
    }
}
