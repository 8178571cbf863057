package coop.kyodo.membership.engagement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// From a day to another, both included.
///
/// @param to null while no end is known
record Span(LocalDate from, @Nullable LocalDate to) {

    boolean isBackwards() {
        return to != null && to.isBefore(from);
    }

    /// The last day that is known of it.
    LocalDate lastKnown() {
        return to == null ? from : to;
    }

    boolean overlaps(Span other) {
        return (to == null || !other.from.isAfter(to))
                && (other.to == null || !from.isAfter(other.to));
    }
}
