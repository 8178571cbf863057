package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.member.Instalment;
import coop.kyodo.membership.member.MemberCapital;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Lengthens a member's plan by what turned out not to be paid.
public final class PlansAfterReversal {

    private PlansAfterReversal() {}

    /// @param amount of the payment that was taken back, whose journal is posted
    public static void reopen(
            Tx tx,
            Cooperative cooperative,
            UUID memberId,
            LocalDate reversedOn,
            LocalDate dueOn,
            Money amount) {
        Money unpaid = MemberCapital.of(tx, cooperative, memberId).outstanding();
        Plan before = Plans.remaining(tx, cooperative, memberId, reversedOn, unpaid.minus(amount));
        Plans.add(tx, memberId, before.plus(reversedOn, List.of(new Instalment(dueOn, amount))));
    }

    /// What the member's open reduction takes out of the capital at the year's end, all of it paid
    /// up.
    public static Money givenUp(Tx tx, Cooperative cooperative, UUID memberId) {
        return cooperative.amountOf(TransferUnits.openReductions(tx, memberId));
    }
}
