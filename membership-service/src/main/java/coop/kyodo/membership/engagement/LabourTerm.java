package coop.kyodo.membership.engagement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time for which a member works on these terms.
///
/// @param corrected if it does not stand any more
record LabourTerm(
        UUID termId,
        UUID memberId,
        LabourKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        Instant recordedAt,
        @Nullable Corrected corrected) {

    Span span() {
        return new Span(from, to);
    }

    LabourTerm as(Corrected now) {
        return new LabourTerm(termId, memberId, kind, from, to, recordedAt, now);
    }

    boolean says(LabourTerm other) {
        return kind == other.kind && span().equals(other.span());
    }
}
