package coop.kyodo.governance.counting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What some ballots say: a rank per option, 1 the best, equal ranks a tie, null unranked.
///
/// @param count how many ballots say exactly this
public record RankedBallot(
        @NotNull @Min(1) @Max(1_000_000_000) Long count,
        @NotNull @Size(min = 2, max = 100) List<@Nullable @Min(1) @Max(1_000_000) Integer> ranks) {}
