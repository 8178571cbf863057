package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.correction.Correction;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is noted of a plan beside the document that its hash is taken of, for those who do not read
/// that: its year, what it distributes, what its snapshot adds up to, and what it corrects. The
/// hash says nothing of it, so it is compared with the document before anything rests on it.
final class PlanNotes {

    private PlanNotes() {}

    /// The first thing that is noted otherwise than the document has it, or empty.
    static Optional<FormFault> fault(Tx tx, Plan plan) {
        return apartFromLines(tx, plan).or(() -> ofLines(tx, plan));
    }

    /// @throws coop.kyodo.kit.web.ProblemException 409 when something is noted otherwise
    static void mustBeAsStored(Tx tx, Plan plan) {
        fault(tx, plan).ifPresent(PlanNotes::refuse);
    }

    /// The same without what the members' lines add up to, which may be many.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when something is noted otherwise
    static void mustBeAsStoredApartFromLines(Tx tx, Plan plan) {
        apartFromLines(tx, plan).ifPresent(PlanNotes::refuse);
    }

    private static void refuse(FormFault fault) {
        throw Problems.conflict("plan-hash-differs", fault);
    }

    private static Optional<FormFault> apartFromLines(Tx tx, Plan plan) {
        PlanInputs inputs = plan.readInputs();
        if (!plan.year().equals(inputs.fiscalYear())) {
            return differs("said.noted-year", plan.year(), inputs.fiscalYear());
        }
        Money distributed = plan.readResult().waterfall().distributed();
        if (!plan.distributed().equals(distributed)) {
            return differs("said.noted-distributed", plan.distributed(), distributed);
        }
        return chain(tx, plan, inputs.corrects()).or(() -> states(tx, plan));
    }

    private static Optional<FormFault> ofLines(Tx tx, Plan plan) {
        PlanLines.Totals noted = PlanLines.totals(tx, plan);
        PlanLines.Totals summed = PlanLines.summed(tx, plan);
        return noted.equals(summed)
                ? Optional.empty()
                : differs("said.noted-totals", inWords(noted), inWords(summed));
    }

    private static Optional<FormFault> chain(Tx tx, Plan plan, @Nullable Correction correction) {
        UUID corrects = correction == null ? null : correction.planId();
        UUID root = corrects == null ? null : Plans.get(tx, corrects).rootOrItself();
        return Objects.equals(plan.corrects(), corrects) && Objects.equals(plan.root(), root)
                ? Optional.empty()
                : Optional.of(FormFault.of("", "said.noted-chain"));
    }

    private static Optional<FormFault> states(Tx tx, Plan plan) {
        return tx.sql()
                .createQuery(
                        """
                        select state, year from plan_state
                        where tenant_id = :tenant and plan_id = :plan
                          and (year <> :year or corrects is distinct from :corrects::uuid)
                        order by state limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("year", plan.year())
                .bind("corrects", plan.corrects())
                .map((row, context) ->
                        new FormFault(
                                "",
                                "said.noted-state",
                                Map.of(
                                        "state",
                                        row.getString("state"),
                                        "year",
                                        row.getString("year"))))
                .findOne();
    }

    private static String inWords(PlanLines.Totals totals) {
        return "%d / %d / %d".formatted(totals.members(), totals.minutes(), totals.days());
    }

    private static Optional<FormFault> differs(String text, Object noted, Object stored) {
        return Optional.of(new FormFault("", text, Map.of("noted", noted, "stored", stored)));
    }
}
