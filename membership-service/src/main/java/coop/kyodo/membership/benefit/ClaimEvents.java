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

    /// That a claim was filed or decided.
    static void publish(Tx tx, Claim claim, LocalDate on) {
        publish(
                tx,
                new Changed(
                        tx.tenant(),
                        claim.claimId(),
                        claim.memberId(),
                        claim.state(),
                        claim.amount(),
                        on),
                claim.state() == Claim.State.CLAIMED ? 1 : 2);
    }

    /// That a claim was paid.
    static void paid(Tx tx, Claims.Filed claim, LocalDate on) {
        publish(tx, changed(tx, claim, Claim.State.PAID, on), 1 + 2L * claim.turn());
    }

    /// That a claim was withdrawn, before it was decided or in the place of its payment.
    static void withdrawn(Tx tx, Claims.Filed claim, LocalDate on) {
        publish(
                tx,
                changed(tx, claim, Claim.State.WITHDRAWN, on),
                claim.decidedOn() == null ? 2 : 1 + 2L * claim.turn());
    }

    /// That a claim's payment came back, so that it is to be paid again.
    static void cameBack(Tx tx, Claims.Filed claim, LocalDate on) {
        publish(tx, changed(tx, claim, Claim.State.APPROVED, on), 2 + 2L * claim.turn());
    }

    private static Changed changed(Tx tx, Claims.Filed claim, Claim.State state, LocalDate on) {
        return new Changed(
                tx.tenant(), claim.claimId(), claim.memberId(), state, claim.amount(), on);
    }

    private static void publish(Tx tx, Changed changed, long sequence) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.benefit-claim-changed.v1",
                        changed.claimId(),
                        sequence,
                        changed));
    }
}
