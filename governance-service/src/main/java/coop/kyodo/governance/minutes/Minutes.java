package coop.kyodo.governance.minutes;

import coop.kyodo.governance.assembly.AgendaItem;
import coop.kyodo.governance.assembly.Assembly;
import coop.kyodo.governance.assembly.AssemblyKind;
import coop.kyodo.governance.assembly.ItemKind;
import coop.kyodo.governance.assembly.Present;
import coop.kyodo.governance.assembly.RefusedMotions.RefusedMotion;
import coop.kyodo.governance.election.Election;
import coop.kyodo.governance.resolution.Resolution;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The minutes (JP-141, Workers Cooperatives Act, art. 69), with the hash that proves them.
///
/// @param hash SHA-256 of the document as canonical JSON
record Minutes(String hash, Document document) {

    record Document(
            UUID assemblyId,
            UUID cooperativeId,
            AssemblyKind kind,
            LocalDate heldOn,
            String place,
            Assembly.Notice notice,
            LocalDate recordDate,
            int onRoll,
            String membersHash,
            UUID chairMemberId,
            LocalDate openedOn,
            LocalDate closedOn,
            Present present,
            List<Item> agenda,
            List<RefusedMotion> refusedMotions) {}

    enum Outcome {
        REPORTED,
        ADOPTED,
        REJECTED,
        ELECTED,
        NOT_DECIDED
    }

    record Item(
            UUID itemId,
            int position,
            String title,
            ItemKind kind,
            boolean notified,
            Outcome outcome,
            @Nullable Resolution resolution,
            @Nullable Election election) {

        static Item of(
                AgendaItem item, @Nullable Resolution resolution, @Nullable Election election) {
            return new Item(
                    item.id(),
                    item.position(),
                    item.title(),
                    item.kind(),
                    item.notified(),
                    outcome(item, resolution, election),
                    resolution,
                    election);
        }

        private static Outcome outcome(
                AgendaItem item, @Nullable Resolution resolution, @Nullable Election election) {
            if (item.kind() == ItemKind.REPORT) {
                return Outcome.REPORTED;
            }
            if (resolution != null) {
                return resolution.adopted() ? Outcome.ADOPTED : Outcome.REJECTED;
            }
            return election == null ? Outcome.NOT_DECIDED : Outcome.ELECTED;
        }
    }
}
