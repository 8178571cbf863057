package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.DispositionRules;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Outcome;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Executes exactly the plan that the general assembly adopted, once.
final class ExecutePlan {

    record Request(@NotNull LocalDate executedOn) {}

    private ExecutePlan() {}

    static Plan execute(Tx tx, UUID id, Request request) {
        FiscalYear year = FiscalYears.locked(tx, Plans.get(tx, id).year());
        Plan adopted = Plans.get(tx, id);
        if (adopted.state() == Plan.State.EXECUTED) {
            throw Problems.conflict("plan-already-executed", "The plan has been executed.");
        }
        adopted.mustBe(Plan.State.ADOPTED, "plan-not-adopted");
        Plan.Reached adoption = adopted.reached(Plan.State.ADOPTED).orElseThrow();
        if (request.executedOn().isBefore(adoption.onDay())) {
            throw Problems.conflict(
                    "execution-before-adoption",
                    "The plan was adopted on " + adoption.onDay() + ".");
        }
        PlanDocument document = Plans.document(tx, adopted);
        mustBeWhatWasAdopted(document, adoption.hash());
        PlanInputs inputs = adopted.readInputs();
        if (inputs.figuresVersion() != year.figuresVersion()) {
            throw Problems.conflict(
                    "figures-changed",
                    "The plan was made with version %d of the figures, the year has version %d."
                            .formatted(inputs.figuresVersion(), year.figuresVersion()));
        }

        Funds.lock(tx);
        Map<String, Money> balances = Journals.balances(tx, null);
        if (Journals.areOpened(tx)) {
            mustContinue(inputs.figures(), balances);
        }
        PlanDocument.Result result = document.readResult();
        Map<Journal.Kind, List<Journal.Posting>> journals =
                DispositionRules.postings(
                        inputs.figures(),
                        inputs.wish(),
                        new Outcome(result.waterfall(), result.table(), document.shares()),
                        balances);
        Funds.mustStayCovered(tx, balances, journals.values());
        journals.forEach(
                (kind, postings) -> Journals.post(tx, id, kind, request.executedOn(), postings));
        Allocations.add(tx, id, request.executedOn(), document.shares());
        Plans.reach(tx, adopted, Plan.State.EXECUTED, request.executedOn(), null);
        FiscalYears.close(tx, year.year(), request.executedOn());

        Plan executed = Plans.get(tx, id);
        tx.publish(
                PlanEvents.executed(
                        tx.tenant(), executed, request.executedOn(), document.shares().size()));
        tx.audit(
                "plan-executed",
                id.toString(),
                Map.of(
                        "hash", executed.hash(),
                        "distributed", executed.distributed(),
                        "lines", document.shares().size()));
        return executed;
    }

    /// Both what is stored and what its inputs give today must have the adopted hash.
    private static void mustBeWhatWasAdopted(PlanDocument stored, String adopted) {
        if (!stored.hash().equals(adopted)) {
            throw Problems.conflict(
                    "plan-hash-differs",
                    "What is stored has the hash %s, adopted was %s."
                            .formatted(stored.hash(), adopted));
        }
        String replayed = stored.replayed().hash();
        if (!replayed.equals(adopted)) {
            throw Problems.conflict(
                    "plan-hash-differs",
                    "Computed again the plan has the hash %s, adopted was %s."
                            .formatted(replayed, adopted));
        }
    }

    /// What moves only by plans must be where the last plan left it.
    private static void mustContinue(Figures figures, Map<String, Money> balances) {
        DispositionRules.continued(figures)
                .forEach((account, reported) -> {
                    Money has = balances.getOrDefault(account, Money.zero(reported.currency()));
                    if (!has.equals(reported)) {
                        throw Problems.conflict(
                                "opening-balance-differs",
                                "%s holds %s, the figures report %s."
                                        .formatted(account, has, reported));
                    }
                });
    }
}
