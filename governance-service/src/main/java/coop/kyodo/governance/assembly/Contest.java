package coop.kyodo.governance.assembly;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an election elects, or a resolution appoints to.
///
/// @param seats the articles' number for the office if absent
/// @param namesPerPaper the seats if absent
/// @param candidates each once
public record Contest(
        Office office,
        @Nullable Integer seats,
        @Nullable Integer namesPerPaper,
        List<UUID> candidates) {

    private static final int MOST = 1000;

    public Contest {
        Objects.requireNonNull(office, "a contest has an office");
        if (!isNumber(seats) || !isNumber(namesPerPaper)) {
            throw new IllegalArgumentException("seats and names per paper go from 1 to 1000");
        }
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty() || candidates.size() > MOST) {
            throw new IllegalArgumentException("a contest has 1 to 1000 candidates");
        }
        if (new HashSet<>(candidates).size() != candidates.size()) {
            throw new IllegalArgumentException("a candidate stands once");
        }
    }

    private static boolean isNumber(@Nullable Integer number) {
        return number == null || (number >= 1 && number <= MOST);
    }

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
