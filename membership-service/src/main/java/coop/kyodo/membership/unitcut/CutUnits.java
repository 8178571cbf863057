package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.contribution.PlansAfterCut;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.CutArticles;
import coop.kyodo.membership.member.MemberCapital;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Lets a reduction take effect: a version of the articles with the lower unit amount, and a
/// journal of every member. Everything before that day is closed from then on, since it was
/// reckoned with the higher amount.
final class CutUnits {

    /// The day.
    record Request(@NotNull LocalDate effectiveOn) {}

    private CutUnits() {}

    static UnitCut takeEffect(Tx tx, UUID unitCutId, Request request) {
        Cooperative before = Cooperatives.locked(tx);
        UnitCut cut = ReduceUnitAmount.open(tx, unitCutId);
        LocalDate date = request.effectiveOn();
        mustBeReady(tx, before, cut, date);
        Cooperative after = CutArticles.cut(tx, before, cut.to(), date);
        List<UUID> holders = holders(tx);
        for (UUID memberId : holders) {
            cut(tx, after, memberId, cut, date);
        }
        UnitCuts.noteEffect(tx, unitCutId, date);
        for (UUID memberId : holders) {
            Money reduction = cut.from().minus(cut.to()).times(Holdings.of(tx, memberId).units());
            MemberCapital.publish(
                    tx, after, memberId, CapitalEvents.Change.REDUCED, reduction, date);
        }
        tx.audit(
                "unit-amount-reduced",
                unitCutId.toString(),
                Map.of("from", cut.from(), "to", cut.to(), "effectiveOn", date));
        return UnitCutEvents.told(tx, unitCutId, UnitCutEvents.Step.EFFECTIVE);
    }

    private static void mustBeReady(
            Tx tx, Cooperative cooperative, UnitCut cut, LocalDate effectiveOn) {
        LocalDate objectionsUntil = cut.objectionsUntil();
        if (objectionsUntil == null) {
            throw Problems.conflict("notice-missing", "The creditors were given no notice yet.");
        }
        UnitCutRules.afterObjections(cooperative.rules(), objectionsUntil, effectiveOn).orRefuse();
        if (cut.objections() > 0 && !cut.objectionsSettled()) {
            throw Problems.conflict(
                    "objections-open", "Creditors have objected and are not settled.");
        }
        if (!effectiveOn.isAfter(cooperative.effectiveOn())) {
            throw Problems.conflict(
                    "effective-too-early",
                    "The articles before it take effect on " + cooperative.effectiveOn() + ".");
        }
        Ledger.mustBeOpen(tx, effectiveOn);
        if (Readiness.hasYearToClose(tx, cooperative, effectiveOn)) {
            throw Problems.conflict("year-end-open", "The fiscal year before it is still open.");
        }
        if (Readiness.hasJournalsFrom(tx, effectiveOn)) {
            throw Problems.conflict(
                    "capital-moved-later", "Capital moved on or after " + effectiveOn + ".");
        }
        if (Readiness.hasApplications(tx)) {
            throw Problems.conflict(
                    "applications-open", "Applications are for units of the amount before.");
        }
    }

    private static void cut(Tx tx, Cooperative after, UUID memberId, UnitCut cut, LocalDate date) {
        Holding holding = Holdings.of(tx, memberId);
        UnitCutRules.Effect effect =
                UnitCutRules.effect(
                        cut.from(), cut.to(), holding.units(), after.money(holding.paidIn()));
        Ledger.post(tx, memberId, Entry.unitCut(effect.reduction(), effect.released()), date, null);
        if (effect.released().isPositive()) {
            PlansAfterCut.release(tx, after, memberId, date, effect.released());
        }
    }

    private static List<UUID> holders(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id from holding where tenant_id = :tenant and units > 0
                        order by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(UUID.class)
                .list();
    }
}
