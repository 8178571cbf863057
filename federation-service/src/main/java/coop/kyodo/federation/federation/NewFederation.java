package coop.kyodo.federation.federation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The request to register a federation.
record NewFederation(
        @Nullable UUID id,
        @NotNull @Size(min = 1, max = 200) String name,
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String profile,
        @NotNull FederationKind kind,
        @NotNull @Pattern(regexp = "(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])") String fiscalYearEnd,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @Nullable @Min(0) @Max(10_000) Integer withdrawalNoticeDays) {}
