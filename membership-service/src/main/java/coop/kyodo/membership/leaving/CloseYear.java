package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.HeldPayments;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberEvents;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.member.WithdrawalCause;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Values the shares at a fiscal year's end and lets the withdrawals of that day take effect.
final class CloseYear {

    /// A year's end and what the co-op was worth on it.
    record Request(@NotNull LocalDate fiscalYearEnd, @NotNull Money netAssets) {}

    private CloseYear() {}

    static YearEnd close(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        LocalDate end = request.fiscalYearEnd();
        Money netAssets =
                Amounts.inCurrency(request.netAssets(), cooperative.currency(), "/netAssets");
        mustBeYearEnd(tx, end);
        Days.mustHaveCome(tx, end, "/fiscalYearEnd");
        WithdrawalRules.yearIsOver(cooperative.rules(), end, tx.today()).orConflict();
        mustBeNext(tx, cooperative, end);
        long units = YearEnds.unitsOn(tx, end);
        YearEnds.add(tx, end, netAssets, units);
        settle(tx, cooperative, end, leavers(tx, cooperative, end, netAssets, units));
        SettleReductions.settle(tx, cooperative, end, netAssets, units);
        YearEnd closed = YearEnds.get(tx, cooperative, end);
        LeavingEvents.yearEnd(tx, closed);
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

    private static List<Leaver> leavers(
            Tx tx, Cooperative cooperative, LocalDate end, Money netAssets, long units) {
        Articles.Leaving terms = Cooperatives.inForceOn(tx, end).articles().termsOfLeaving();
        return Shares.valuedOn(tx, cooperative, end).stream()
                .map(share ->
                        new Leaver(
                                share,
                                RefundRules.value(
                                        netAssets,
                                        units,
                                        share.units(),
                                        cooperative.money(share.subscribed()),
                                        cooperative.money(share.paidIn()),
                                        terms),
                                RefundRules.claimLapsesAfter(cooperative.rules(), share.leftOn())))
                .toList();
    }

    /// With a handful of statements, however many leave: a co-op closes its year in one
    /// transaction, which is done whole or not at all.
    private static void settle(
            Tx tx, Cooperative cooperative, LocalDate end, List<Leaver> leavers) {
        YearEnds.settle(tx, end, leavers);
        Ledger.postAll(tx, leavers.stream().flatMap(one -> draft(cooperative, one)).toList(), end);
        Withdrawals.closeValuedOn(tx, end);
        Map<UUID, Money> leaving = new LinkedHashMap<>();
        for (Leaver leaver : leavers) {
            Leaver.Share share = leaver.share();
            if (!share.atOnce()) {
                leaving.put(share.memberId(), cooperative.money(share.subscribed()));
            }
            tx.audit(
                    share.atOnce() ? "share-valued" : "member-left",
                    share.memberId().toString(),
                    Map.of("leftOn", share.leftOn(), "refund", leaver.valuation().refund()));
        }
        HeldPayments.hold(tx, cooperative, leaving.keySet(), end);
        Members.leaveAll(tx, leaving.keySet(), end);
        MemberEvents.publishAllLeft(tx, leaving.keySet(), end, WithdrawalCause.WITHDRAWAL);
        MemberCapital.publishAll(tx, cooperative, CapitalEvents.Change.ENDED, leaving, end);
        Claims.openAll(tx, cooperative, end, leavers);
    }

    private static Stream<Ledger.Draft> draft(Cooperative cooperative, Leaver leaver) {
        Leaver.Share share = leaver.share();
        Money paidIn = cooperative.money(share.paidIn());
        Money refund = leaver.valuation().refund();
        if (!share.atOnce()) {
            return Stream.of(
                    new Ledger.Draft(
                            share.memberId(),
                            Entry.withdrawal(
                                    share.units(),
                                    cooperative.money(share.subscribed()),
                                    paidIn,
                                    refund),
                            null));
        }
        return refund.equals(paidIn)
                ? Stream.empty()
                : Stream.of(
                        new Ledger.Draft(
                                share.memberId(), Entry.valuation(paidIn.minus(refund)), null));
    }

    private static void mustBeYearEnd(Tx tx, LocalDate end) {
        if (!FiscalYears.endsOn(tx, end)) {
            throw Problems.malformed(
                    "not-a-fiscal-year-end",
                    new FormFault(
                            "/fiscalYearEnd",
                            "said.year-ends-on",
                            Map.of("fiscalYearEnd", FiscalYears.lastDay(tx, end))));
        }
    }

    /// No year is closed before one at whose end somebody left or gave up units. Whatever would
    /// wait for the end of a year that was left out is refused since, so that closing it moves
    /// nothing.
    private static void mustBeNext(Tx tx, Cooperative cooperative, LocalDate end) {
        if (YearEnds.exists(tx, end)) {
            throw Problems.conflict("year-end-exists", FormFault.of("", "said.year-closed"));
        }
        Optional<LocalDate> waitsFor = YearEnds.firstAwaited(tx);
        if (YearEnds.isLaterClosed(tx, end)
                && waitsFor.filter(first -> !first.isAfter(end)).isEmpty()) {
            return;
        }
        Ledger.mustBeOpen(tx, end);
        WithdrawalRules.earlierYearsClosed(cooperative.rules().rule("JP-054"), waitsFor, end)
                .orConflict();
    }
}
