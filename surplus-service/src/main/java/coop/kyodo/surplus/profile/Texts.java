package coop.kyodo.surplus.profile;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A short text in English and Japanese.
public record Texts(@NotBlank @Size(max = 200) String en, @NotBlank @Size(max = 200) String ja) {}
