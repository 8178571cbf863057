package coop.kyodo.surplus.year;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.time.YearEnds;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a fiscal year and its figures must look like.
final class FiscalYearRules {

    /// Above this, sums could pass the range of a `long`: ten thousand million million yen.
    static final long LARGEST_FIGURE = 10_000_000_000_000_000L;

    /// What is wrong with the form of a year or its figures.
    ///
    /// @param pointer JSON Pointer to the field at fault
    /// @param text the key of the words for it
    /// @param figures what the words speak of
    record Fault(String code, String pointer, String text, Map<String, Object> figures) {}

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
                    "said.year-before-cooperative",
                    Map.of("began", began, "from", from));
        }
        LocalDate latest = YearEnds.yearsAfter(from.minusDays(1), 1);
        if (to.isBefore(from) || to.isAfter(latest)) {
            return fault(
                    "fiscal-year-length",
                    "/from",
                    "said.year-too-long",
                    Map.of("from", from, "latest", latest, "to", to));
        }
        LocalDate end = YearEnds.endFrom(versions, from);
        return to.equals(end)
                ? Optional.empty()
                : fault(
                        "fiscal-year-end-differs",
                        "/to",
                        "said.year-ends-by-articles",
                        Map.of("from", from, "end", end, "to", to));
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
                            "said.year-begins-after",
                            Map.of("before", before, "begins", before.plusDays(1), "from", from));
        }
        LocalDate began = versions.getFirst().effectiveOn();
        return from.equals(began) || endsYear(from.minusDays(1), versions)
                ? Optional.empty()
                : fault(
                        "fiscal-year-begins-between",
                        "/from",
                        "said.year-begins-between",
                        Map.of("began", began, "from", from));
    }

    private static boolean endsYear(LocalDate day, List<YearEnds.Version> versions) {
        return YearEnds.endFrom(versions, day).equals(day);
    }

    private static Optional<Fault> fault(
            String code, String pointer, String text, Map<String, Object> figures) {
        return Optional.of(new Fault(code, pointer, text, figures));
    }

    /// Figures are in one currency and go together; only results and the carry-forward may be
    /// negative.
    static Optional<Fault> faultOfFigures(Figures figures) {
        Optional<Fault> strange =
                figures.strangeCurrency()
                        .map(figure ->
                                new Fault(
                                        "figures-mix-currencies",
                                        figure.getKey(),
                                        "said.figures-mix-currencies",
                                        Map.of(
                                                "currency", figure.getValue().currency(),
                                                "netProfit", figures.currency())));
        return strange.or(() ->
                        figures.fundStatedTwice()
                                .map(fund ->
                                        new Fault(
                                                "fund-stated-twice",
                                                "/funds/" + fund,
                                                "said.fund-stated-twice",
                                                Map.of("fund", fund))))
                .or(() ->
                        figures.accountAsFund()
                                .map(account ->
                                        new Fault(
                                                "account-is-no-fund",
                                                "/funds/" + account,
                                                "said.account-of-ledger",
                                                Map.of("account", account))))
                .or(() ->
                        Optional.ofNullable(figures.averageReserveRate())
                                .filter(rate -> rate.signum() < 0 || !rate.isAtMost(Fraction.ONE))
                                .map(rate ->
                                        new Fault(
                                                "rate-out-of-range",
                                                "/averageReserveRate",
                                                "said.average-between-0-and-1",
                                                Map.of("rate", rate))))
                .or(() ->
                        figures.negativeBalance()
                                .map(figure ->
                                        new Fault(
                                                "figure-negative",
                                                figure.getKey(),
                                                "said.figure-negative",
                                                Map.of("figure", figure.getValue()))))
                .or(() ->
                        figures.byPointer().entrySet().stream()
                                .filter(figure -> isTooLarge(figure.getValue()))
                                .findFirst()
                                .map(figure ->
                                        new Fault(
                                                "figure-too-large",
                                                figure.getKey(),
                                                "said.figure-too-large",
                                                Map.of("most", LARGEST_FIGURE))))
                .or(() ->
                        faultOfMemberResults(
                                figures.memberResult(),
                                figures.nonMemberResult(),
                                figures.netProfit()))
                .or(() ->
                        Optional.ofNullable(figures.paidInCapital())
                                .filter(paidIn -> paidIn.compareTo(figures.capital()) > 0)
                                .map(paidIn ->
                                        new Fault(
                                                "paid-in-above-capital",
                                                "/paidInCapital",
                                                "said.paid-in-above-capital",
                                                Map.of(
                                                        "capital",
                                                        figures.capital(),
                                                        "paidIn",
                                                        paidIn))))
                .or(() ->
                        Optional.ofNullable(figures.highestCapital())
                                .filter(highest -> highest.compareTo(figures.capital()) < 0)
                                .map(highest ->
                                        new Fault(
                                                "highest-capital-below-capital",
                                                "/highestCapital",
                                                "said.highest-below-capital",
                                                Map.of(
                                                        "capital",
                                                        figures.capital(),
                                                        "highest",
                                                        highest))));
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
                                "said.member-results-differ",
                                Map.of("together", members.plus(others), "net", net)));
    }

    static boolean isTooLarge(Money figure) {
        return Math.abs(figure.amount()) > LARGEST_FIGURE;
    }
}
