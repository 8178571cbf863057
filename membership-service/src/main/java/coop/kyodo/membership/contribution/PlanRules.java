package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.member.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// How a member's plans follow from what happened, in the order of the days on which it did and not
/// of its recording. A payment is for what was due first of all that there was on its day.
final class PlanRules {

    private PlanRules() {}

    /// The plan after each day with facts, from the first on which there is something to pay. No
    /// such day is left out, so that the plan of a day takes the place of those made for it before.
    ///
    /// @param history with all that moved the member's capital
    /// @param money an amount in the co-op's currency
    static List<Plan> plans(
            List<PlanFact> facts, MemberHistory history, LongFunction<Money> money) {
        SortedMap<LocalDate, List<PlanFact>> days = new TreeMap<>();
        facts.stream()
                .sorted(PlanFact.ORDER)
                .forEach(fact ->
                        days.computeIfAbsent(fact.effectiveOn(), day -> new ArrayList<>())
                                .add(fact));
        List<Plan> plans = new ArrayList<>();
        Plan plan = Plan.uncalled(LocalDate.MIN, money.apply(0));
        for (var day : days.entrySet()) {
            plan = after(plan, day.getKey(), day.getValue(), history, money);
            if (!plans.isEmpty() || plan.total().isPositive()) {
                plans.add(plan);
            }
        }
        return plans;
    }

    private static Plan after(
            Plan before,
            LocalDate on,
            List<PlanFact> facts,
            MemberHistory history,
            LongFunction<Money> money) {
        Money unpaidBefore = money.apply(history.unpaidOn(on.minusDays(1)));
        Plan plan = covering(before.remaining(unpaidBefore), unpaidBefore, history);
        Money later = money.apply(0);
        for (PlanFact fact : facts) {
            switch (fact.kind()) {
                case DUE -> plan = plan.plus(on, List.of(line(fact)));
                case UNCALLED ->
                        plan = new Plan(on, plan.uncalled().plus(fact.amount()), plan.lines());
                case REOPENED -> later = later.plus(fact.amount());
                case RELEASED -> later = later.minus(fact.amount());
                case CALLED -> {}
            }
        }
        plan = plan.remaining(money.apply(history.unpaidOn(on)).minus(later));
        for (PlanFact fact : facts) {
            switch (fact.kind()) {
                case CALLED -> {
                    Money called = called(plan, fact.amount(), history.unitsOn(on));
                    plan = called.isZero() ? plan : plan.called(on, fact.due(), called);
                }
                case REOPENED -> plan = plan.plus(on, List.of(line(fact)));
                case RELEASED -> plan = plan.released(on, fact.amount());
                case DUE, UNCALLED -> {}
            }
        }
        return new Plan(on, plan.uncalled(), plan.lines());
    }

    /// What a call asks of a member: so much per unit, as far as so much is not called yet.
    static Money called(Plan plan, Money perUnit, long units) {
        return plan.uncalled().min(perUnit.times(units));
    }

    /// What no fact says anything of was due on the day it arose.
    private static Plan covering(Plan plan, Money unpaid, MemberHistory history) {
        Money rest = unpaid.minus(plan.total());
        return rest.isPositive()
                ? plan.plus(
                        plan.effectiveOn(),
                        List.of(new Instalment(history.firstUnpaidOn().orElseThrow(), rest)))
                : plan;
    }

    private static Instalment line(PlanFact fact) {
        return new Instalment(fact.due(), fact.amount());
    }
}
