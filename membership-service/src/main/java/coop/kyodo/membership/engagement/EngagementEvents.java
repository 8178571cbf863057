package coop.kyodo.membership.engagement;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What others are told of who works where and on what terms: once when it is noted and once when
/// it ends. The aggregate is the placement, the terms or the worker.
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
            @Nullable LocalDate to) {}

    /// A member's terms.
    record LabourTermChanged(
            UUID cooperativeId,
            UUID termId,
            UUID memberId,
            LabourKind kind,
            LocalDate from,
            @Nullable LocalDate to) {}

    /// Somebody who works and is no member, without the co-op's own reference.
    record WorkerChanged(
            UUID cooperativeId,
            UUID workerId,
            UUID siteId,
            Workers.Kind kind,
            LocalDate from,
            @Nullable LocalDate to) {}

    private EngagementEvents() {}

    static void changed(Tx tx, Placements.Placement placement, long sequence) {
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
                                placement.to())));
    }

    static void changed(Tx tx, LabourTerm term, long sequence) {
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
                                term.to())));
    }

    static void changed(Tx tx, Workers.Worker worker, long sequence) {
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
                                worker.to())));
    }
}
