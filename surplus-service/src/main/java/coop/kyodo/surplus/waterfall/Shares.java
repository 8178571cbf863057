package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Split;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;

/// The shares of one division, kept as a few numbers each: a million of them are some ten
/// megabytes, and a share with its fractions is made when it is asked for.
final class Shares extends AbstractList<Share> implements RandomAccess {

    /// What a round divided: the pool, by weights that add up to the total.
    private record Round(BigInteger pool, BigInteger total) {}

    private final String step;
    private final String currency;
    private final Split split;
    private final Weights weights;
    private final List<Round> rounds = new ArrayList<>();
    private final int[] roundOf;
    private final long[] amounts;
    private final BitSet remainderUnits = new BitSet();
    private final BitSet capped = new BitSet();

    Shares(String step, String currency, Split split, Weights weights) {
        this.step = step;
        this.currency = currency;
        this.split = split;
        this.weights = weights;
        this.roundOf = new int[weights.size()];
        this.amounts = new long[weights.size()];
    }

    Split split() {
        return split;
    }

    Weights weights() {
        return weights;
    }

    /// What is set from now on comes from this round.
    void begin(long pool, BigInteger total) {
        rounds.add(new Round(BigInteger.valueOf(pool), total));
    }

    void set(int at, long amount, boolean remainderUnit, boolean isCapped) {
        roundOf[at] = rounds.size() - 1;
        amounts[at] = amount;
        remainderUnits.set(at, remainderUnit);
        capped.set(at, isCapped);
    }

    /// The rounds so far.
    List<Waterfall.Round> rounds() {
        return rounds.stream()
                .map(round ->
                        new Waterfall.Round(
                                Money.of(round.pool().longValueExact(), currency),
                                new Fraction(round.total(), weights.total())))
                .toList();
    }

    @Override
    public Share get(int at) {
        MemberMeasures member = weights.member(at);
        Round round = rounds.get(roundOf[at]);
        Fraction quota = new Fraction(round.pool().multiply(weights.of(at)), round.total());
        Money amount = Money.of(amounts[at], currency);
        Money cash = amount.timesRoundedUp(split.cashOrAll());
        return new Share(
                step,
                member.memberId(),
                member.memberNumber(),
                member.minutes(),
                member.days(),
                new Fraction(weights.of(at), weights.total()),
                quota,
                Money.of(quota.floor().longValueExact(), currency),
                remainderUnits.get(at),
                capped.get(at),
                amount,
                cash,
                amount.minus(cash));
    }

    @Override
    public int size() {
        return weights.size();
    }
}
