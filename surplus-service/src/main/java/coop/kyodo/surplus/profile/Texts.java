package coop.kyodo.surplus.profile;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A short text in English and Japanese.
public record Texts(
        @NotBlank @Size(max = 200) @Pattern(regexp = Texts.PRINTABLE) String en,
        @NotBlank @Size(max = 200) @Pattern(regexp = Texts.PRINTABLE) String ja) {

    private static final String PRINTABLE = "[^\\x00-\\x1f]*";
}
