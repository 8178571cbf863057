package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/// Makes a plan for a year: a draft, bound to a hash.
final class MakePlan {

    private MakePlan() {}

    /// @param written hears how many measures and shares are written so far
    static Plan make(Tx tx, PlanRequest request, IntConsumer written) {
        FiscalYear year = FiscalYears.locked(tx, request.fiscalYear());
        UUID id = Ids.orNext(request.id());
        if (Plans.find(tx, id).isPresent()) {
            throw Problems.conflict("plan-exists", Map.of("plan", id));
        }
        Plan corrected =
                request.corrects() == null
                        ? null
                        : Corrections.target(tx, year, request.corrects().planId());
        PlanDocument document =
                PlanComputation.compute(
                        tx,
                        id,
                        year,
                        request.policyVersion(),
                        request.wish(),
                        corrected == null || request.corrects() == null
                                ? null
                                : new Correction(
                                        corrected.planId(),
                                        corrected.hash(),
                                        request.corrects().reason()));
        Plans.add(tx, id, year.year(), corrected);
        Plans.addRevision(tx, id, 1, document, request.note(), written);
        Plan plan = Plans.get(tx, id);
        DistributionBan.mustAllow(tx, plan, tx.today());
        LedgerFit.mustBe(tx, plan);
        UnitsOfLeavers.mustLeaveEnough(tx, plan);
        tx.audit(
                "plan-made",
                id.toString(),
                Map.of(
                        "fiscalYear", year.year(),
                        "hash", plan.hash(),
                        "distributed", plan.distributed(),
                        "corrects", corrected == null ? "" : corrected.planId()));
        return plan;
    }
}
