package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Shortens a member's plan by what need not be paid any more: the unit amount fell, or units were
/// given up.
public final class PlansAfterCut {

    private PlansAfterCut() {}

    /// @param cooperative with the articles after it; its journal is posted
    public static void release(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate on, Money released) {
        Plans.note(
                tx,
                cooperative,
                memberId,
                List.of(new PlanFact(on, PlanFact.Kind.RELEASED, null, released)));
    }
}
