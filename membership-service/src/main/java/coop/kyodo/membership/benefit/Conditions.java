package coop.kyodo.membership.benefit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a scheme grants something; what is left out is no condition.
///
/// @param monthsOfMembership whole months of membership before the event
/// @param claimWithinDays days from the event, or from the month's end, to the claim
/// @param mostPerYear claims that count in one fiscal year
/// @param mostInAll claims that count at all
/// @param evidence kinds of documents that a claim comes with
record Conditions(
        @Nullable @Min(0) @Max(600) Integer monthsOfMembership,
        @Nullable @Min(0) @Max(3_660) Integer claimWithinDays,
        @Nullable @Min(1) @Max(1_000) Integer mostPerYear,
        @Nullable @Min(1) @Max(1_000) Integer mostInAll,
        @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = Scheme.CODE) String> evidence) {}
