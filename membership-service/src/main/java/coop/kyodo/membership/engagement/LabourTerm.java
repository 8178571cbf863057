package coop.kyodo.membership.engagement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time for which a member works on these terms.
record LabourTerm(
        UUID termId,
        UUID memberId,
        LabourKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        Instant recordedAt) {

    Span span() {
        return new Span(from, to);
    }
}
