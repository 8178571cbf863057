package coop.kyodo.federation.delegates;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.delegates.SeatingRules.Division;
import java.util.List;
import java.util.Objects;

/// Seats that follow from an organisation's own size; how many there are in all is nobody's
/// decision.
final class SeatsBySize {

    private SeatsBySize() {}

    private record Given(long seats, String reason) {}

    static Division give(SeatingTerms terms, List<CountedAffiliate> affiliates) {
        return new Division(
                affiliates.stream()
                        .map(affiliate -> row(affiliate, given(terms, affiliate.members()), terms))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Given given(SeatingTerms terms, long members) {
        return switch (terms.method()) {
            case PER_N_CEIL -> {
                long per = needed(terms.per());
                yield new Given(
                        partsOf(members, per),
                        "one for every " + per + " members and the fraction");
            }
            case BANDS ->
                    terms.bands().stream()
                            .filter(band -> band.from() <= members)
                            .reduce((lower, higher) -> higher)
                            .map(band ->
                                    new Given(
                                            band.seats(), "band from " + band.from() + " members"))
                            .orElse(new Given(0, "below the first band"));
            case BASE_PLUS_PER_N_CEIL_CAP -> {
                int base = needed(terms.base());
                long upTo = needed(terms.baseUpTo());
                long per = needed(terms.per());
                yield new Given(
                        base + partsOf(Math.max(0, members - upTo), per),
                        base
                                + " up to "
                                + upTo
                                + " members, one for each further "
                                + per
                                + " or part");
            }
            case LARGEST_REMAINDER, DHONDT, SAINTE_LAGUE ->
                    throw new IllegalArgumentException(
                            terms.method() + " divides a number of seats");
        };
    }

    private static Seated.Row row(CountedAffiliate affiliate, Given given, SeatingTerms terms) {
        if (given.seats() < terms.minPerAffiliate()) {
            return Seated.Row.plain(
                    affiliate,
                    terms.minPerAffiliate(),
                    given.reason() + " gives " + given.seats() + ", raised to the least");
        }
        if (given.seats() > terms.maxPerAffiliate()) {
            return Seated.Row.plain(
                    affiliate,
                    terms.maxPerAffiliate(),
                    given.reason() + " gives " + given.seats() + ", cut to the most");
        }
        return Seated.Row.plain(affiliate, (int) given.seats(), given.reason());
    }

    private static long partsOf(long members, long per) {
        return Math.ceilDiv(members, per);
    }

    private static <T> T needed(@org.jspecify.annotations.Nullable T term) {
        return Objects.requireNonNull(term, "the method's terms were checked");
    }
}
