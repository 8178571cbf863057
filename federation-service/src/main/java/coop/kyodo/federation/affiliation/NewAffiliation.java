package coop.kyodo.federation.affiliation;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The request to affiliate an organisation.
public record NewAffiliation(
        @Nullable UUID id,
        @NotNull UUID organisationId,
        @Nullable UUID parentId,
        @NotNull Line line,
        @NotNull LocalDate from,
        @Nullable UUID resolutionId) {}
