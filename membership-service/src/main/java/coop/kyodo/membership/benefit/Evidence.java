package coop.kyodo.membership.benefit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A document that a claim comes with: where it is kept, and the SHA-256 of it.
record Evidence(
        @NotNull @Pattern(regexp = Scheme.CODE) String kind,
        @NotBlank @Size(max = 200) String reference,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash) {}
