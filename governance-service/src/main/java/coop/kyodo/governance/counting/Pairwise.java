package coop.kyodo.governance.counting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many ballots prefer each option to each other one.
final class Pairwise {

    private final long[][] votes;

    private Pairwise(long[][] votes) {
        this.votes = votes;
    }

    static Pairwise of(int options, List<RankedBallot> ballots, UnrankedMeans unranked) {
        long[][] votes = new long[options][options];
        for (RankedBallot ballot : ballots) {
            for (int a = 0; a < options; a++) {
                for (int b = 0; b < options; b++) {
                    if (prefers(ballot.ranks().get(a), ballot.ranks().get(b), unranked)) {
                        votes[a][b] = Math.addExact(votes[a][b], ballot.count());
                    }
                }
            }
        }
        return new Pairwise(votes);
    }

    private static boolean prefers(
            @Nullable Integer one, @Nullable Integer other, UnrankedMeans unranked) {
        if (one == null) {
            return false;
        }
        if (other == null) {
            return unranked == UnrankedMeans.LAST;
        }
        return one < other;
    }

    int options() {
        return votes.length;
    }

    /// The ballots that prefer `a` to `b`.
    long votes(int a, int b) {
        return votes[a][b];
    }

    boolean defeats(int a, int b) {
        return votes[a][b] > votes[b][a];
    }

    List<List<Long>> table() {
        return table(votes);
    }

    static List<List<Long>> table(long[][] figures) {
        List<List<Long>> rows = new ArrayList<>();
        for (long[] row : figures) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return List.copyOf(rows);
    }
}
