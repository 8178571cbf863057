package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.UnitCapRules;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberHolding;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Lets a member subscribe more units, to be paid afterwards.
final class SubscribeUnits {

    /// Further units.
    record Request(@Min(1) @Max(1_000_000) int units, @NotNull LocalDate subscribedOn) {}

    private SubscribeUnits() {}

    /// The cap is measured against the units of all members, this purchase included; applicants'
    /// units do not count before they are members.
    static MemberHolding subscribe(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        LocalDate admittedOn = Members.get(tx, memberId).mustBeStaying();
        if (request.subscribedOn().isBefore(admittedOn)) {
            throw Problems.invalid(
                    "date-too-early", "/subscribedOn", "The membership is of " + admittedOn + ".");
        }
        Ledger.mustBeOpen(tx, request.subscribedOn());
        UnitCapRules.withinCap(
                        cooperative.rules(),
                        new UnitCapRules.Share(
                                Holdings.of(tx, memberId).units() + request.units(),
                                Ledger.standing(tx, cooperative).units() + request.units(),
                                Members.count(tx)))
                .orRefuse();
        Money amount = cooperative.amountOf(request.units());
        Ledger.post(
                tx,
                memberId,
                Entry.subscription(request.units(), amount),
                request.subscribedOn(),
                null);
        MemberCapital.publish(
                tx,
                cooperative,
                memberId,
                CapitalEvents.Change.SUBSCRIBED,
                amount,
                request.subscribedOn());
        tx.audit(
                "units-subscribed",
                memberId.toString(),
                Map.of("units", request.units(), "subscribedOn", request.subscribedOn()));
        return MemberCapital.of(tx, cooperative, memberId);
    }
}
