package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.document.AuditReports;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Submits a draft to the general assembly, which decides on its hash.
final class SubmitPlan {

    record Request(@NotNull LocalDate submittedOn) {}

    private SubmitPlan() {}

    static Plan submit(Tx tx, UUID id, Request request) {
        FiscalYear year = FiscalYears.locked(tx, Plans.get(tx, id).year());
        Plan draft = Plans.get(tx, id);
        draft.mustBe(Plan.State.DRAFT, "plan-not-draft");
        if (request.submittedOn().isBefore(year.to())) {
            throw Problems.malformed(
                    "submission-before-year-end",
                    new FormFault("/submittedOn", "said.year-ends-on", Map.of("to", year.to())));
        }
        Days.mustHaveCome(tx, request.submittedOn(), "/submittedOn");
        DistributionBan.mustAllow(tx, draft, tx.today());
        DistributionBan.mustAllow(tx, draft, request.submittedOn());
        AuditReports.mustConform(
                tx, draft.year(), draft.hash(), Cooperatives.asOf(tx, year.to()).rules());
        ExecutePlan.mustBeOfTheNewestFigures(draft, year);
        LedgerFit.mustBe(tx, draft);
        UnitsOfLeavers.mustLeaveEnough(tx, draft, request.submittedOn());
        Plans.reach(tx, draft, Plan.State.SUBMITTED, request.submittedOn(), null);
        Plan plan = Plans.get(tx, id);
        tx.publish(PlanEvents.submitted(tx.tenant(), plan, request.submittedOn()));
        tx.audit("plan-submitted", id.toString(), Map.of("hash", plan.hash()));
        return plan;
    }
}
