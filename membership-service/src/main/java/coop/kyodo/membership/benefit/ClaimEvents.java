package coop.kyodo.membership.benefit;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of a claim; not what it is for. The aggregate is the claim.
final class ClaimEvents {

    /// A claim came to a state.
    record Changed(
            UUID cooperativeId,
            UUID claimId,
            UUID memberId,
            Claim.State state,
            Money amount,
            LocalDate on) {}

    private ClaimEvents() {}

    static void publish(Tx tx, Claim claim, Claim.State state, LocalDate on) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.benefit-claim-changed.v1",
                        claim.claimId(),
                        sequence(state),
                        new Changed(
                                tx.tenant(),
                                claim.claimId(),
                                claim.memberId(),
                                state,
                                claim.amount(),
                                on)));
    }

    private static long sequence(Claim.State state) {
        return switch (state) {
            case CLAIMED -> 1;
            case APPROVED, REFUSED -> 2;
            case PAID -> 3;
        };
    }
}
