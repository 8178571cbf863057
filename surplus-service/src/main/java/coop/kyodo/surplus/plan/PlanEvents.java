package coop.kyodo.surplus.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What this service reports of its plans.
final class PlanEvents {

    /// @param corrects the executed plan that it corrects, for a correction
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Submitted(
            UUID cooperativeId,
            UUID planId,
            String fiscalYear,
            String hash,
            Money distributed,
            LocalDate submittedOn,
            @Nullable UUID corrects) {}

    /// @param lines how many shares there are, one per member and distributing step
    /// @param corrects the executed plan that it corrects, for a correction
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Executed(
            UUID cooperativeId,
            UUID planId,
            String fiscalYear,
            String hash,
            LocalDate executedOn,
            Money distributed,
            int lines,
            @Nullable UUID corrects) {}

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
                        on,
                        plan.corrects()));
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
                        lines,
                        plan.corrects()));
    }
}
