package coop.kyodo.federation.delegates;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.delegates.Seated.Award;
import coop.kyodo.federation.delegates.Seated.DecidedBy;
import coop.kyodo.federation.delegates.SeatingRules.Division;
import coop.kyodo.kit.exact.Fraction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntToLongFunction;

/// D'Hondt and Sainte-Laguë: everybody starts with the least number, then each seat goes to the
/// largest quotient of members by a divisor that grows with the seats held; whoever holds the most
/// leaves the contest.
final class DivisorSeats {

    private DivisorSeats() {}

    private record Bid(CountedAffiliate affiliate, int held, long divisor, Fraction quotient) {

        /// Bids that nothing but a lot sets apart are alike.
        Likeness likeness() {
            return new Likeness(quotient, affiliate.members(), affiliate.affiliatedFrom());
        }
    }

    private record Likeness(Fraction quotient, long members, LocalDate affiliatedFrom) {}

    static Division divide(
            SeatingTerms terms, List<CountedAffiliate> affiliates, IntToLongFunction divisor) {
        var bids =
                new PriorityQueue<Bid>(
                        Comparator.comparing(Bid::quotient)
                                .reversed()
                                .thenComparing(Bid::affiliate, new TieRule(terms.seed())));
        var held = new HashMap<UUID, Integer>();
        for (CountedAffiliate affiliate : affiliates) {
            held.put(affiliate.organisationId(), terms.minPerAffiliate());
            bid(bids, affiliate, terms.minPerAffiliate(), terms, divisor);
        }
        var won = new ArrayList<Bid>();
        var awards = new ArrayList<Award>();
        int given = terms.minPerAffiliate() * affiliates.size();
        for (int seat = given + 1; seat <= Objects.requireNonNull(terms.seats()); seat++) {
            Bid best =
                    Objects.requireNonNull(bids.poll(), "the most of all was checked to be enough");
            awards.add(
                    new Award(
                            seat,
                            best.affiliate().organisationId(),
                            best.divisor(),
                            best.quotient(),
                            decidedBy(best, bids)));
            won.add(best);
            held.merge(best.affiliate().organisationId(), 1, Integer::sum);
            bid(bids, best.affiliate(), best.held() + 1, terms, divisor);
        }
        Set<String> tied = tied(won, bids);
        return new Division(
                rows(affiliates, held, terms),
                awardsWithLots(awards, won, bids),
                List.copyOf(tied));
    }

    private static void bid(
            PriorityQueue<Bid> bids,
            CountedAffiliate affiliate,
            int held,
            SeatingTerms terms,
            IntToLongFunction divisor) {
        if (held < terms.maxPerAffiliate()) {
            long by = divisor.applyAsLong(held);
            bids.add(new Bid(affiliate, held, by, Fraction.of(affiliate.members(), by)));
        }
    }

    private static DecidedBy decidedBy(Bid best, PriorityQueue<Bid> others) {
        Bid next = others.peek();
        if (next == null || !next.quotient().equals(best.quotient())) {
            return DecidedBy.QUOTIENT;
        }
        return TieRule.between(best.affiliate(), next.affiliate());
    }

    /// Whom a lot set apart: a winner and a loser that are alike.
    private static Set<String> tied(List<Bid> won, PriorityQueue<Bid> lost) {
        Map<Likeness, List<String>> winners = new HashMap<>();
        won.forEach(bid ->
                winners.computeIfAbsent(bid.likeness(), like -> new ArrayList<>())
                        .add(bid.affiliate().code()));
        var tied = new TreeSet<String>();
        for (Bid bid : lost) {
            List<String> alike = winners.get(bid.likeness());
            if (alike != null) {
                tied.addAll(alike);
                tied.add(bid.affiliate().code());
            }
        }
        return tied;
    }

    private static List<Award> awardsWithLots(
            List<Award> awards, List<Bid> won, PriorityQueue<Bid> lost) {
        var losers = new HashSet<Likeness>();
        lost.forEach(bid -> losers.add(bid.likeness()));
        var shown = new ArrayList<Award>();
        for (int i = 0; i < awards.size(); i++) {
            Award award = awards.get(i);
            boolean onlyOrder =
                    award.decidedBy() == DecidedBy.LOT && !losers.contains(won.get(i).likeness());
            shown.add(onlyOrder ? award.decidedBy(DecidedBy.EQUAL) : award);
        }
        return List.copyOf(shown);
    }

    private static List<Seated.Row> rows(
            List<CountedAffiliate> affiliates, Map<UUID, Integer> held, SeatingTerms terms) {
        return affiliates.stream()
                .map(affiliate -> {
                    int seats = held.getOrDefault(affiliate.organisationId(), 0);
                    int won = seats - terms.minPerAffiliate();
                    String least =
                            terms.minPerAffiliate() == 0
                                    ? ""
                                    : terms.minPerAffiliate() + " as the least, ";
                    String most = seats == terms.maxPerAffiliate() ? ", which is the most" : "";
                    return Seated.Row.plain(affiliate, seats, least + won + " by quotient" + most);
                })
                .toList();
    }
}
