package coop.kyodo.surplus.measure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// One line of an import: what one person is measured at in the year; pay is in minor units.
record MeasureLine(@NotNull UUID memberId, @NotNull @Min(0) @Max(1_000_000_000_000L) Long value) {}
