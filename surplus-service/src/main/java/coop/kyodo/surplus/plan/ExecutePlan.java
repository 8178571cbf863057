package coop.kyodo.surplus.plan;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.kit.web.Texts;
import coop.kyodo.surplus.account.ChargedLosses;
import coop.kyodo.surplus.account.EarlierYears;
import coop.kyodo.surplus.document.AuditReports;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.fund.LiabilityRules;
import coop.kyodo.surplus.memberloss.MemberLosses;
import coop.kyodo.surplus.memberloss.RefundLosses;
import coop.kyodo.surplus.memberloss.SetOffLosses;
import coop.kyodo.surplus.payout.CorrectedPayouts;
import coop.kyodo.surplus.payout.PayoutTerms;
import coop.kyodo.surplus.payout.Payouts;
import coop.kyodo.surplus.payout.UnitRests;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Executes exactly the plan that the general assembly adopted, once: it begins, writes the shares
/// chunk by chunk, and finishes. Each of these is a transaction of its own that may be the last one
/// before a crash, and the next one goes on from there. Nothing is posted to the funds before every
/// share is written and compared, and what becomes of each is written too.
final class ExecutePlan {

    /// So many shares are written in one transaction; no more, and a plan is executed at once.
    static final int CHUNK = 2_000;

    record Request(@NotNull LocalDate executedOn) {}

    private ExecutePlan() {}

    /// Begins, or begins again what was halted; executes at once what is small.
    static Plan begin(Tx tx, UUID id, Request request) {
        FiscalYear year = FiscalYears.locked(tx, Plans.get(tx, id).year());
        Plan plan = Plans.get(tx, id);
        if (plan.state() == Plan.State.EXECUTED) {
            EarlierYears.mustBeTheFirst(plan.year(), Optional.of(id), plan.profile().orderRule());
        }
        if (plan.state() == Plan.State.EXECUTING) {
            resume(tx, plan);
        } else {
            beginAdopted(tx, plan, year, request);
        }
        if (Executions.find(tx, id).orElseThrow().lines() <= CHUNK) {
            while (goOn(tx, id)) {
                continue;
            }
        }
        return Plans.get(tx, id);
    }

    private static void beginAdopted(Tx tx, Plan plan, FiscalYear year, Request request) {
        Profile profile = Cooperatives.asOf(tx, year.to()).rules();
        Plan.Reached adoption = adoption(plan, request.executedOn(), profile);
        DistributionBan.mustAllow(tx, plan, adoption.onDay());
        DistributionBan.mustAllow(tx, plan, request.executedOn());
        Executions.Sums planned = Executions.planned(tx, plan);
        // The hash of a large plan is taken by the first step after the answer.
        if (planned.lines() <= CHUNK) {
            mustBeWhatWasAdopted(tx, plan);
        } else {
            PlanNotes.mustBeAsStoredApartFromLines(tx, plan);
        }
        ChargedLosses.mustBeOpen(tx, year, profile);
        AuditReports.mustConform(tx, plan.year(), plan.hash(), profile);
        PlanInputs inputs = plan.readInputs();
        mustBeOfTheNewestFigures(plan, year);
        mustBeApproved(year, profile);
        LossBearer.mustBeUnmoved(tx, inputs, year.figures(), profile);
        if (inputs.corrects() != null) {
            Corrections.mustBeDated(tx, plan, request.executedOn());
        } else {
            EarlierYears.mustBeExecutedBy(
                    tx, inputs.from(), request.executedOn(), profile.orderRule());
        }
        Days.mustHaveCome(tx, request.executedOn(), "/executedOn");
        LedgerFit.mustContinue(tx, plan);
        LedgerFit.journals(tx, plan, planned);
        UnitsOfLeavers.mustLeaveEnough(tx, plan, request.executedOn());
        Executions.begin(tx, plan, request.executedOn());
        Plans.reach(tx, plan, Plan.State.EXECUTING, request.executedOn(), null);
        FiscalYears.close(tx, year.year(), request.executedOn());
        tx.audit(
                "plan-execution-begun",
                plan.planId().toString(),
                Map.of("hash", plan.hash(), "distributed", plan.distributed()));
    }

    /// What a plan disposes of is what the year's figures say when it is executed, and when it is
    /// submitted too, so that no assembly adopts what can never be executed.
    static void mustBeOfTheNewestFigures(Plan plan, FiscalYear year) {
        int made = plan.readInputs().figuresVersion();
        if (made != year.figuresVersion()) {
            throw Problems.conflict(
                    "figures-changed", Map.of("plan", made, "year", year.figuresVersion()));
        }
    }

    /// JP-181 and its like: the assembly has adopted the plan, and not after the day of its
    /// execution.
    private static Plan.Reached adoption(Plan plan, LocalDate executedOn, Profile profile) {
        Optional<Plan.Reached> adoption = plan.reached(Plan.State.ADOPTED);
        AdoptionRules.refusalOf(
                        plan.state(),
                        adoption.map(Plan.Reached::onDay).orElse(null),
                        executedOn,
                        profile.approvalRule())
                .ifPresent(refusal -> Decision.<Plan>refused(refusal).orConflict());
        return adoption.orElseThrow();
    }

    /// JP-181: the figures that a plan disposes of are approved by somebody before anything is paid
    /// by them, at the latest with the plan itself. Drafts and simulations do without.
    private static void mustBeApproved(FiscalYear year, Profile profile) {
        AdoptionRules.refusalOfFigures(
                        year.year(),
                        year.figuresVersion(),
                        year.approval() != null,
                        profile.approvalRule())
                .ifPresent(refusal -> Decision.<FiscalYear>refused(refusal).orConflict());
    }

    private static void resume(Tx tx, Plan plan) {
        Execution execution = Executions.find(tx, plan.planId()).orElseThrow();
        if (execution.isUnderWay()) {
            throw Problems.conflict(
                    "plan-being-executed",
                    Map.of("written", execution.written(), "lines", execution.lines()));
        }
        mustBeWhatWasAdopted(tx, plan);
        Executions.halt(tx, plan.planId(), null);
        tx.audit(
                "plan-execution-resumed",
                plan.planId().toString(),
                Map.of("written", execution.written()));
    }

    /// Writes the next shares of an execution that has begun, or finishes it.
    ///
    /// @return whether there is more to do
    static boolean goOn(Tx tx, UUID id) {
        FiscalYears.locked(tx, Plans.get(tx, id).year());
        Plan plan = Plans.get(tx, id);
        Execution execution = Executions.find(tx, id).orElseThrow();
        if (!execution.isUnderWay()) {
            return false;
        }
        if (execution.written() == 0 && execution.lines() > CHUNK) {
            try {
                mustBeWhatWasAdopted(tx, plan);
            } catch (ProblemException differs) {
                halt(tx, id, String.valueOf(differs.getMessage()));
                return false;
            }
        }
        if (execution.written() < execution.lines()) {
            Executions.writeChunk(tx, plan, execution, CHUNK);
            tx.audit(
                    "plan-shares-written",
                    id.toString(),
                    Map.of("from", execution.written(), "of", execution.lines()));
            return true;
        }
        if (execution.comparedAt() == null) {
            return compare(tx, plan, execution);
        }
        int payouts = writePayouts(tx, plan, plan.payoutTerms(execution.executedOn()));
        if (payouts > 0) {
            tx.audit("plan-payouts-written", id.toString(), Map.of("members", payouts));
            return true;
        }
        finish(tx, plan, execution);
        return false;
    }

    private static int writePayouts(Tx tx, Plan plan, PayoutTerms terms) {
        return plan.corrects() == null
                ? Payouts.writeNext(tx, terms, CHUNK)
                : CorrectedPayouts.writeNext(
                        tx, terms, plan.rootOrItself(), plan.corrects(), CHUNK);
    }

    /// What is written goes on to be paid out only when it is what was adopted, and the funds cover
    /// it: nothing of it is out yet, so that another plan may take its place.
    private static boolean compare(Tx tx, Plan plan, Execution execution) {
        String id = plan.planId().toString();
        Optional<String> fault = faultOfWritten(tx, plan, execution).or(() -> uncovered(tx, plan));
        if (fault.isPresent()) {
            halt(tx, plan.planId(), fault.get());
            return false;
        }
        Executions.compared(tx, plan.planId());
        tx.audit("plan-shares-compared", id, Map.of("written", execution.written()));
        return true;
    }

    private static Optional<String> uncovered(Tx tx, Plan plan) {
        try {
            LedgerFit.journals(tx, plan, Executions.sums(tx, plan));
            return Optional.empty();
        } catch (ProblemException | RefusedException uncovered) {
            return Optional.of(String.valueOf(uncovered.getMessage()));
        }
    }

    private static void halt(Tx tx, UUID id, String reason) {
        Executions.halt(tx, id, reason);
        tx.audit("plan-execution-halted", id.toString(), Map.of("reason", reason));
    }

    private static void finish(Tx tx, Plan plan, Execution execution) {
        UUID id = plan.planId();
        Executions.Sums sums = Executions.sums(tx, plan);
        Map<Journal.Kind, List<Journal.Posting>> journals;
        try {
            journals = LedgerFit.journals(tx, plan, sums);
        } catch (ProblemException | RefusedException uncovered) {
            halt(tx, id, String.valueOf(uncovered.getMessage()));
            return;
        }
        Payouts.Withheld owed = Payouts.withheld(tx, id, plan.distributed().currency());
        List<Journal.Posting> payout = LiabilityRules.payout(owed.withheld(), owed.unpaidCapital());
        if (!payout.isEmpty()) {
            journals.put(Journal.Kind.PAYOUT, payout);
        }
        journals.forEach((kind, postings) ->
                Journals.post(
                        tx,
                        id,
                        plan.corrects(),
                        kind,
                        LedgerFit.dayOf(kind, plan, execution.executedOn()),
                        postings));
        Plans.reach(tx, plan, Plan.State.EXECUTED, execution.executedOn(), null);
        Executions.finish(tx, id);
        UnitRests.settleUnasked(tx, plan.payoutTerms(execution.executedOn()));
        MemberLosses.write(tx, id);
        RefundLosses.of(tx, id, execution.executedOn());
        if (plan.corrects() == null) {
            SetOffLosses.of(tx, id, plan.readInputs().to(), execution.executedOn());
        }
        tx.publish(
                PlanEvents.executed(
                        tx.tenant(), Plans.get(tx, id), execution.executedOn(), sums.lines()));
        tx.audit(
                "plan-executed",
                id.toString(),
                Map.of(
                        "hash", plan.hash(),
                        "distributed", plan.distributed(),
                        "lines", sums.lines()));
    }

    /// Why what is written is not what was adopted, or empty when it is.
    private static Optional<String> faultOfWritten(Tx tx, Plan plan, Execution execution) {
        String adopted = plan.reached(Plan.State.ADOPTED).orElseThrow().hash();
        String stored = Plans.document(tx, plan).hash();
        if (!stored.equals(adopted)) {
            return Optional.of(
                    "what is stored has the hash %s, adopted was %s".formatted(stored, adopted));
        }
        Optional<String> ofCorrected = Corrections.faultOfTarget(tx, plan).map(Texts::inEnglish);
        if (ofCorrected.isPresent()) {
            return ofCorrected;
        }
        Optional<String> ofNotes = PlanNotes.fault(tx, plan).map(Texts::inEnglish);
        if (ofNotes.isPresent()) {
            return ofNotes;
        }
        long different = Executions.differences(tx, plan);
        return different == 0 && execution.amount().equals(plan.distributed())
                ? Optional.empty()
                : Optional.of(
                        "%d lines differ, %s is written and %s was adopted"
                                .formatted(different, execution.amount(), plan.distributed()));
    }

    /// What is stored must have the adopted hash, and so must what its inputs give today. A plan
    /// that an earlier program made is not computed again: the assembly adopted what is stored.
    private static void mustBeWhatWasAdopted(Tx tx, Plan plan) {
        String adopted = plan.reached(Plan.State.ADOPTED).orElseThrow().hash();
        PlanDocument stored = Plans.document(tx, plan);
        String hash = stored.hash();
        if (!hash.equals(adopted)) {
            throw hashDiffers("said.stored-hash", hash, adopted);
        }
        if (!plan.hash().equals(adopted)) {
            throw hashDiffers("said.noted-hash", plan.hash(), adopted);
        }
        Corrections.faultOfTarget(tx, plan)
                .ifPresent(fault -> {
                    throw Problems.conflict("plan-hash-differs", fault);
                });
        PlanNotes.mustBeAsStored(tx, plan);
        if (!plan.program().equals(PlanDocument.PROGRAM)) {
            return;
        }
        String replayed = stored.replayed().hash();
        if (!replayed.equals(adopted)) {
            throw hashDiffers("said.computed-hash", replayed, adopted);
        }
    }

    private static RuntimeException hashDiffers(String text, String hash, String adopted) {
        return Problems.conflict(
                "plan-hash-differs",
                new FormFault("", text, Map.of("hash", hash, "adopted", adopted)));
    }
}
