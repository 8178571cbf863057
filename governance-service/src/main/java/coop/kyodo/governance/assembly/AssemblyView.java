package coop.kyodo.governance.assembly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An assembly as callers see it.
record AssemblyView(
        UUID id,
        UUID cooperativeId,
        AssemblyKind kind,
        AssemblyState state,
        LocalDate heldOn,
        String place,
        LocalDate recordDate,
        Assembly.Notice notice,
        int articlesVersion,
        @Nullable UUID chairMemberId,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        List<AgendaItem> agenda,
        Instant convenedAt) {

    /// An assembly in a listing.
    record Summary(
            UUID id, AssemblyKind kind, AssemblyState state, LocalDate heldOn, String place) {

        static Summary of(Assembly assembly) {
            return new Summary(
                    assembly.id(),
                    assembly.kind(),
                    assembly.state(),
                    assembly.heldOn(),
                    assembly.place());
        }
    }

    static AssemblyView of(UUID cooperativeId, Assembly assembly, List<AgendaItem> agenda) {
        return new AssemblyView(
                assembly.id(),
                cooperativeId,
                assembly.kind(),
                assembly.state(),
                assembly.heldOn(),
                assembly.place(),
                assembly.recordDate(),
                assembly.notice(),
                assembly.articlesVersion(),
                assembly.chairMemberId(),
                assembly.openedOn(),
                assembly.closedOn(),
                agenda,
                assembly.convenedAt());
    }
}
