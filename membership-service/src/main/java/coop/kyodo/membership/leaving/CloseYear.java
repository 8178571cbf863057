package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberEvents;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Values the shares at a fiscal year's end and lets the withdrawals of that day take effect.
final class CloseYear {

    private static final String WITHDRAWAL = "WITHDRAWAL";

    /// A year's end and what the co-op was worth on it.
    record Request(@NotNull LocalDate fiscalYearEnd, @NotNull Money netAssets) {}

    private CloseYear() {}

    static YearEnd close(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        LocalDate end = request.fiscalYearEnd();
        Money netAssets =
                Amounts.inCurrency(request.netAssets(), cooperative.currency(), "/netAssets");
        mustBeYearEnd(tx, end);
        mustBeNext(tx, end);
        long units = YearEnds.unitsOn(tx, end);
        YearEnds.add(tx, end, netAssets, units);
        for (UUID leaver : Withdrawals.leaversOn(tx, end)) {
            leave(tx, cooperative, leaver, end, netAssets, units);
        }
        YearEnd closed = YearEnds.get(tx, cooperative, end);
        tx.audit(
                "year-closed",
                end.toString(),
                Map.of(
                        "netAssets",
                        netAssets,
                        "units",
                        units,
                        "leavers",
                        closed.leavers(),
                        "refunds",
                        closed.refunds()));
        return closed;
    }

    private static void leave(
            Tx tx,
            Cooperative cooperative,
            UUID memberId,
            LocalDate end,
            Money netAssets,
            long totalUnits) {
        Member member = Members.get(tx, memberId);
        Holding holding = Holdings.of(tx, memberId);
        Money subscribed = cooperative.amountOf(holding.units());
        Money paidIn = cooperative.money(holding.paidIn());
        RefundRules.Valuation valuation =
                RefundRules.value(netAssets, totalUnits, holding.units(), subscribed, paidIn);
        YearEnds.settle(
                tx,
                memberId,
                end,
                holding,
                subscribed,
                valuation,
                RefundRules.claimLapsesAfter(cooperative.rules(), end));
        Ledger.post(
                tx,
                memberId,
                Entry.withdrawal(holding.units(), subscribed, paidIn, valuation.refund()),
                end,
                null);
        Withdrawals.close(tx, memberId);
        Members.leave(tx, memberId, end);
        MemberEvents.publishLeft(tx, member, end, WITHDRAWAL);
        MemberCapital.publish(
                tx, cooperative, memberId, CapitalEvents.Change.REDUCED, subscribed, end);
        tx.audit(
                "member-left",
                memberId.toString(),
                Map.of("leftOn", end, "refund", valuation.refund()));
    }

    private static void mustBeYearEnd(Tx tx, LocalDate end) {
        Cooperative then = Cooperatives.inForceOn(tx, end);
        if (!then.articles().fiscalYearEnd().onOrAfter(end).equals(end)) {
            throw Problems.invalid(
                    "not-a-fiscal-year-end",
                    "/fiscalYearEnd",
                    "Fiscal years end on " + then.articles().fiscalYearEnd() + ".");
        }
    }

    private static void mustBeNext(Tx tx, LocalDate end) {
        if (YearEnds.exists(tx, end)) {
            throw Problems.conflict("year-end-exists", "This year's end is closed already.");
        }
        Ledger.mustBeOpen(tx, end);
        if (Withdrawals.areOpenBefore(tx, end)) {
            throw Problems.conflict(
                    "earlier-year-end-open", "A withdrawal waits for an earlier year's end.");
        }
    }
}
