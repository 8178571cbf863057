package coop.kyodo.federation.dues;

import com.fasterxml.jackson.annotation.JsonIgnore;
import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A levy of one year's dues from a frozen count.
///
/// @param number its place among all runs, for paging
/// @param credited the credit notes it gave to the run it corrects
record DuesRun(
        UUID id,
        @JsonIgnore long number,
        UUID policyId,
        String fiscalYear,
        LocalDate countAsOf,
        LocalDate assessedOn,
        LocalDate dueOn,
        @Nullable UUID corrects,
        @Nullable UUID correctedBy,
        @Nullable String reason,
        UUID snapshotId,
        String snapshotHash,
        int assessments,
        Money total,
        Money credited,
        Instant recordedAt) {}
