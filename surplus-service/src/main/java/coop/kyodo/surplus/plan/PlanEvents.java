package coop.kyodo.surplus.plan;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;

/// What this service reports of its plans.
final class PlanEvents {

    record Submitted(
            UUID cooperativeId,
            UUID planId,
            String fiscalYear,
            String hash,
            Money distributed,
            LocalDate submittedOn) {}

    /// @param lines how many shares there are, one per member and distributing step
    record Executed(
            UUID cooperativeId,
            UUID planId,
            String fiscalYear,
            String hash,
            LocalDate executedOn,
            Money distributed,
            int lines) {}

    private PlanEvents() {}

    static Event submitted(UUID cooperative, Plan plan, LocalDate on) {
        return new Event(
                "coop.kyodo.surplus.surplus-plan-submitted.v1",
                plan.planId(),
                plan.version(),
                new Submitted(
                        cooperative,
                        plan.planId(),
                        plan.year(),
                        plan.hash(),
                        plan.distributed(),
                        on));
    }

    static Event executed(UUID cooperative, Plan plan, LocalDate on, int lines) {
        return new Event(
                "coop.kyodo.surplus.allocation-executed.v1",
                plan.planId(),
                plan.version(),
                new Executed(
                        cooperative,
                        plan.planId(),
                        plan.year(),
                        plan.hash(),
                        on,
                        plan.distributed(),
                        lines));
    }
}
