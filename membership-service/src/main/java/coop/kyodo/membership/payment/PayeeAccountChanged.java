package coop.kyodo.membership.payment;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// That a payee's money goes to another account from now on; not to which. The aggregate is the
/// payee's account in this co-op.
///
/// @param payeeId a member, or the person of an heir
/// @param version from 1
public record PayeeAccountChanged(UUID cooperativeId, UUID payeeId, int version) {

    public static void publish(Tx tx, UUID payeeId, int version) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.payee-account-changed.v1",
                        aggregate(tx, payeeId),
                        version,
                        new PayeeAccountChanged(tx.tenant(), payeeId, version)));
    }

    /// The id under which others are told of a payee's account.
    public static UUID aggregate(Tx tx, UUID payeeId) {
        String name = tx.tenant() + "/payee-account/" + payeeId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
