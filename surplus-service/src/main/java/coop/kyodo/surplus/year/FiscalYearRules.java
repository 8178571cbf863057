package coop.kyodo.surplus.year;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a fiscal year and its figures must look like.
final class FiscalYearRules {

    /// Above this, sums could pass the range of a `long`: ten thousand million million yen.
    static final long LARGEST_FIGURE = 10_000_000_000_000_000L;

    record Fault(String code, String pointer, String detail) {}

    private FiscalYearRules() {}

    /// A year ends on the day that the articles set and is at most twelve months long.
    static Optional<Fault> faultOfDays(LocalDate from, LocalDate to, MonthDay yearEnd) {
        if (!to.equals(yearEnd.atYear(to.getYear()))) {
            return Optional.of(
                    new Fault(
                            "fiscal-year-end-differs",
                            "/to",
                            "the articles end the year on " + yearEnd.toString().substring(2)));
        }
        LocalDate earliest = yearEnd.atYear(to.getYear() - 1).plusDays(1);
        if (from.isBefore(earliest) || from.isAfter(to)) {
            return Optional.of(
                    new Fault(
                            "fiscal-year-length",
                            "/from",
                            "a year that ends on " + to + " begins from " + earliest + " on"));
        }
        return Optional.empty();
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
