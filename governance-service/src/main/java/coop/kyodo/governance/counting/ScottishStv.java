package coop.kyodo.governance.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The single transferable vote of Scottish local elections: weighted inclusive Gregory, values of
/// five decimal places, the rest ignored. Scottish Local Government Elections Order 2011 (SSI
/// 2011/399), schedule 1, rules 45 to 52. All values are whole numbers of hundred-thousandths.
public final class ScottishStv {

    /// One vote.
    public static final long VOTE = 100_000;

    /// Ballots that say the same.
    ///
    /// @param preferences options, the most preferred first
    public record Ballot(long count, List<Integer> preferences) {}

    /// @param totals of each option after each stage, in hundred-thousandths; 0 once excluded
    /// @param elected in the order they were
    /// @param lotDrawn whether a tie could be settled by lot only
    public record Result(
            long quota, List<List<Long>> totals, List<Integer> elected, boolean lotDrawn) {}

    private enum State {
        CONTINUING,
        ELECTED,
        EXCLUDED
    }

    /// Equal papers that lie with one option, each of the same value.
    private record Parcel(Ballot ballot, int reached, long value) {}

    private final int seats;
    private final long quota;
    private final List<Integer> lot;
    private final State[] states;
    private final List<List<Parcel>> piles = new ArrayList<>();
    private final long[] totals;
    private final List<List<Long>> stages = new ArrayList<>();
    private final List<Integer> elected = new ArrayList<>();
    private final List<Integer> surplusesToTransfer = new ArrayList<>();
    private boolean lotDrawn;

    private ScottishStv(int options, int seats, List<Ballot> ballots, List<Integer> lot) {
        this.seats = seats;
        this.lot = lot;
        this.states = new State[options];
        this.totals = new long[options];
        Arrays.fill(states, State.CONTINUING);
        IntStream.range(0, options).forEach(option -> piles.add(new ArrayList<>()));
        long valid = 0;
        for (Ballot ballot : ballots) {
            valid += ballot.count();
            pass(ballot, 0, VOTE);
        }
        this.quota = valid / (seats + 1) + 1;
    }

    /// Counts the ballots.
    ///
    /// @param lot the options in the order of a lot drawn beforehand: among tied ones, the first in
    ///   it is the one excluded, or whose surplus goes first
    public static Result count(int options, int seats, List<Ballot> ballots, List<Integer> lot) {
        ScottishStv count = new ScottishStv(options, seats, ballots, lot);
        count.run();
        return new Result(
                count.quota, List.copyOf(count.stages), List.copyOf(count.elected), count.lotDrawn);
    }

    private void run() {
        endStage();
        while (elected.size() < seats && continuing().size() > 0) {
            if (surplusesToTransfer.isEmpty()) {
                exclude(lowest());
            } else {
                transferSurplus(largestSurplus());
            }
            endStage();
        }
    }

    /// Rules 47 and 52: whoever reaches the quota is elected; so are all who are left when they are
    /// no more than the vacancies.
    private void endStage() {
        stages.add(Arrays.stream(totals).boxed().toList());
        List<Integer> reaching =
                continuing().stream()
                        .filter(option -> totals[option] >= quota * VOTE)
                        .sorted(
                                Comparator.comparingLong((Integer option) -> totals[option])
                                        .reversed())
                        .toList();
        for (int option : reaching) {
            elect(option);
            if (totals[option] > quota * VOTE) {
                surplusesToTransfer.add(option);
            }
        }
        List<Integer> left = continuing();
        if (left.size() <= seats - elected.size()) {
            left.forEach(this::elect);
        }
    }

    private void elect(int option) {
        states[option] = State.ELECTED;
        elected.add(option);
    }

    /// Rule 48: every paper of the elected goes on at its value times the surplus over the total.
    private void transferSurplus(int option) {
        surplusesToTransfer.remove(Integer.valueOf(option));
        long total = totals[option];
        long surplus = total - quota * VOTE;
        List<Parcel> pile = List.copyOf(piles.get(option));
        piles.get(option).clear();
        totals[option] = quota * VOTE;
        for (Parcel parcel : pile) {
            long value = Math.multiplyExact(parcel.value(), surplus) / total;
            pass(parcel.ballot(), parcel.reached() + 1, value);
        }
    }

    /// Rule 50: the papers of the excluded go on at the value they have.
    private void exclude(int option) {
        states[option] = State.EXCLUDED;
        List<Parcel> pile = List.copyOf(piles.get(option));
        piles.get(option).clear();
        totals[option] = 0;
        for (Parcel parcel : pile) {
            pass(parcel.ballot(), parcel.reached() + 1, parcel.value());
        }
    }

    /// Gives papers to the next continuing option from this preference on, if there is one.
    private void pass(Ballot ballot, int from, long value) {
        for (int at = from; at < ballot.preferences().size(); at++) {
            int option = ballot.preferences().get(at);
            if (states[option] == State.CONTINUING) {
                piles.get(option).add(new Parcel(ballot, at, value));
                totals[option] += Math.multiplyExact(ballot.count(), value);
                return;
            }
        }
    }

    private List<Integer> continuing() {
        return IntStream.range(0, states.length)
                .filter(option -> states[option] == State.CONTINUING)
                .boxed()
                .toList();
    }

    /// Rule 49: the largest surplus first.
    private int largestSurplus() {
        return extreme(surplusesToTransfer, Comparator.reverseOrder());
    }

    /// Rule 51: the fewest votes.
    private int lowest() {
        return extreme(continuing(), Comparator.naturalOrder());
    }

    /// The first in this order of votes. A tie looks back to the most recent stage at which the
    /// tied differed, and is settled by lot when there is none.
    private int extreme(List<Integer> among, Comparator<Long> order) {
        List<Integer> tied = among;
        for (int stage = stages.size() - 1; stage >= 0; stage--) {
            List<Long> then = stages.get(stage);
            long best = tied.stream().map(then::get).min(order).orElseThrow();
            tied = tied.stream().filter(option -> then.get(option) == best).toList();
            if (tied.size() == 1) {
                return tied.getFirst();
            }
        }
        lotDrawn = true;
        return lot.stream().filter(tied::contains).findFirst().orElseThrow();
    }
}
