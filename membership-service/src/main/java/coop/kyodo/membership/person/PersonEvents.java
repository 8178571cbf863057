package coop.kyodo.membership.person;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What others are told of a person: that something changed, never the data itself. The aggregate
/// is the person.
public final class PersonEvents {

    /// Another version of the data was recorded.
    record Changed(UUID cooperativeId, UUID personId, int version, LocalDate effectiveOn) {}

    /// One record went over into another with these memberships.
    record Merged(
            UUID cooperativeId, UUID personId, UUID formerPersonId, List<UUID> movedMemberIds) {}

    /// The personal data is erased here; whoever else holds some is to erase it as well.
    record Erased(
            UUID cooperativeId,
            UUID personId,
            List<UUID> formerPersonIds,
            List<UUID> memberIds,
            String receiptHash) {}

    private PersonEvents() {}

    static void publishChanged(Tx tx, UUID personId, int version, LocalDate effectiveOn) {
        publish(tx, "changed", personId, new Changed(tx.tenant(), personId, version, effectiveOn));
    }

    static void publishMerged(Tx tx, UUID personId, UUID formerId, List<UUID> moved) {
        publish(tx, "merged", personId, new Merged(tx.tenant(), personId, formerId, moved));
    }

    public static void publishErased(
            Tx tx, UUID personId, List<UUID> formerIds, List<UUID> memberIds, String receiptHash) {
        publish(
                tx,
                "erased",
                personId,
                new Erased(tx.tenant(), personId, formerIds, memberIds, receiptHash));
    }

    private static void publish(Tx tx, String what, UUID personId, Object data) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.person-" + what + ".v1",
                        personId,
                        Persons.nextVersion(tx, personId),
                        data));
    }
}
