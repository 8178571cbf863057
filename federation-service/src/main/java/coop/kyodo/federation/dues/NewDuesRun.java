package coop.kyodo.federation.dues;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The request to levy a year's dues.
record NewDuesRun(
        @Nullable UUID id,
        @NotNull UUID policyId,
        @NotNull @Pattern(regexp = "[12]\\d{3}") String fiscalYear,
        @NotNull LocalDate countAsOf,
        @NotNull LocalDate assessedOn,
        @NotNull LocalDate dueOn,
        @Nullable UUID corrects,
        @Nullable @Size(max = 500) String reason) {}
