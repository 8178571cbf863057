package coop.kyodo.governance.counting;

import coop.kyodo.kit.exact.Fraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The standard resolution procedure of the Debian constitution, A.6: options below the quorum or
/// their majority ratio against the default option are dropped, then Schwartz sequential dropping.
/// Unranked options stand below all ranked ones.
///
/// The quorum R = 3 * sqrt(developers) / 2 is irrational for most numbers of developers, so votes
/// are squared and compared with R squared, which is an exact fraction.
public final class DebianCount {

    /// One defeat, with the votes for and against.
    public record Defeat(int winner, int loser, long votesFor, long votesAgainst) {

        /// A.6.7: fewer votes for it; with as many, more votes against it.
        private static final Comparator<Defeat> BY_STRENGTH =
                Comparator.comparingLong(Defeat::votesFor)
                        .thenComparing(Comparator.comparingLong(Defeat::votesAgainst).reversed());
    }

    /// @param schwartzSet the options that no option outside their set defeats, even by way of
    ///   others
    /// @param dropped the weakest defeats inside the set, which this stage drops; empty at the last
    public record Stage(List<Integer> schwartzSet, List<Defeat> dropped) {}

    /// @param winners one option, or none when options tie
    /// @param tied the options among which the elector with the casting vote would choose
    public record Result(
            List<Integer> winners,
            List<Integer> tied,
            List<List<Long>> pairwise,
            List<Integer> droppedForQuorum,
            List<Integer> droppedForMajority,
            List<Stage> stages) {}

    private DebianCount() {}

    /// @param quorumSquared R squared; zero when there is no quorum
    /// @param majorities the ratios that differ from 1, by option
    public static Result count(
            int options,
            List<RankedBallot> ballots,
            int defaultOption,
            Fraction quorumSquared,
            Map<Integer, Fraction> majorities) {
        Pairwise pairwise = Pairwise.of(options, ballots, UnrankedMeans.LAST);
        List<Integer> left = new ArrayList<>();
        List<Integer> belowQuorum = new ArrayList<>();
        List<Integer> belowMajority = new ArrayList<>();
        for (int option = 0; option < options; option++) {
            if (option == defaultOption) {
                left.add(option);
                continue;
            }
            Fraction over = Fraction.of(pairwise.votes(option, defaultOption));
            Fraction under = Fraction.of(pairwise.votes(defaultOption, option));
            Fraction ratio = majorities.getOrDefault(option, Fraction.ONE);
            if (!over.times(over).isAtLeast(quorumSquared)) {
                belowQuorum.add(option);
            } else if (over.isAtMost(under.times(ratio))) {
                belowMajority.add(option);
            } else {
                left.add(option);
            }
        }

        List<Stage> stages = dropSequentially(pairwise, left);
        List<Integer> last = stages.getLast().schwartzSet();
        return new Result(
                last.size() == 1 ? last : List.of(),
                last.size() == 1 ? List.of() : last,
                pairwise.table(),
                belowQuorum,
                belowMajority,
                stages);
    }

    private static List<Stage> dropSequentially(Pairwise pairwise, List<Integer> options) {
        List<Defeat> defeats = new ArrayList<>();
        for (int a : options) {
            for (int b : options) {
                if (pairwise.defeats(a, b)) {
                    defeats.add(new Defeat(a, b, pairwise.votes(a, b), pairwise.votes(b, a)));
                }
            }
        }
        List<Stage> stages = new ArrayList<>();
        while (true) {
            List<Integer> schwartz = schwartzSet(pairwise.options(), options, defeats);
            List<Defeat> within =
                    defeats.stream()
                            .filter(defeat ->
                                    schwartz.contains(defeat.winner())
                                            && schwartz.contains(defeat.loser()))
                            .sorted(Defeat.BY_STRENGTH)
                            .toList();
            List<Defeat> weakest =
                    within.stream()
                            .filter(defeat ->
                                    Defeat.BY_STRENGTH.compare(defeat, within.getFirst()) == 0)
                            .toList();
            stages.add(new Stage(schwartz, weakest));
            if (weakest.isEmpty()) {
                return stages;
            }
            defeats.removeAll(weakest);
        }
    }

    private static List<Integer> schwartzSet(
            int size, List<Integer> options, List<Defeat> defeats) {
        boolean[][] reaches = new boolean[size][size];
        for (Defeat defeat : defeats) {
            reaches[defeat.winner()][defeat.loser()] = true;
        }
        for (int via : options) {
            for (int a : options) {
                for (int b : options) {
                    reaches[a][b] |= reaches[a][via] && reaches[via][b];
                }
            }
        }
        return options.stream()
                .filter(a -> options.stream().allMatch(b -> reaches[a][b] || !reaches[b][a]))
                .toList();
    }
}
