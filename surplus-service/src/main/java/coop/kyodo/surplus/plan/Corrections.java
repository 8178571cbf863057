package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.correction.CorrectionRules;
import coop.kyodo.surplus.fund.DispositionRules;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.fund.LedgerDays;
import coop.kyodo.surplus.payout.UnitPurchases;
import coop.kyodo.surplus.policy.IndivisibleFunds;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.year.FiscalYear;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is particular to plans that correct an executed one. They are made, adopted and executed
/// like any other; only what differs is posted and paid.
final class Corrections {

    private Corrections() {}

    /// The executed plan that a new one of this year is to correct: the head of its chain.
    static Plan target(Tx tx, FiscalYear year, UUID id) {
        Plan plan = Plans.executed(tx, id);
        if (!plan.year().equals(year.year())) {
            throw Problems.malformed(
                    "correction-of-other-year",
                    new FormFault(
                            "/corrects/planId", "said.plan-of-year", Map.of("year", plan.year())));
        }
        Optional<UUID> other =
                Plans.correctionOf(tx, id, Plan.State.EXECUTING)
                        .filter(correction -> !Executions.mayGiveWay(tx, correction));
        if (other.isPresent()) {
            throw Problems.conflict("plan-already-corrected", Map.of("by", other.get()));
        }
        return plan;
    }

    /// A correction keeps what indivisible funds were given (COR-02), and takes up the funds and
    /// the carry-forward where the corrected plan took them up: what a correction of an earlier
    /// year moved meanwhile is in the ledger already. Only the plan that opened the ledger states
    /// them itself.
    static void mustBeAllowed(
            Tx tx, Profile profile, Correction correction, PlanDocument document) {
        Plan before = Plans.get(tx, correction.planId());
        CorrectionRules.Made after =
                made(Canonical.read(document.inputs(), PlanInputs.class), document.readResult());
        IndivisibleFunds indivisible = IndivisibleFunds.of(tx, profile);
        CorrectionRules.refusalOfLoweredFund(
                        profile,
                        made(before.readInputs(), before.readResult()),
                        after,
                        indivisible::isOne)
                .ifPresent(Corrections::refuse);
        if (!openedTheLedger(tx, before)) {
            mustContinueLike(before.readInputs().figures(), after.figures(), indivisible::isOne);
        }
    }

    /// CA-05: what the corrected plans have bought of units, or asked for. What a correction
    /// retains more buys none, so nothing else counts beside the fund.
    static @Nullable Money unitsBought(Tx tx, Profile profile, Correction correction) {
        if (profile.guards().fundOrUnits() == null) {
            return null;
        }
        Plan before = Plans.get(tx, correction.planId());
        return UnitPurchases.bought(tx, before.rootOrItself(), before.distributed().currency());
    }

    /// Whether the ledger began with what the figures of this plan, or of the one at the head of
    /// its chain, report.
    static boolean openedTheLedger(Tx tx, Plan plan) {
        return Journals.firstPlan(tx).filter(plan.rootOrItself()::equals).isPresent();
    }

    private static void mustContinueLike(
            Figures before, Figures after, Predicate<String> indivisible) {
        Money zero = Money.zero(after.currency());
        Set<String> kept = new HashSet<>(before.reportedFunds().keySet());
        kept.addAll(after.reportedFunds().keySet());
        Map<String, Money> takenUp = DispositionRules.continued(before, kept, indivisible);
        DispositionRules.continued(after, kept, indivisible)
                .forEach((account, now) -> {
                    Money amount = takenUp.getOrDefault(account, zero);
                    if (!now.equals(amount)) {
                        throw Problems.conflict(
                                "opening-balance-differs",
                                new FormFault(
                                        "",
                                        "said.balance-taken-up",
                                        Map.of(
                                                "account", account,
                                                "takenUp", amount,
                                                "reported", now)));
                    }
                });
    }

    private static CorrectionRules.Made made(PlanInputs inputs, PlanDocument.Result result) {
        return new CorrectionRules.Made(inputs.policy(), inputs.figures(), result.waterfall());
    }

    /// COR-01.
    static void mustBeDated(Tx tx, Plan plan, LocalDate on) {
        Plan before = Plans.get(tx, corrected(plan));
        LocalDate executedOn = before.reached(Plan.State.EXECUTED).orElseThrow().onDay();
        CorrectionRules.firstDayInstead(on, executedOn, LedgerDays.closedUpTo(tx))
                .ifPresent(first -> {
                    throw Problems.conflict("correction-in-closed-year", Map.of("first", first));
                });
    }

    /// Why what is corrected is not any more what this plan was made beside, or empty when it is.
    static Optional<FormFault> faultOfTarget(Tx tx, Plan plan) {
        Correction correction = plan.readInputs().corrects();
        if (correction == null) {
            return Optional.empty();
        }
        Plan before = Plans.get(tx, correction.planId());
        String hash = Plans.document(tx, before).hash();
        if (!hash.equals(correction.hash()) || !correction.planId().equals(plan.corrects())) {
            return Optional.of(
                    new FormFault(
                            "",
                            "said.corrected-plan-hash",
                            Map.of("hash", hash, "adopted", correction.hash())));
        }
        long different = Executions.differences(tx, before);
        return different == 0
                ? Optional.empty()
                : Optional.of(
                        new FormFault(
                                "", "said.corrected-shares-differ", Map.of("shares", different)));
    }

    /// What the correction's journals hold: what those of the plan would, less what those of the
    /// corrected plan would.
    static Map<Journal.Kind, List<Journal.Posting>> differences(
            Tx tx, Plan plan, Executions.Sums sums) {
        Plan before = Plans.get(tx, corrected(plan));
        return DispositionRules.differences(
                LedgerFit.postings(before, Executions.sums(tx, before), Map.of()),
                LedgerFit.postings(plan, sums, Map.of()));
    }

    /// COR-03: neither a fund nor what a member has in the internal account is below nothing after
    /// it. What is on its way to buy units is not in the account any more. Where nothing keeps such
    /// accounts, what is retained less lowers what is owed in money (COR-05).
    static void mustBeCovered(
            Tx tx,
            Plan plan,
            Map<String, Money> balances,
            Collection<List<Journal.Posting>> journals) {
        PlanInputs inputs = plan.readInputs();
        Plan before = Plans.get(tx, corrected(plan));
        Set<String> funds = new HashSet<>(fundsOf(before));
        funds.addAll(fundsOf(plan));
        Profile profile = Profiles.of(inputs.policy().profile());
        CorrectionRules.refusalOfSpentFund(balances, journals, funds, profile.orderRule())
                .or(() ->
                        profile.guards().capitalAccounts() == null
                                ? Optional.empty()
                                : refusalOfRedeemed(tx, plan, inputs.to(), profile))
                .ifPresent(Corrections::refuse);
    }

    private static Set<String> fundsOf(Plan plan) {
        Set<String> funds = new HashSet<>(plan.readInputs().figures().reportedFunds().keySet());
        for (Waterfall.Line line : plan.readResult().waterfall().lines()) {
            if (line.fund() != null) {
                funds.add(line.fund());
            }
        }
        return funds;
    }

    private static Optional<Refusal> refusalOfRedeemed(
            Tx tx, Plan plan, LocalDate vintage, Profile profile) {
        String currency = plan.distributed().currency();
        return tx.sql()
                .createQuery(
                        """
                        with fresh as (
                          select member_id, sum(retained) as retained from plan_share
                          where tenant_id = :tenant and plan_id = :plan and revision = :revision
                          group by member_id
                        ), old as (
                          select o.member_id, sum(o.retained) as retained
                          from payout o join executed_plan e using (tenant_id, plan_id)
                          where o.tenant_id = :tenant and e.root = :root group by o.member_id
                        ), less as (
                          select member_id,
                            (coalesce(o.retained, 0) - coalesce(f.retained, 0))::bigint as reduction
                          from old o full join fresh f using (member_id)
                          where coalesce(o.retained, 0) > coalesce(f.retained, 0))
                        select less.member_id, less.reduction,
                          coalesce(h.held, 0)::bigint as held
                        from less left join lateral (
                          select sum(amount) - coalesce((
                            select sum(u.amount) from unit_purchase_open u
                            where u.tenant_id = :tenant and u.member_id = less.member_id
                              and u.vintage = :vintage), 0) as held
                          from capital_move m
                          where m.tenant_id = :tenant and m.member_id = less.member_id
                            and m.vintage = :vintage) h on true
                        where coalesce(h.held, 0) < less.reduction
                        order by less.member_id limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("revision", plan.revision())
                .bind("root", plan.rootOrItself())
                .bind("vintage", vintage)
                .map((row, context) -> {
                    Money held = Money.of(row.getLong("held"), currency);
                    Money reduction = Money.of(row.getLong("reduction"), currency);
                    return Refusal.of("corrected-share-redeemed", profile.orderRule())
                            .with("memberId", row.getObject("member_id", UUID.class))
                            .with("held", held)
                            .with("reduction", reduction)
                            .with("missing", reduction.minus(held));
                })
                .findOne();
    }

    private static UUID corrected(Plan plan) {
        UUID corrected = plan.corrects();
        if (corrected == null) {
            throw new IllegalArgumentException("plan " + plan.planId() + " corrects nothing");
        }
        return corrected;
    }

    private static void refuse(Refusal refusal) {
        throw new RefusedException(refusal);
    }
}
