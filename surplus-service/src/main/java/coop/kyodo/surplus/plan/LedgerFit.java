package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.account.EarlierYears;
import coop.kyodo.surplus.fund.DispositionRules;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.policy.IndivisibleFunds;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What a plan does to the funds' ledger, and whether it may: asked when the plan is made, when it
/// is submitted and when it is executed, so that no assembly adopts what can never be executed. The
/// figures are those of the year's end and are compared with what the ledger had then; what moved
/// since stays.
final class LedgerFit {

    private LedgerFit() {}

    /// @throws coop.kyodo.kit.web.ProblemException 409 when the ledger does not take the plan
    static void mustBe(Tx tx, Plan plan) {
        mustContinue(tx, plan);
        mustBeTheFirst(tx, plan);
        journals(tx, plan, Executions.planned(tx, plan));
    }

    /// A year is disposed of once; from then on its plan is corrected.
    private static void mustBeTheFirst(Tx tx, Plan plan) {
        if (plan.corrects() != null) {
            return;
        }
        EarlierYears.mustBeTheFirst(
                plan.year(), Plans.executedOf(tx, plan.year()), plan.profile().orderRule());
    }

    /// What the figures report of the ledger's accounts must be what it had at the year's end; a
    /// year is not disposed of once a later one is, nor before an earlier one.
    static void mustContinue(Tx tx, Plan plan) {
        if (plan.corrects() != null) {
            return;
        }
        PlanInputs inputs = plan.readInputs();
        LocalDate end = inputs.to();
        Journals.planAfter(tx, end)
                .ifPresent(later -> {
                    throw Problems.conflict(
                            "opening-balance-differs",
                            new FormFault("", "said.later-plan-executed", Map.of("later", later)));
                });
        Profile profile = plan.profile();
        EarlierYears.mustBeDisposedOf(tx, inputs.from(), profile.orderRule());
        if (!Journals.areOpenedBefore(tx, end)) {
            return;
        }
        Map<String, Money> balances = Journals.atYearEnd(tx, end);
        DispositionRules.continued(
                        inputs.figures(),
                        balances.keySet(),
                        IndivisibleFunds.of(tx, profile)::isOne)
                .forEach((account, reported) -> {
                    Money had = balances.getOrDefault(account, Money.zero(reported.currency()));
                    if (!had.equals(reported)) {
                        throw openingDiffers(account, had, end, reported);
                    }
                });
    }

    static ProblemException openingDiffers(
            String account, Money had, LocalDate end, Money reported) {
        return Problems.conflict(
                "opening-balance-differs",
                new FormFault(
                        "",
                        "said.fund-held",
                        Map.of("account", account, "had", had, "end", end, "reported", reported)));
    }

    /// What the funds' ledger gets, which leaves no fund below zero or what its uses have reserved.
    static Map<Journal.Kind, List<Journal.Posting>> journals(
            Tx tx, Plan plan, Executions.Sums sums) {
        Funds.lock(tx);
        Map<String, Money> balances = Journals.balances(tx, null);
        Map<Journal.Kind, List<Journal.Posting>> journals;
        if (plan.corrects() == null) {
            journals = postings(plan, sums, Journals.atYearEnd(tx, plan.readInputs().to()));
        } else {
            journals = Corrections.differences(tx, plan, sums);
            Corrections.mustBeCovered(tx, plan, balances, journals.values());
        }
        Funds.mustStayCovered(tx, balances, journals.values());
        return journals;
    }

    /// What a plan is posted with when the ledger had these balances at the year's end.
    static Map<Journal.Kind, List<Journal.Posting>> postings(
            Plan plan, Executions.Sums sums, Map<String, Money> atYearEnd) {
        PlanInputs inputs = plan.readInputs();
        return DispositionRules.postings(
                inputs.figures(),
                inputs.wish(),
                plan.readResult().waterfall(),
                new DispositionRules.Distributed(sums.cash(), sums.retained()),
                atYearEnd);
    }

    /// The day that a journal of the plan is dated: what the figures report is opened at the year's
    /// end, all else moves when the plan is executed.
    static LocalDate dayOf(Journal.Kind kind, Plan plan, LocalDate executedOn) {
        return kind == Journal.Kind.OPENING && plan.corrects() == null
                ? plan.readInputs().to()
                : executedOn;
    }
}
