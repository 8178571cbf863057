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
        String aggregate = tx.tenant() + "/payee-account/" + payeeId;
        tx.publish(
                new Event(
                        "coop.kyodo.membership.payee-account-changed.v1",
                        UUID.nameUUIDFromBytes(aggregate.getBytes(StandardCharsets.UTF_8)),
                        version,
                        new PayeeAccountChanged(tx.tenant(), payeeId, version)));
    }
}
