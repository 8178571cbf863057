package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What others are told of a reduction of the unit amount. The aggregate is the reduction.
final class UnitCutEvents {

    /// A step of it.
    enum Step {
        RESOLVED,
        DOCUMENTS,
        NOTICE,
        OBJECTIONS,
        EFFECTIVE,
        DROPPED
    }

    /// A step was taken; the rest is how it stands after that.
    record Changed(
            UUID cooperativeId,
            UUID unitCutId,
            Step step,
            Money from,
            Money to,
            UUID resolutionId,
            LocalDate resolvedOn,
            @Nullable LocalDate documentsOn,
            @Nullable LocalDate noticeOn,
            @Nullable LocalDate objectionsUntil,
            int objections,
            boolean objectionsSettled,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate droppedOn) {}

    private UnitCutEvents() {}

    static void resolved(Tx tx, UnitCut cut) {
        publish(tx, cut, Step.RESOLVED, 1);
    }

    /// @return the reduction as it stands after the step
    static UnitCut told(Tx tx, UUID unitCutId, Step step) {
        UnitCut cut = UnitCuts.get(tx, unitCutId);
        publish(tx, cut, step, UnitCuts.nextVersion(tx, unitCutId));
        return cut;
    }

    private static void publish(Tx tx, UnitCut cut, Step step, long sequence) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.unit-cut-changed.v1",
                        cut.unitCutId(),
                        sequence,
                        new Changed(
                                tx.tenant(),
                                cut.unitCutId(),
                                step,
                                cut.from(),
                                cut.to(),
                                cut.resolutionId(),
                                cut.resolvedOn(),
                                cut.documentsOn(),
                                cut.noticeOn(),
                                cut.objectionsUntil(),
                                cut.objections(),
                                cut.objectionsSettled(),
                                cut.effectiveOn(),
                                cut.droppedOn())));
    }
}
