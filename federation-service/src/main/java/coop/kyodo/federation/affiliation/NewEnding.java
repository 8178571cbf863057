package coop.kyodo.federation.affiliation;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The request to leave a line.
record NewEnding(@NotNull LocalDate noticeOn, @Nullable LocalDate endsOn) {}
