package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A member's plan when something turned out not to be so.
public final class PlansAfterReversal {

    private PlansAfterReversal() {}

    /// Lengthens the plan by what turned out not to be paid.
    ///
    /// @param amount of the payment that was taken back, whose journal is posted
    public static void reopen(
            Tx tx,
            Cooperative cooperative,
            UUID memberId,
            LocalDate reversedOn,
            LocalDate dueOn,
            Money amount) {
        Plans.note(
                tx,
                cooperative,
                memberId,
                List.of(new PlanFact(reversedOn, PlanFact.Kind.REOPENED, dueOn, amount)));
    }

    /// Makes the plan anew of somebody who turned out not to have left on a day: what was called
    /// since is called of them too.
    ///
    /// @param leftOn the day; its journal is taken back
    public static void stayed(Tx tx, Cooperative cooperative, UUID memberId, LocalDate leftOn) {
        if (Plans.on(tx, cooperative, memberId, leftOn).isPresent()) {
            Plans.renew(tx, cooperative, memberId, leftOn);
        }
    }

    /// What of the capital paid in leaves at the year's end with units that the member gives up.
    ///
    /// @param history the member's
    public static Money givenUp(
            Tx tx, Cooperative cooperative, UUID memberId, MemberHistory history) {
        return GivenUp.of(tx, memberId)
                .map(given -> given.paidIn(cooperative, history))
                .orElse(cooperative.money(0));
    }
}
