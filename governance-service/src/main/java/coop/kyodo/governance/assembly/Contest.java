package coop.kyodo.governance.assembly;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an election elects, as the caller states it.
///
/// @param seats the articles' number for the office if absent
/// @param namesPerPaper the seats if absent
public record Contest(
        @NotNull Office office,
        @Nullable @Min(1) @Max(1000) Integer seats,
        @Nullable @Min(1) @Max(1000) Integer namesPerPaper,
        @NotNull @Size(min = 1, max = 1000) List<@NotNull UUID> candidates) {

    Contest completed(int seatsOfArticles) {
        int known = seats == null ? seatsOfArticles : seats;
        return new Contest(
                office, known, namesPerPaper == null ? known : namesPerPaper, candidates);
    }

    public int seatCount() {
        return seats == null ? 0 : seats;
    }

    public int mostNames() {
        return namesPerPaper == null ? seatCount() : namesPerPaper;
    }
}
