package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.contribution.PlansAfterCut;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.CutArticles;
import coop.kyodo.membership.member.MemberCapital;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        Days.mustHaveCome(tx, date, "/effectiveOn");
        mustBeReady(tx, before, cut, date);
        Cooperative after = CutArticles.cut(tx, before, cut.to(), date);
        Map<UUID, UnitCutRules.Effect> effects = effects(tx, after, cut);
        post(tx, after, effects, date);
        UnitCuts.noteEffect(tx, unitCutId, date);
        Map<UUID, Money> reductions = new LinkedHashMap<>();
        effects.forEach((memberId, effect) -> reductions.put(memberId, effect.reduction()));
        MemberCapital.publishAll(tx, after, CapitalEvents.Change.REDUCED, reductions, date);
        tx.audit(
                "unit-amount-reduced",
                unitCutId.toString(),
                Map.of("from", cut.from(), "to", cut.to(), "effectiveOn", date));
        return UnitCutEvents.told(tx, unitCutId, UnitCutEvents.Step.EFFECTIVE);
    }

    private static void mustBeReady(
            Tx tx, Cooperative cooperative, UnitCut cut, LocalDate effectiveOn) {
        LocalDate objectionsUntil =
                UnitCutRules.noticeFirst(
                                cooperative.rules(), cut.resolvedOn(), cut.objectionsUntil())
                        .orConflict();
        UnitCutRules.afterObjections(cooperative.rules(), objectionsUntil, effectiveOn).orRefuse();
        UnitCutRules.objectionsSettled(
                        cooperative.rules(), cut.objections(), cut.objectionsSettled())
                .orConflict();
        UnitCutRules.afterTheArticles(
                        cooperative.rules(),
                        cooperative.articlesVersion(),
                        cooperative.effectiveOn(),
                        effectiveOn)
                .orConflict();
        Ledger.mustBeOpen(tx, effectiveOn);
        UnitCutRules.yearsClosed(
                        cooperative.rules(), Readiness.yearToClose(tx, effectiveOn), effectiveOn)
                .orConflict();
        UnitCutRules.nothingMoved(cooperative.rules(), Readiness.lastMoved(tx), effectiveOn)
                .orConflict();
        UnitCutRules.nobodyApplies(cooperative.rules(), Readiness.applications(tx)).orConflict();
    }

    /// What the cut does to everybody who holds units, in the order of the journals.
    private static Map<UUID, UnitCutRules.Effect> effects(Tx tx, Cooperative after, UnitCut cut) {
        Map<UUID, UnitCutRules.Effect> effects = new LinkedHashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select member_id, units, paid_in from holding
                        where tenant_id = :tenant and units > 0 order by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        Map.entry(
                                row.getObject("member_id", UUID.class),
                                UnitCutRules.effect(
                                        cut.from(),
                                        cut.to(),
                                        row.getLong("units"),
                                        after.money(row.getLong("paid_in")))))
                .forEach(one -> effects.put(one.getKey(), one.getValue()));
        return effects;
    }

    /// With a handful of statements, however many hold units; the plans of payments change only of
    /// those to whom something is released.
    private static void post(
            Tx tx, Cooperative after, Map<UUID, UnitCutRules.Effect> effects, LocalDate date) {
        List<Ledger.Draft> drafts = new ArrayList<>();
        effects.forEach((memberId, effect) ->
                drafts.add(
                        new Ledger.Draft(
                                memberId,
                                Entry.unitCut(effect.reduction(), effect.released()),
                                null)));
        Ledger.postAll(tx, drafts, date);
        effects.forEach((memberId, effect) -> {
            if (effect.released().isPositive()) {
                PlansAfterCut.release(tx, after, memberId, date, effect.released());
            }
        });
    }
}
