package coop.kyodo.governance.election;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That two members are related in a way that counts among directors (JP-240), as was declared.
///
/// @param since the first day on which it counts
/// @param endedOn the first day on which it counts no more
record Relation(
        UUID id,
        UUID memberId,
        UUID otherMemberId,
        Kind kind,
        LocalDate since,
        @Nullable LocalDate endedOn) {

    enum Kind {
        SPOUSE,
        RELATIVE_WITHIN_THIRD_DEGREE,
        OTHER_SPECIAL_RELATION
    }

    boolean countsOn(LocalDate day) {
        return !since.isAfter(day) && (endedOn == null || endedOn.isAfter(day));
    }

    /// Whom this member is related to by it; it goes both ways.
    Optional<UUID> counterpart(UUID member) {
        if (member.equals(memberId)) {
            return Optional.of(otherMemberId);
        }
        return member.equals(otherMemberId) ? Optional.of(memberId) : Optional.empty();
    }

    boolean saysTheSameAs(Relation other) {
        return kind == other.kind
                && counterpart(other.memberId).filter(other.otherMemberId::equals).isPresent();
    }
}
