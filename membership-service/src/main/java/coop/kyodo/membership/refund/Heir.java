package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Fraction;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who takes a dead member's place in the claim for the refund: personal data.
///
/// @param id of the person; chosen by the service if absent
/// @param share of the whole claim
record Heir(
        @Nullable UUID id,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 500) String address,
        @NotNull Fraction share) {}
