package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.member.MemberCapital;
import java.time.LocalDate;
import java.util.UUID;

/// Shortens a member's plan by what need not be paid any more.
public final class PlansAfterCut {

    private PlansAfterCut() {}

    /// @param cooperative with the articles after the cut, whose journal is posted
    public static void release(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate on, Money released) {
        Money unpaid = MemberCapital.of(tx, cooperative, memberId).outstanding();
        Plan before = Plans.remaining(tx, cooperative, memberId, on, unpaid.plus(released));
        Plans.add(tx, memberId, before.released(on, released));
    }
}
