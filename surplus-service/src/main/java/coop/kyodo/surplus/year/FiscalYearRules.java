package coop.kyodo.surplus.year;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.time.YearEnds;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a fiscal year and its figures must look like.
final class FiscalYearRules {

    /// Above this, sums could pass the range of a `long`: ten thousand million million yen.
    static final long LARGEST_FIGURE = 10_000_000_000_000_000L;

    record Fault(String code, String pointer, String detail) {}

    private FiscalYearRules() {}

    /// No year is before the co-op; it ends where the articles say and is at most twelve months
    /// long.
    ///
    /// @param versions what all versions of the articles say of the year's end, the first first
    static Optional<Fault> faultOfDays(
            LocalDate from, LocalDate to, List<YearEnds.Version> versions) {
        LocalDate began = versions.getFirst().effectiveOn();
        if (from.isBefore(began)) {
            return fault(
                    "fiscal-year-before-cooperative",
                    "/from",
                    "the co-op began on %s, no year of it on %s".formatted(began, from));
        }
        LocalDate latest = lastOfTwelveMonths(from);
        if (to.isBefore(from) || to.isAfter(latest)) {
            return fault(
                    "fiscal-year-length",
                    "/from",
                    "a year from %s is over by %s, not on %s".formatted(from, latest, to));
        }
        LocalDate end = YearEnds.endFrom(versions, from);
        return to.equals(end)
                ? Optional.empty()
                : fault(
                        "fiscal-year-end-differs",
                        "/to",
                        "by the articles a year from %s ends on %s, not on %s"
                                .formatted(from, end, to));
    }

    /// No day is between two years: the next begins the day after the one before has ended. Where
    /// none is before, it is the co-op's first and begins with it, or a later one that begins the
    /// day after a year's end.
    ///
    /// @param before the last day of the year before, when it is known here
    static Optional<Fault> faultOfBeginning(
            LocalDate from, @Nullable LocalDate before, List<YearEnds.Version> versions) {
        if (before != null) {
            return from.equals(before.plusDays(1))
                    ? Optional.empty()
                    : fault(
                            "fiscal-year-gap",
                            "/from",
                            "the year before ended on %s, so that this one begins on %s, not on %s"
                                    .formatted(before, before.plusDays(1), from));
        }
        LocalDate began = versions.getFirst().effectiveOn();
        return from.equals(began) || endsYear(from.minusDays(1), versions)
                ? Optional.empty()
                : fault(
                        "fiscal-year-begins-between",
                        "/from",
                        "the first year begins with the co-op on %s, a later one after an end, not on %s"
                                .formatted(began, from));
    }

    /// February of a leap year counts whole.
    private static LocalDate lastOfTwelveMonths(LocalDate from) {
        LocalDate dayBefore = from.plusYears(1).minusDays(1);
        LocalDate yearAfter = from.minusDays(1).plusYears(1);
        return dayBefore.isBefore(yearAfter) ? yearAfter : dayBefore;
    }

    private static boolean endsYear(LocalDate day, List<YearEnds.Version> versions) {
        return YearEnds.endFrom(versions, day).equals(day);
    }

    private static Optional<Fault> fault(String code, String pointer, String detail) {
        return Optional.of(new Fault(code, pointer, detail));
    }

    /// Figures are in one currency and go together; only results and the carry-forward may be
    /// negative.
    static Optional<Fault> faultOfFigures(Figures figures) {
        Optional<Fault> strange =
                figures.strangeCurrency()
                        .map(figure ->
                                new Fault(
                                        "figures-mix-currencies",
                                        "",
                                        "one figure is in "
                                                + figure.currency()
                                                + ", net profit in "
                                                + figures.currency()));
        return strange.or(() ->
                        figures.fundStatedTwice()
                                .map(fund ->
                                        new Fault(
                                                "fund-stated-twice",
                                                "/funds",
                                                fund + " has a figure of its own")))
                .or(() ->
                        figures.accountAsFund()
                                .map(account ->
                                        new Fault(
                                                "account-is-no-fund",
                                                "/funds",
                                                account + " is an account of the ledger")))
                .or(() ->
                        Optional.ofNullable(figures.averageReserveRate())
                                .filter(rate -> rate.signum() < 0 || !rate.isAtMost(Fraction.ONE))
                                .map(rate ->
                                        new Fault(
                                                "rate-out-of-range",
                                                "/averageReserveRate",
                                                "an average part is between 0 and 1")))
                .or(() ->
                        figures.negativeBalance()
                                .map(figure ->
                                        new Fault(
                                                "figure-negative",
                                                "",
                                                "only results and the"
                                                        + " carry-forward may be"
                                                        + " negative, not "
                                                        + figure)))
                .or(() ->
                        figures.all()
                                .filter(FiscalYearRules::isTooLarge)
                                .findFirst()
                                .map(figure ->
                                        new Fault(
                                                "figure-too-large",
                                                "",
                                                "at most " + LARGEST_FIGURE)))
                .or(() ->
                        faultOfMemberResults(
                                figures.memberResult(),
                                figures.nonMemberResult(),
                                figures.netProfit()))
                .or(() ->
                        Optional.ofNullable(figures.highestCapital())
                                .filter(highest -> highest.compareTo(figures.capital()) < 0)
                                .map(highest ->
                                        new Fault(
                                                "highest-capital-below-capital",
                                                "/highestCapital",
                                                "the capital is "
                                                        + figures.capital()
                                                        + ", its highest amount cannot be "
                                                        + highest)));
    }

    /// Where both are stated, the results of members' and of others' work are the whole result.
    static Optional<Fault> faultOfMemberResults(
            @Nullable Money members, @Nullable Money others, Money net) {
        return members == null || others == null || members.plus(others).equals(net)
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                "member-results-differ",
                                "/memberResult",
                                "the results of members and others are %s together, not %s"
                                        .formatted(members.plus(others), net)));
    }

    static boolean isTooLarge(Money figure) {
        return Math.abs(figure.amount()) > LARGEST_FIGURE;
    }
}
