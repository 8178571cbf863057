package coop.kyodo.governance.election;

import java.util.Objects;
import java.util.UUID;

/// How many papers name a candidate.
public record CandidateVotes(UUID candidate, Long votes) {

    private static final long MOST = 10_000_000;

    public CandidateVotes {
        Objects.requireNonNull(candidate, "votes are for a candidate");
        Objects.requireNonNull(votes, "a candidate has a number of votes");
        if (votes < 0 || votes > MOST) {
            throw new IllegalArgumentException("votes go from 0 to " + MOST);
        }
    }
}
