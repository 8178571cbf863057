package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.UnitRules;
import coop.kyodo.membership.contribution.PlansAfterCut;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.refund.ClaimRules;
import coop.kyodo.membership.refund.Heirs;
import coop.kyodo.membership.refund.RefundClaims;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Lets units that members gave up leave the capital at a year's end, at the value of a leaver's
/// (JP-030, JP-054). What is unpaid of them falls away, or may be called (JP-055). They are the
/// same units whether their member is one still or left after that year's end; whoever left by then
/// is valued as a whole.
final class SettleReductions {

    private SettleReductions() {}

    /// @param totalUnits the units of all members on that day, leavers included
    static void settle(
            Tx tx, Cooperative cooperative, LocalDate end, Money netAssets, long totalUnits) {
        Articles.Leaving terms = Cooperatives.inForceOn(tx, end).articles().termsOfLeaving();
        int years = cooperative.rules().rule("JP-056").wholeBound("years");
        List<Ledger.Draft> drafts = new ArrayList<>();
        Map<UUID, Money> reduced = new LinkedHashMap<>();
        Map<UUID, Money> released = new LinkedHashMap<>();
        Map<UUID, List<ClaimRules.Instalment>> claims = new LinkedHashMap<>();
        List<Reduction> open = Reductions.openUpTo(tx, cooperative, end);
        Map<UUID, LocalDate> left =
                Members.lastDays(tx, open.stream().map(Reduction::memberId).toList());
        for (Reduction reduction : open) {
            UUID memberId = reduction.memberId();
            if (!left.getOrDefault(memberId, LocalDate.MAX).isAfter(reduction.effectiveOn())) {
                Reductions.overtake(tx, reduction);
                LeavingEvents.reduction(tx, reduction, Reduction.State.OVERTAKEN, null);
                continue;
            }
            Money amount = cooperative.amountOf(reduction.units());
            Money unpaid =
                    UnitRules.unpaidOf(
                            amount,
                            cooperative.money(
                                    MemberHistories.of(tx, memberId).leastUnpaidFrom(end)));
            RefundRules.Valuation value =
                    RefundRules.value(
                            netAssets,
                            totalUnits,
                            reduction.units(),
                            amount,
                            amount.minus(unpaid),
                            terms);
            LocalDate lapsesAfter = RefundRules.claimLapsesAfter(cooperative.rules(), end);
            Reductions.settle(tx, reduction, value, unpaid, lapsesAfter);
            LeavingEvents.reduction(tx, reduction, Reduction.State.SETTLED, value.refund());
            drafts.add(
                    new Ledger.Draft(
                            memberId,
                            Entry.reduction(reduction.units(), amount, unpaid, value.refund()),
                            null));
            reduced.put(memberId, amount);
            if (unpaid.isPositive()) {
                released.put(memberId, unpaid);
            }
            claims.put(
                    memberId,
                    ClaimRules.instalments(value.refund(), terms, end, lapsesAfter, years));
            tx.audit(
                    "units-reduced",
                    memberId.toString(),
                    Map.of("units", reduction.units(), "refund", value.refund()));
        }
        Ledger.postAll(tx, drafts, end);
        released.forEach((memberId, unpaid) ->
                PlansAfterCut.release(tx, cooperative, memberId, end, unpaid));
        MemberCapital.publishAll(tx, cooperative, CapitalEvents.Change.ENDED, reduced, end);
        RefundClaims.open(tx, claims, end);
        Heirs.takeOver(tx, cooperative, claims.keySet(), end);
    }
}
