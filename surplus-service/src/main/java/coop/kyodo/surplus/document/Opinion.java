package coop.kyodo.surplus.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// JP-182: what the auditors' report says of the disposition plan.
///
/// @param conforms whether it conforms to law and articles
/// @param grosslyImproper whether it is grossly improper
/// @param remark the auditors' words; not left out where they find fault
/// @param planHash the plan that they looked at; whichever the year has when left out
@JsonInclude(JsonInclude.Include.NON_NULL)
record Opinion(
        @NotNull Boolean conforms,
        @NotNull Boolean grosslyImproper,
        @Nullable @Size(min = 1, max = 2_000) @Pattern(regexp = "[^\\x00]*") String remark,
        @Nullable @Pattern(regexp = "[0-9a-f]{64}") String planHash) {

    boolean findsFault() {
        return !conforms || grosslyImproper;
    }
}
