package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.capital.UnitRules;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Records that a member gives up units at a year's end and stays (JP-030), with the notice of
/// somebody who leaves.
final class GiveUpUnits {

    /// The units.
    record Request(@Min(1) @Max(1_000_000) int units, @NotNull LocalDate noticeOn) {}

    private GiveUpUnits() {}

    static Reduction giveUp(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        LocalDate admittedOn = Members.get(tx, memberId).mustBeStaying();
        LocalDate noticeOn = request.noticeOn();
        Days.mustHaveCome(tx, noticeOn, "/noticeOn");
        if (noticeOn.isBefore(admittedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/noticeOn",
                            "said.membership-since",
                            Map.of("admittedOn", admittedOn)));
        }
        Optional<LocalDate> givenUpAt =
                Reductions.of(tx, cooperative, memberId).stream()
                        .filter(one -> one.state() == Reduction.State.OPEN)
                        .map(Reduction::effectiveOn)
                        .findFirst();
        WithdrawalRules.noneGivenUp(cooperative.rules(), givenUpAt, noticeOn).orConflict();
        WithdrawalRules.Effect effect =
                WithdrawalRules.effect(
                        noticeOn,
                        Cooperatives.inForceOn(tx, noticeOn).articles(),
                        FiscalYears.lastDays(tx));
        Ledger.mustBeOpen(tx, effect.effectiveOn());
        MemberHistory history = MemberHistories.of(tx, memberId);
        UnitRules.keepsEnough(
                        cooperative.rules(), history.leastUnitsFrom(noticeOn), request.units())
                .orRefuse();
        mustBePaidIn(cooperative, history, request.units(), effect.effectiveOn());
        Rule rule = cooperative.rules().rule("JP-030");
        Reduction reduction =
                new Reduction(
                        Ids.next(),
                        memberId,
                        request.units(),
                        noticeOn,
                        effect.effectiveOn(),
                        effect.lastDayInTime(),
                        Reduction.State.OPEN,
                        null,
                        null,
                        null,
                        null,
                        rule.id(),
                        rule.source());
        Reductions.add(tx, reduction);
        LeavingEvents.reduction(tx, reduction, Reduction.State.OPEN, null);
        tx.audit(
                "units-given-up",
                memberId.toString(),
                Map.of("units", request.units(), "effectiveOn", effect.effectiveOn()));
        return reduction;
    }

    /// A payment may have been taken back since the year's end.
    private static void mustBePaidIn(
            Cooperative cooperative, MemberHistory history, int units, LocalDate effectiveOn) {
        Money amount = cooperative.amountOf(units);
        Money unpaid =
                UnitRules.unpaidOf(amount, cooperative.money(history.leastUnpaidFrom(effectiveOn)));
        UnitRules.paidInIsThere(
                        cooperative.rules(),
                        amount.minus(unpaid),
                        cooperative.money(history.leastPaidInFrom(effectiveOn)))
                .orConflict();
    }
}
