package coop.kyodo.membership.engagement;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// The last day of something that had none yet.
record Ending(@NotNull LocalDate to) {}
