package coop.kyodo.federation.delegates;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.delegates.SeatingRules.Division;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.LargestRemainder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

/// Hamilton's method with a least and a most. Whoever would get less than the least is given it, or
/// whoever would get more than the most is cut to it, whichever moves more seats; the rest is
/// divided again among the others, until everybody is within bounds.
final class LargestRemainderSeats {

    private LargestRemainderSeats() {}

    private record Share(
            CountedAffiliate affiliate, int seats, Fraction quota, boolean gotRemainder) {

        Fraction remainder() {
            return quota.minus(new Fraction(quota.floor(), BigInteger.ONE));
        }

        boolean isLike(Share other) {
            return remainder().equals(other.remainder())
                    && affiliate.members() == other.affiliate.members()
                    && affiliate.affiliatedFrom().equals(other.affiliate.affiliatedFrom());
        }
    }

    static Division divide(SeatingTerms terms, List<CountedAffiliate> affiliates) {
        List<CountedAffiliate> open =
                new ArrayList<>(affiliates.stream().sorted(new TieRule(terms.seed())).toList());
        var rows = new HashMap<UUID, Seated.Row>();
        var tied = new TreeSet<String>();
        int left = Objects.requireNonNull(terms.seats());
        while (!open.isEmpty()) {
            List<Share> shares = shares(open, left);
            tied.addAll(tied(shares));
            List<Share> bounded = outOfBounds(shares, terms);
            for (Share share : bounded) {
                Seated.Row row = boundedRow(share, terms);
                rows.put(share.affiliate().organisationId(), row);
                left -= row.seats();
                open.remove(share.affiliate());
            }
            if (bounded.isEmpty()) {
                rows.putAll(dividedRows(shares));
                open.clear();
            }
        }
        return new Division(
                affiliates.stream()
                        .map(a -> Objects.requireNonNull(rows.get(a.organisationId())))
                        .toList(),
                List.of(),
                List.copyOf(tied));
    }

    private static List<Share> shares(List<CountedAffiliate> open, int seats) {
        boolean nobody = open.stream().allMatch(affiliate -> affiliate.members() == 0);
        List<Fraction> weights =
                open.stream().map(a -> nobody ? Fraction.ONE : Fraction.of(a.members())).toList();
        List<LargestRemainder.Part> parts =
                LargestRemainder.divide(BigInteger.valueOf(seats), weights);
        var shares = new ArrayList<Share>();
        for (int i = 0; i < open.size(); i++) {
            LargestRemainder.Part part = parts.get(i);
            shares.add(
                    new Share(
                            open.get(i),
                            part.part().intValueExact(),
                            part.quota(),
                            part.gotRemainder()));
        }
        return shares;
    }

    /// Those below the least or those above the most, whichever misses by more seats.
    private static List<Share> outOfBounds(List<Share> shares, SeatingTerms terms) {
        List<Share> below =
                shares.stream().filter(s -> s.seats() < terms.minPerAffiliate()).toList();
        List<Share> above =
                shares.stream().filter(s -> s.seats() > terms.maxPerAffiliate()).toList();
        int missing = below.stream().mapToInt(s -> terms.minPerAffiliate() - s.seats()).sum();
        int excess = above.stream().mapToInt(s -> s.seats() - terms.maxPerAffiliate()).sum();
        return missing >= excess && missing > 0 ? below : above;
    }

    private static Seated.Row boundedRow(Share share, SeatingTerms terms) {
        boolean raised = share.seats() < terms.minPerAffiliate();
        int seats = raised ? terms.minPerAffiliate() : terms.maxPerAffiliate();
        String reason =
                raised
                        ? "quota "
                                + share.quota()
                                + " gives "
                                + share.seats()
                                + ", raised to the least"
                        : "quota "
                                + share.quota()
                                + " gives "
                                + share.seats()
                                + ", cut to the most";
        return row(share, null, seats, reason);
    }

    private static Map<UUID, Seated.Row> dividedRows(List<Share> shares) {
        List<Share> byRemainder =
                shares.stream().sorted(Comparator.comparing(Share::remainder).reversed()).toList();
        var rows = new HashMap<UUID, Seated.Row>();
        for (int i = 0; i < byRemainder.size(); i++) {
            Share share = byRemainder.get(i);
            String reason =
                    share.gotRemainder()
                            ? "floor " + share.quota().floor() + ", one more for the remainder"
                            : "floor " + share.quota().floor();
            rows.put(share.affiliate().organisationId(), row(share, i + 1, share.seats(), reason));
        }
        return rows;
    }

    private static Seated.Row row(
            Share share,
            @org.jspecify.annotations.Nullable Integer order,
            int seats,
            String reason) {
        CountedAffiliate affiliate = share.affiliate();
        return new Seated.Row(
                affiliate.organisationId(),
                affiliate.code(),
                affiliate.members(),
                affiliate.affiliatedFrom(),
                share.quota(),
                share.quota().floor().intValueExact(),
                share.remainder(),
                order,
                seats,
                0,
                reason);
    }

    /// Those whom only a lot set apart: alike, and one got a remainder and the other did not. Alike
    /// stand together in the order of the tie rule, so it is enough to look at the last that got
    /// one and the first that did not.
    private static List<String> tied(List<Share> shares) {
        List<Share> byRemainder =
                shares.stream().sorted(Comparator.comparing(Share::remainder).reversed()).toList();
        for (int i = 1; i < byRemainder.size(); i++) {
            Share before = byRemainder.get(i - 1);
            Share after = byRemainder.get(i);
            if (before.gotRemainder() && !after.gotRemainder() && before.isLike(after)) {
                return shares.stream()
                        .filter(after::isLike)
                        .map(s -> s.affiliate().code())
                        .toList();
            }
        }
        return List.of();
    }
}
