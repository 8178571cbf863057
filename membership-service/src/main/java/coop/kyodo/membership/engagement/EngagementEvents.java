package coop.kyodo.membership.engagement;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What others are told of who works where and on what terms: when it is noted, when it ends, and
/// what it is when it was corrected, or that it was struck. The aggregate is the placement, the
/// terms or the worker.
final class EngagementEvents {

    private static final String TYPE = "coop.kyodo.membership.";

    /// A member's place of work.
    record PlacementChanged(
            UUID cooperativeId,
            UUID placementId,
            UUID memberId,
            UUID siteId,
            String role,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean struck) {}

    /// A member's terms.
    record LabourTermChanged(
            UUID cooperativeId,
            UUID termId,
            UUID memberId,
            LabourKind kind,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean struck) {}

    /// Somebody who works and is no member, without the co-op's own reference.
    record WorkerChanged(
            UUID cooperativeId,
            UUID workerId,
            UUID siteId,
            Workers.Kind kind,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean struck) {}

    private EngagementEvents() {}

    static void changed(Tx tx, Placements.Placement placement, long sequence, boolean struck) {
        tx.publish(
                new Event(
                        TYPE + "placement-changed.v1",
                        placement.placementId(),
                        sequence,
                        new PlacementChanged(
                                tx.tenant(),
                                placement.placementId(),
                                placement.memberId(),
                                placement.siteId(),
                                placement.role(),
                                placement.from(),
                                placement.to(),
                                struck ? true : null)));
    }

    static void changed(Tx tx, LabourTerm term, long sequence, boolean struck) {
        tx.publish(
                new Event(
                        TYPE + "labour-term-changed.v1",
                        term.termId(),
                        sequence,
                        new LabourTermChanged(
                                tx.tenant(),
                                term.termId(),
                                term.memberId(),
                                term.kind(),
                                term.from(),
                                term.to(),
                                struck ? true : null)));
    }

    static void changed(Tx tx, Workers.Worker worker, long sequence, boolean struck) {
        tx.publish(
                new Event(
                        TYPE + "worker-changed.v1",
                        worker.workerId(),
                        sequence,
                        new WorkerChanged(
                                tx.tenant(),
                                worker.workerId(),
                                worker.siteId(),
                                worker.kind(),
                                worker.from(),
                                worker.to(),
                                struck ? true : null)));
    }
}
