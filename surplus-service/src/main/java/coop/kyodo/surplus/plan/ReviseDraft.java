package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.waterfall.Wish;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Computes a draft again; a plan that was submitted is bound by its hash and stays as it is.
final class ReviseDraft {

    record Request(
            @Nullable @Min(0) @Max(1_000_000) Integer policyVersion,
            @NotNull @Valid Money distributed,
            @Nullable @Size(max = 50) List<Wish.@Valid @NotNull Choice> choices,
            @Nullable @Size(max = 50) List<Wish.@Valid @NotNull DrawDown> drawDowns,
            @Nullable @Size(max = 2_000) String note) {}

    private ReviseDraft() {}

    /// The plan as it is before it is revised.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when it is no draft any more
    static Plan draft(Tx tx, UUID id) {
        Plan plan = Plans.get(tx, id);
        plan.mustBe(Plan.State.DRAFT, "plan-bound-by-hash");
        return plan;
    }

    /// @param written hears how many measures and shares are written so far
    static Plan revise(Tx tx, UUID id, Request request, IntConsumer written) {
        FiscalYear year = FiscalYears.locked(tx, Plans.get(tx, id).year());
        Plan before = draft(tx, id);
        Wish wish = Wish.of(request.distributed(), request.choices(), request.drawDowns());
        PlanDocument document =
                PlanComputation.compute(
                        tx,
                        id,
                        year,
                        request.policyVersion(),
                        wish,
                        before.readInputs().corrects());
        Plans.addRevision(tx, id, before.revision() + 1, document, request.note(), written);
        Plan plan = Plans.get(tx, id);
        DistributionBan.mustAllow(tx, plan, tx.today());
        LedgerFit.mustBe(tx, plan);
        UnitsOfLeavers.mustLeaveEnough(tx, plan);
        tx.audit(
                "plan-revised",
                id.toString(),
                Map.of(
                        "revision", plan.revision(),
                        "hash", plan.hash(),
                        "distributed", plan.distributed()));
        return plan;
    }
}
