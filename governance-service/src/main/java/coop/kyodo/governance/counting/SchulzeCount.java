package coop.kyodo.governance.counting;

import java.util.ArrayList;
import java.util.List;

/// The Schulze method with winning votes: an option stands before another when its strongest path
/// to the other is stronger than the way back. A path is as strong as its weakest defeat, a defeat
/// as strong as the votes for it.
public final class SchulzeCount {

    /// @param order options from first to last; those of equal standing together
    /// @param winners the first `seats` options; fewer when a tie stands across the last seat
    /// @param tied the options of that tie
    /// @param strongestPaths row to column
    public record Result(
            List<List<Integer>> order,
            List<Integer> winners,
            List<Integer> tied,
            List<List<Long>> pairwise,
            List<List<Long>> strongestPaths) {}

    private SchulzeCount() {}

    public static Result count(
            int options, int seats, List<RankedBallot> ballots, UnrankedMeans unranked) {
        Pairwise pairwise = Pairwise.of(options, ballots, unranked);
        long[][] paths = strongestPaths(pairwise);
        List<List<Integer>> order = order(paths);

        List<Integer> winners = new ArrayList<>();
        List<Integer> tied = List.of();
        for (List<Integer> level : order) {
            if (winners.size() + level.size() <= seats) {
                winners.addAll(level);
            } else {
                tied = winners.size() < seats ? level : List.of();
                break;
            }
        }
        return new Result(
                order, List.copyOf(winners), tied, pairwise.table(), Pairwise.table(paths));
    }

    private static long[][] strongestPaths(Pairwise pairwise) {
        int n = pairwise.options();
        long[][] strength = new long[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                strength[a][b] = pairwise.defeats(a, b) ? pairwise.votes(a, b) : 0;
            }
        }
        for (int via = 0; via < n; via++) {
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    if (a != b && a != via && b != via) {
                        long detour = Math.min(strength[a][via], strength[via][b]);
                        strength[a][b] = Math.max(strength[a][b], detour);
                    }
                }
            }
        }
        return strength;
    }

    /// Takes the options that nobody left stands before, again and again. The relation is
    /// transitive, so every level has at least one.
    private static List<List<Integer>> order(long[][] paths) {
        List<Integer> left = new ArrayList<>();
        for (int option = 0; option < paths.length; option++) {
            left.add(option);
        }
        List<List<Integer>> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Integer> level =
                    left.stream()
                            .filter(a -> left.stream().noneMatch(b -> paths[b][a] > paths[a][b]))
                            .toList();
            order.add(level);
            left.removeAll(level);
        }
        return List.copyOf(order);
    }
}
