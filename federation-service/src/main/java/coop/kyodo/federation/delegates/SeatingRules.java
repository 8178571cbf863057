package coop.kyodo.federation.delegates;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.util.List;
import java.util.Optional;

/// Divides seats over the organisations of a frozen count.
final class SeatingRules {

    private SeatingRules() {}

    static Decision<Seated> seat(
            SeatingTerms terms, List<CountedAffiliate> affiliates, Rulebook rules) {
        Optional<Refusal> impossible = impossible(terms, affiliates, rules);
        if (impossible.isPresent()) {
            return Decision.refused(impossible.get());
        }
        Division division =
                switch (terms.method()) {
                    case LARGEST_REMAINDER -> LargestRemainderSeats.divide(terms, affiliates);
                    case DHONDT -> DivisorSeats.divide(terms, affiliates, seats -> seats + 1);
                    case SAINTE_LAGUE ->
                            DivisorSeats.divide(terms, affiliates, seats -> 2 * seats + 1);
                    case PER_N_CEIL, BANDS, BASE_PLUS_PER_N_CEIL_CAP ->
                            SeatsBySize.give(terms, affiliates);
                };
        if (!division.tied().isEmpty() && terms.seed() == null) {
            return Decision.refused(
                    Refusal.of("lot-needs-a-seed", rules.rule("FED-008"))
                            .at("/seed")
                            .with("tied", division.tied()));
        }
        int votesEach = rules.rule("JP-262").wholeBound("votesEach");
        List<Seated.Row> rows =
                division.rows().stream()
                        .map(row ->
                                row.withVotes(
                                        terms.votes() == SeatingTerms.Votes.ONE_EACH
                                                ? votesEach
                                                : row.seats()))
                        .toList();
        return Decision.accepted(
                new Seated(
                        rows.stream().mapToInt(Seated.Row::seats).sum(),
                        affiliates.stream().mapToLong(CountedAffiliate::members).sum(),
                        !division.tied().isEmpty(),
                        rows,
                        division.awards()));
    }

    /// What a method hands back; `tied` are the codes of those whom only a lot could set apart.
    record Division(List<Seated.Row> rows, List<Seated.Award> awards, List<String> tied) {}

    private static Optional<Refusal> impossible(
            SeatingTerms terms, List<CountedAffiliate> affiliates, Rulebook rules) {
        boolean nobody = affiliates.stream().allMatch(affiliate -> affiliate.members() == 0);
        if (affiliates.isEmpty() || (terms.method().divides() && nobody)) {
            return Optional.of(
                    Refusal.of("nobody-to-seat", rules.rule("FED-007"))
                            .with("affiliates", affiliates.size()));
        }
        Integer seats = terms.seats();
        if (seats == null) {
            return Optional.empty();
        }
        long least = (long) terms.minPerAffiliate() * affiliates.size();
        if (seats < least) {
            return Optional.of(
                    Refusal.of("seats-below-minimums", rules.rule("FED-006"))
                            .at("/seats")
                            .with("seats", seats)
                            .with("affiliates", affiliates.size())
                            .with("minPerAffiliate", terms.minPerAffiliate())
                            .with("least", least));
        }
        long most = (long) terms.maxPerAffiliate() * affiliates.size();
        if (seats > most) {
            return Optional.of(
                    Refusal.of("seats-above-maximums", rules.rule("FED-006"))
                            .at("/seats")
                            .with("seats", seats)
                            .with("affiliates", affiliates.size())
                            .with("maxPerAffiliate", terms.maxPerAffiliate())
                            .with("most", most));
        }
        return Optional.empty();
    }
}
