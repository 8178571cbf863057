package coop.kyodo.membership.work;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/// That work is on record which was not: of which months and how many entries, so that whoever may
/// read it knows when to. Nothing of whose work it is, nor how much. The aggregate is what `id` is
/// of.
///
/// @param id of the entry, the correcting entry, the plan or the import
/// @param entries how many there are
record WorkChanged(
        UUID cooperativeId, Change change, UUID id, SortedSet<YearMonth> periods, int entries) {

    /// What happened.
    enum Change {
        RECORDED,
        CORRECTED,
        PLANNED,
        IMPORTED
    }

    static void recorded(Tx tx, WorkEntry entry) {
        publish(tx, Change.RECORDED, entry.entryId(), 1, List.of(entry.period()), 1);
    }

    static void corrected(Tx tx, WorkEntry correction) {
        publish(tx, Change.CORRECTED, correction.entryId(), 1, List.of(correction.period()), 1);
    }

    static void planned(Tx tx, WorkPlans.Plan plan) {
        publish(tx, Change.PLANNED, plan.planId(), 1, List.of(plan.period()), 1);
    }

    /// @param upTo the last line of the import that is in with them
    static void imported(Tx tx, UUID importId, long upTo, List<WorkEntry> entries) {
        publish(
                tx,
                Change.IMPORTED,
                importId,
                upTo,
                entries.stream().map(WorkEntry::period).toList(),
                entries.size());
    }

    private static void publish(
            Tx tx,
            Change change,
            UUID id,
            long sequence,
            Collection<YearMonth> periods,
            int entries) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.work-changed.v1",
                        id,
                        sequence,
                        new WorkChanged(tx.tenant(), change, id, new TreeSet<>(periods), entries)));
    }
}
