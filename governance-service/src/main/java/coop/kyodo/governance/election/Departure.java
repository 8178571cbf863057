package coop.kyodo.governance.election;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.governance.assembly.Office;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That an officer left before the term was over, as was recorded.
///
/// @param number counts what was recorded of the term
/// @param leftOn the last day in office
/// @param resolutionId the resolution that dismissed
/// @param takenBack whether it was recorded wrongly
@JsonInclude(JsonInclude.Include.NON_NULL)
record Departure(
        UUID id,
        UUID electionId,
        UUID memberId,
        Office office,
        int number,
        Officer.Cause cause,
        LocalDate leftOn,
        @Nullable UUID resolutionId,
        boolean takenBack) {}
