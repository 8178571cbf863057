package coop.kyodo.federation.affiliation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One affiliation as the graph sees it: `child` stands under `parent` in `line` from the first day
/// to the last.
///
/// @param parent null for the federation itself
/// @param endsOn the last day, or null while nobody has given notice
public record Edge(
        UUID id,
        UUID child,
        @Nullable UUID parent,
        Line line,
        LocalDate from,
        @Nullable LocalDate endsOn) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (endsOn == null || !day.isAfter(endsOn));
    }

    /// Whether this edge holds on any day from `first` to `last` (null: for ever).
    boolean holdsWithin(LocalDate first, @Nullable LocalDate last) {
        return (endsOn == null || !endsOn.isBefore(first)) && (last == null || !from.isAfter(last));
    }
}
