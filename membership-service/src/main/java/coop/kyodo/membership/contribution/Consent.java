package coop.kyodo.membership.contribution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// That a member agreed to hold more units.
///
/// @param on the day
/// @param reference where it is found
record Consent(@NotNull LocalDate on, @NotBlank @Size(max = 200) String reference) {}
