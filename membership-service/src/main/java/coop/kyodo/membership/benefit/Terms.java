package coop.kyodo.membership.benefit;

import coop.kyodo.kit.rules.Rule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/// What a scheme says.
///
/// @param source where the co-op decided it, for example an article of its rules on benefits
record Terms(
        @NotNull @Valid Title title,
        @NotBlank @Size(max = 300) String source,
        @NotNull Basis basis,
        @NotNull @Valid Award award,
        @NotNull @Valid Conditions conditions) {

    /// The name of the scheme in two languages.
    record Title(@NotBlank @Size(max = 200) String en, @NotBlank @Size(max = 200) String ja) {}

    /// What a claim is for.
    enum Basis {
        /// Something that happened on a day, such as a move.
        EVENT,
        /// A month, such as a month's rent.
        MONTH
    }

    /// The scheme as the rule that a refusal names.
    Rule rule(String code) {
        return new Rule(
                "BENEFIT-" + code, source, Map.of("en", title.en(), "ja", title.ja()), Map.of());
    }
}
