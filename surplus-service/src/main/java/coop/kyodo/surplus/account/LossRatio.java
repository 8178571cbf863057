package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.measure.YearMeasures;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.policy.Policies;
import coop.kyodo.surplus.policy.PolicyPlace;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.PolicyRules;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.PatronageRules;
import coop.kyodo.surplus.year.FiscalYear;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// US-07: the members bear a loss in the ratio in which the year's patronage would have been
/// divided, by the measures of the policy.
final class LossRatio {

    private LossRatio() {}

    /// The policy by which the year's patronage is divided: this version or the newest one, decided
    /// before the year where a rule says so (US-03), as for a plan.
    static Policy policy(
            Tx tx, FiscalYear year, Cooperative cooperative, @Nullable Integer version) {
        Profile profile = cooperative.rules();
        Policy policy =
                PolicyPlace.recorded(version)
                        .answer(() ->
                                PolicyRules.withinProfile(
                                                Policies.get(tx, cooperative, version),
                                                profile,
                                                cooperative.articles())
                                        .orRefuse());
        PolicyRules.refusalOfYounger(policy, year.from(), profile)
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        return policy;
    }

    /// What each member weighs.
    ///
    /// @throws RefusedException when a month of the year is not closed, or nobody has any of a
    ///   measure
    static Map<UUID, Fraction> weights(
            Tx tx, FiscalYear year, Cooperative cooperative, Policy policy, Money loss) {
        Profile profile = cooperative.rules();
        Step step = patronage(policy, cooperative);
        Split split = Objects.requireNonNull(step.split());
        List<MemberMeasures> members =
                YearMeasures.gather(
                                tx,
                                year,
                                closedMonths(tx, year, profile),
                                names(split),
                                split.includesNonMembers())
                        .members();
        return PatronageRules.weights(step.name(), split, loss, members, profile.workRule())
                .orRefuse();
    }

    /// The first step that goes to the members by what they did; the profile's own where the policy
    /// has none.
    private static Step patronage(Policy policy, Cooperative cooperative) {
        return Stream.of(policy, cooperative.rules().ownPolicy(cooperative.articles()))
                .flatMap(each -> each.steps().stream())
                .filter(step -> step.split() != null && !step.split().isInterest())
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(Split split) {
        return split.measureNames().collect(Collectors.toCollection(TreeSet::new));
    }

    /// The year's work is known only when each of its months is closed.
    private static List<WorkRecords.Period> closedMonths(Tx tx, FiscalYear year, Profile profile) {
        List<YearMonth> months = year.months();
        List<WorkRecords.Period> closed = WorkRecords.closed(tx, months);
        if (closed.size() < months.size()) {
            List<String> known = closed.stream().map(WorkRecords.Period::period).toList();
            throw new RefusedException(
                    Refusal.of("months-not-closed", profile.workRule())
                            .at("/year")
                            .with(
                                    "missing",
                                    months.stream()
                                            .map(YearMonth::toString)
                                            .filter(month -> !known.contains(month))
                                            .toList())
                            .with("closed", known.size())
                            .with("months", months.size()));
        }
        return closed;
    }
}
