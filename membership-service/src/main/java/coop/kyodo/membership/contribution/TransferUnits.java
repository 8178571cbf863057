package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapPoints;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.capital.UnitRules;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Lets paid-up units pass from one member to another, where the profile allows it: two journals,
/// one about each of them.
final class TransferUnits {

    /// Units for another member, who agreed to have them.
    record Request(
            @NotNull UUID toMemberId,
            @Min(1) @Max(1_000_000) int units,
            @NotNull LocalDate transferredOn,
            @NotNull @Valid Consent consent) {}

    private TransferUnits() {}

    static Transfer transfer(Tx tx, UUID giver, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UUID taker = request.toMemberId();
        LocalDate date = request.transferredOn();
        mustBeMemberOn(Members.get(tx, giver).mustBeStaying(), date);
        TransferRules.transferable(cooperative.rules(), request.units()).orRefuse();
        if (giver.equals(taker)) {
            throw Problems.malformed(
                    "transfer-to-oneself", FormFault.of("/toMemberId", "said.units-held-already"));
        }
        mustBeMemberOn(Members.get(tx, taker).mustBeStaying(), date);
        Days.mustHaveCome(tx, date, "/transferredOn");
        if (request.consent().on().isAfter(date)) {
            throw Problems.malformed(
                    "date-too-late",
                    new FormFault("/consent/on", "said.units-pass-on", Map.of("date", date)));
        }
        Ledger.mustBeOpen(tx, date);
        MemberHistory history = MemberHistories.of(tx, giver);
        UnitRules.keepsEnough(
                        cooperative.rules(),
                        history.leastUnitsFrom(date)
                                - GivenUp.of(tx, giver).map(GivenUp::units).orElse(0L),
                        request.units())
                .orRefuse();
        Money amount = cooperative.amountOf(request.units());
        TransferRules.paidUp(
                        cooperative.rules(),
                        history.isPaidUp(date, amount.amount()),
                        request.units(),
                        amount,
                        date)
                .orConflict();
        CapPoints.mustKeepWithinMoved(
                tx,
                cooperative.rules(),
                taker,
                date,
                request.units(),
                Ledger.standing(tx, cooperative).units());
        return post(tx, cooperative, giver, request);
    }

    private static Transfer post(Tx tx, Cooperative cooperative, UUID giver, Request request) {
        UUID taker = request.toMemberId();
        UUID transfer = Ids.next();
        LocalDate date = request.transferredOn();
        Money amount = cooperative.amountOf(request.units());
        Ledger.postLegs(
                tx,
                giver,
                Entry.transferOut(request.units(), amount),
                taker,
                Entry.transferIn(request.units(), amount),
                date,
                transfer);
        Transfers.agree(tx, transfer, taker, request.consent());
        MemberCapital.publish(tx, cooperative, giver, CapitalEvents.Change.REDUCED, amount, date);
        MemberCapital.publish(tx, cooperative, taker, CapitalEvents.Change.PAID_IN, amount, date);
        tx.audit(
                "units-transferred",
                giver.toString(),
                Map.of("to", taker, "units", request.units(), "transferredOn", date));
        return new Transfer(
                transfer,
                request.units(),
                date,
                request.consent(),
                MemberCapital.of(tx, cooperative, giver),
                MemberCapital.of(tx, cooperative, taker));
    }

    private static void mustBeMemberOn(LocalDate admittedOn, LocalDate date) {
        if (date.isBefore(admittedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/transferredOn",
                            "said.a-membership-since",
                            Map.of("admittedOn", admittedOn)));
        }
    }
}
