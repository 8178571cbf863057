package coop.kyodo.governance.assembly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One assembly with the dates of its life.
public record Assembly(
        UUID id,
        AssemblyKind kind,
        LocalDate heldOn,
        String place,
        LocalDate recordDate,
        Notice notice,
        int articlesVersion,
        boolean rollFixed,
        @Nullable UUID chairMemberId,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        Instant convenedAt) {

    /// @param sentOn the day the notice went out
    /// @param allMembersConsented that the assembly meets without the notice period
    public record Notice(LocalDate sentOn, @Nullable Boolean allMembersConsented) {

        public Notice {
            Objects.requireNonNull(sentOn, "a notice was sent on a day");
        }

        boolean waived() {
            return Boolean.TRUE.equals(allMembersConsented);
        }
    }

    public AssemblyState state() {
        if (closedOn != null) {
            return AssemblyState.CLOSED;
        }
        if (openedOn != null) {
            return AssemblyState.OPEN;
        }
        return rollFixed ? AssemblyState.ROLL_FIXED : AssemblyState.CONVENED;
    }
}
