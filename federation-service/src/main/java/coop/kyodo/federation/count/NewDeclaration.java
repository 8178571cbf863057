package coop.kyodo.federation.count;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The request to declare an organisation's members.
public record NewDeclaration(
        @Nullable UUID id,
        @NotNull UUID organisationId,
        @NotNull @Min(0) @Max(1_000_000_000) Long members,
        @NotNull LocalDate asOf) {}
