package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Split;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Divides what the members get by what they did. Shares and what is returned always add up to the
/// pool, and nobody without a measure gets anything.
final class SplitRules {

    /// @param shares one for each member with a measure, by member number, made as they are asked
    ///   for
    /// @param given what the shares add up to
    /// @param returned what a cap or rounding down left with the co-op
    /// @param unmeasured a measure that has a part of the pool and that nobody has any of
    /// @param measured the measures' totals, each times its factor
    /// @param rounds in what rounds the pool was divided, more than one where a cap redistributes
    record Division(
            List<Share> shares,
            Money given,
            Money returned,
            Optional<String> unmeasured,
            List<Fraction> measured,
            List<Waterfall.Round> rounds) {}

    private static final Comparator<MemberMeasures> BY_NUMBER =
            Comparator.comparingLong(MemberMeasures::memberNumber)
                    .thenComparing(MemberMeasures::memberId, Comparator.comparing(UUID::toString));

    private SplitRules() {}

    /// The members in the order of their numbers.
    static List<MemberMeasures> inOrder(List<MemberMeasures> members) {
        for (int i = 1; i < members.size(); i++) {
            if (BY_NUMBER.compare(members.get(i - 1), members.get(i)) > 0) {
                return members.stream().sorted(BY_NUMBER).toList();
            }
        }
        return members;
    }

    /// Whether this one shares, if there is a measure.
    static boolean isEligible(Split split, MemberMeasures member) {
        if (!member.isMember() && !split.includesNonMembers()) {
            return false;
        }
        List<Split.Least> anyOf =
                split.eligibility() == null || split.eligibility().anyOf() == null
                        ? List.of()
                        : split.eligibility().anyOf();
        return anyOf.isEmpty()
                || anyOf.stream().anyMatch(least -> member.value(least.measure()) >= least.value());
    }

    /// Those among whom a split divides. Where the law calls measures of work the main ones, only
    /// who has any of them (JP-211): what else is measured weighs work, and nobody shares by that
    /// alone.
    static List<MemberMeasures> sharing(
            Split split, List<MemberMeasures> members, Profile.@Nullable Measures law) {
        Profile.Main main = law == null ? null : law.main();
        if (main == null) {
            return members;
        }
        List<String> work = main.measures();
        if (split.measures().stream().allMatch(each -> work.contains(each.measure()))) {
            return members;
        }
        return members.stream()
                .filter(member -> work.stream().anyMatch(measure -> member.value(measure) > 0))
                .toList();
    }

    /// Divides the pool in proportion to the members' weights, as the split rounds.
    static Division divide(String step, Money pool, Split split, List<MemberMeasures> members) {
        Weights weights = Weights.of(split, inOrder(members));
        if (weights.size() == 0) {
            return new Division(
                    List.of(),
                    Money.zero(pool.currency()),
                    pool,
                    Optional.empty(),
                    weights.measured(),
                    List.of());
        }
        Shares shares = new Shares(step, pool.currency(), split, weights);
        int[] all = IntStream.range(0, weights.size()).toArray();
        long given =
                split.cap() != null && split.cap().redistributes()
                        ? redistribute(pool.amount(), split.cap(), all, shares)
                        : divideOnce(pool.amount(), all, shares);
        Money sum = Money.of(given, pool.currency());
        return new Division(
                shares,
                sum,
                pool.minus(sum),
                weights.unmeasured(),
                weights.measured(),
                shares.rounds());
    }

    private static long divideOnce(long pool, int[] all, Shares shares) {
        Split split = shares.split();
        shares.begin(pool, shares.weights().total());
        Apportionment parts = Apportionment.of(pool, shares.weights(), all, split);
        long given = 0;
        for (int i : all) {
            long part = parts.parts()[i];
            long most =
                    split.cap() == null
                            ? Long.MAX_VALUE
                            : most(split.cap(), shares.weights().member(i));
            shares.set(i, Math.min(part, most), part > parts.floors()[i], part > most);
            given += Math.min(part, most);
        }
        return given;
    }

    /// Whoever would get more than the cap gets the cap, and the others share what is left, until
    /// nobody is above it.
    private static long redistribute(long pool, Split.Cap cap, int[] all, Shares shares) {
        Weights weights = shares.weights();
        int[] open = all;
        long left = pool;
        while (open.length > 0) {
            BigInteger total =
                    IntStream.of(open)
                            .mapToObj(weights::of)
                            .reduce(BigInteger.ZERO, BigInteger::add);
            shares.begin(left, total);
            Apportionment parts = Apportionment.of(left, weights, open, shares.split());
            int[] below = new int[open.length];
            int count = 0;
            long capped = 0;
            long uncapped = 0;
            for (int i = 0; i < open.length; i++) {
                long part = parts.parts()[i];
                long most = most(cap, weights.member(open[i]));
                boolean over = part > most;
                shares.set(open[i], over ? most : part, part > parts.floors()[i] && !over, over);
                if (over) {
                    capped += most;
                } else {
                    below[count++] = open[i];
                    uncapped += part;
                }
            }
            left -= capped;
            if (count == open.length) {
                return pool - (left - uncapped);
            }
            open = Arrays.copyOf(below, count);
        }
        return pool - left;
    }

    private static long most(Split.Cap cap, MemberMeasures member) {
        return cap.of(member.value(cap.measure()));
    }
}
