package coop.kyodo.federation.delegates;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.federation.affiliation.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A seating with its proof table, or without it in listings.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Seating(
        UUID id,
        String name,
        Method method,
        Line line,
        LocalDate countAsOf,
        int seats,
        UUID snapshotId,
        String snapshotHash,
        Instant recordedAt,
        @Nullable Long members,
        SeatingTerms.@Nullable Votes votes,
        @Nullable String seed,
        @Nullable Boolean lotDrawn,
        @Nullable String tieRule,
        @Nullable List<Seated.Row> rows,
        @Nullable List<Seated.Award> awards) {}
