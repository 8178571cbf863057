package coop.kyodo.federation.affiliation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An affiliation with what is known of its ending.
///
/// @param parentId null for the federation itself
/// @param number its place among all affiliations, for paging
public record Affiliation(
        UUID id,
        @JsonIgnore long number,
        UUID organisationId,
        @Nullable UUID parentId,
        Line line,
        LocalDate from,
        @Nullable UUID resolutionId,
        @Nullable LocalDate noticeOn,
        @Nullable LocalDate endsOn,
        Instant recordedAt) {

    Edge edge() {
        return new Edge(id, organisationId, parentId, line, from, endsOn);
    }
}
