package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.waterfall.Wish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a plan is to be.
///
/// @param corrects absent for a year's own plan
record PlanRequest(
        @Nullable UUID id,
        @NotNull String fiscalYear,
        @Nullable @Min(0) @Max(1_000_000) Integer policyVersion,
        @NotNull @Valid Money distributed,
        @Nullable @Size(max = 50) List<Wish.@Valid @NotNull Choice> choices,
        @Nullable @Size(max = 50) List<Wish.@Valid @NotNull DrawDown> drawDowns,
        @Nullable @Size(max = 2_000) String note,
        @Nullable @Valid Corrects corrects) {

    /// What the plan is to correct.
    record Corrects(@NotNull UUID planId, @NotBlank @Size(max = 2_000) String reason) {}

    Wish wish() {
        return Wish.of(distributed, choices, drawDowns);
    }
}
