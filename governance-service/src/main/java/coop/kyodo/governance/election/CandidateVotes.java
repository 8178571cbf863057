package coop.kyodo.governance.election;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// How many papers name a candidate.
public record CandidateVotes(
        @NotNull UUID candidate, @NotNull @Min(0) @Max(10_000_000) Long votes) {}
