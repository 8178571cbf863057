package coop.kyodo.federation.count;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// How many people belong to an organisation directly, as it reports it itself.
///
/// @param number its place among all declarations, for paging
public record Declaration(
        UUID id,
        @JsonIgnore long number,
        UUID organisationId,
        long members,
        LocalDate asOf,
        Instant recordedAt) {}
