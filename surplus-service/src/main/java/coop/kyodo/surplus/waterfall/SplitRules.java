package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.LargestRemainder;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Split;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Divides what the members get by what they did. Shares and what is returned always add up to the
/// pool, and nobody without a measure gets anything.
final class SplitRules {

    /// @param shares one for each member with a measure, by member number
    /// @param returned what a cap or rounding down left with the co-op
    record Division(List<Share> shares, Money returned) {}

    private record Weighed(MemberMeasures member, Fraction weight) {}

    private static final Comparator<MemberMeasures> BY_NUMBER =
            Comparator.comparingLong(MemberMeasures::memberNumber)
                    .thenComparing(MemberMeasures::memberId, Comparator.comparing(UUID::toString));

    private SplitRules() {}

    /// Divides the pool in proportion to the members' weights: everyone gets the floor of the exact
    /// quota, and the units left go one by one to the largest remainders, equal ones in the order
    /// of the member numbers.
    static Division divide(String step, Money pool, Split split, List<MemberMeasures> members) {
        List<Weighed> weighed = weigh(split, members);
        if (weighed.isEmpty()) {
            return new Division(List.of(), pool);
        }
        return split.cap() != null && split.cap().redistributes()
                ? redistributed(step, pool, split, split.cap(), weighed)
                : divided(step, pool, split, weighed);
    }

    private static Division divided(String step, Money pool, Split split, List<Weighed> weighed) {
        Fraction total = total(weighed);
        List<LargestRemainder.Part> parts = parts(pool, weighed);
        List<Share> shares = new ArrayList<>(weighed.size());
        Money given = Money.zero(pool.currency());
        for (int i = 0; i < weighed.size(); i++) {
            MemberMeasures member = weighed.get(i).member();
            LargestRemainder.Part part = parts.get(i);
            boolean extra = part.gotRemainder() && !split.roundsDown();
            BigInteger floor = part.quota().floor();
            BigInteger before = extra ? floor.add(BigInteger.ONE) : floor;
            BigInteger capped = split.cap() == null ? before : before.min(cap(split.cap(), member));
            Share share =
                    share(
                            step,
                            split,
                            member,
                            weighed.get(i).weight().dividedBy(total),
                            part.quota(),
                            extra,
                            !capped.equals(before),
                            money(capped, pool));
            shares.add(share);
            given = given.plus(share.amount());
        }
        return new Division(shares, pool.minus(given));
    }

    /// Whoever would get more than the cap gets the cap, and the others share what is left, until
    /// nobody is above it.
    private static Division redistributed(
            String step, Money pool, Split split, Split.Cap cap, List<Weighed> all) {
        Fraction total = total(all);
        List<Weighed> open = new ArrayList<>(all);
        List<Share> shares = new ArrayList<>(all.size());
        Money left = pool;
        while (!open.isEmpty()) {
            List<LargestRemainder.Part> parts = parts(left, open);
            List<Weighed> below = new ArrayList<>();
            Money capped = Money.zero(pool.currency());
            List<Share> round = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                MemberMeasures member = open.get(i).member();
                BigInteger most = cap(cap, member);
                LargestRemainder.Part part = parts.get(i);
                boolean over = part.part().compareTo(most) > 0;
                Money amount = money(over ? most : part.part(), pool);
                Fraction weight = open.get(i).weight().dividedBy(total);
                boolean extra = part.gotRemainder() && !over;
                round.add(share(step, split, member, weight, part.quota(), extra, over, amount));
                if (over) {
                    capped = capped.plus(amount);
                } else {
                    below.add(open.get(i));
                }
            }
            if (below.size() == open.size()) {
                shares.addAll(round);
                left = Money.zero(pool.currency());
            } else {
                round.stream().filter(Share::capped).forEach(shares::add);
                left = left.minus(capped);
            }
            open = below.size() == open.size() ? List.of() : below;
        }
        shares.sort(
                Comparator.comparingLong(Share::memberNumber)
                        .thenComparing(share -> share.memberId().toString()));
        return new Division(shares, left);
    }

    private static List<LargestRemainder.Part> parts(Money pool, List<Weighed> weighed) {
        return LargestRemainder.divide(
                BigInteger.valueOf(pool.amount()), weighed.stream().map(Weighed::weight).toList());
    }

    /// Each member's weight; members without one are left out. SHARES: each measure divides its
    /// weight's part of the pool. POINTS: the weighted values are added up.
    private static List<Weighed> weigh(Split split, List<MemberMeasures> members) {
        List<Weighed> weighed = new ArrayList<>(members.size());
        List<Fraction> factors =
                split.measures().stream().map(m -> factor(split, m, members)).toList();
        for (MemberMeasures member : members.stream().sorted(BY_NUMBER).toList()) {
            Fraction weight = Fraction.ZERO;
            for (int i = 0; i < factors.size(); i++) {
                long value = member.value(split.measures().get(i).measure());
                weight = weight.plus(factors.get(i).times(value));
            }
            if (weight.signum() > 0) {
                weighed.add(new Weighed(member, weight));
            }
        }
        return weighed;
    }

    private static Fraction factor(
            Split split, Split.Weighted measure, List<MemberMeasures> members) {
        if (split.addsPoints()) {
            return measure.weight();
        }
        BigInteger total =
                members.stream()
                        .map(member -> BigInteger.valueOf(member.value(measure.measure())))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        return total.signum() == 0
                ? Fraction.ZERO
                : measure.weight().dividedBy(new Fraction(total, BigInteger.ONE));
    }

    private static BigInteger cap(Split.Cap cap, MemberMeasures member) {
        return cap.rate().times(member.value(cap.measure())).floor();
    }

    private static Fraction total(List<Weighed> weighed) {
        return weighed.stream().map(Weighed::weight).reduce(Fraction.ZERO, Fraction::plus);
    }

    private static Share share(
            String step,
            Split split,
            MemberMeasures member,
            Fraction weight,
            Fraction quota,
            boolean remainderUnit,
            boolean capped,
            Money amount) {
        Money cash = amount.timesRoundedUp(split.cashOrAll());
        return new Share(
                step,
                member.memberId(),
                member.memberNumber(),
                member.minutes(),
                member.days(),
                weight,
                quota,
                money(quota.floor(), amount),
                remainderUnit,
                capped,
                amount,
                cash,
                amount.minus(cash));
    }

    private static Money money(BigInteger amount, Money like) {
        return Money.of(amount.longValueExact(), like.currency());
    }
}
