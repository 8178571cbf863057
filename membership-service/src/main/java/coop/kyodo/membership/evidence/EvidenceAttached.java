package coop.kyodo.membership.evidence;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of a document: what it shows and of whom, not where it is kept. The
/// aggregate is the piece of evidence.
record EvidenceAttached(
        UUID cooperativeId,
        UUID evidenceId,
        UUID memberId,
        Evidence.Kind kind,
        LocalDate receivedOn) {

    static void publish(Tx tx, Evidence evidence) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.evidence-attached.v1",
                        evidence.evidenceId(),
                        1,
                        new EvidenceAttached(
                                tx.tenant(),
                                evidence.evidenceId(),
                                evidence.memberId(),
                                evidence.kind(),
                                evidence.receivedOn())));
    }
}
