package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// One step by which a loss is covered. It never takes more than the loss still open, nor more than
/// its fund holds.
///
/// @param name the step's name in its policy
/// @param from the fund that covers, or [#MEMBERS]
/// @param rate the part of the year's loss, rounded up to the unit
/// @param split how the members bear it
/// @param setOff whether what each bears is set off against later years' shares; paid when left out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LossStep(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String name,
        @NotNull @Valid Texts title,
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String from,
        @NotNull Fraction rate,
        @Valid @Nullable Split split,
        @Nullable Boolean setOff) {

    /// The members bear it, each a part.
    public static final String MEMBERS = "MEMBERS";

    @JsonIgnore
    public boolean isMembers() {
        return from.equals(MEMBERS);
    }
}
