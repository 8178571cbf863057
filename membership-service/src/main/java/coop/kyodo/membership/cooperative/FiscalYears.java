package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Fiscal years (事業年度) over all versions of the articles: each ends on the day that the articles in
/// force on it set, so that a year in which they change is a shorter or longer one.
public final class FiscalYears {

    private FiscalYears() {}

    /// The first day of the fiscal year that a date belongs to.
    public static LocalDate firstDay(Tx tx, LocalDate date) {
        return endBefore(Cooperatives.versions(tx), date).plusDays(1);
    }

    /// The last day of the fiscal year that a date belongs to.
    public static LocalDate lastDay(Tx tx, LocalDate date) {
        return lastDays(tx).apply(date);
    }

    /// As [#lastDay], for as many dates as are asked for.
    public static UnaryOperator<LocalDate> lastDays(Tx tx) {
        List<Cooperative> versions = Cooperatives.versions(tx);
        return date -> endFrom(versions, date);
    }

    /// The first end of a fiscal year on a date or after it; before the first articles, as these
    /// would have it.
    ///
    /// @param versions all versions of the articles, the first first
    static LocalDate endFrom(List<Cooperative> versions, LocalDate date) {
        LocalDate from = date;
        for (int i = 0; i + 1 < versions.size(); i++) {
            LocalDate replacedOn = versions.get(i + 1).effectiveOn();
            LocalDate end = versions.get(i).articles().fiscalYearEnd().onOrAfter(from);
            if (end.isBefore(replacedOn)) {
                return end;
            }
            from = from.isBefore(replacedOn) ? replacedOn : from;
        }
        return versions.getLast().articles().fiscalYearEnd().onOrAfter(from);
    }

    /// The last end of a fiscal year before a date; before the first articles, as these would have
    /// it.
    ///
    /// @param versions all versions of the articles, the first first
    static LocalDate endBefore(List<Cooperative> versions, LocalDate date) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            LocalDate last = date.minusDays(1);
            if (i + 1 < versions.size()) {
                LocalDate replaced = versions.get(i + 1).effectiveOn().minusDays(1);
                last = replaced.isBefore(last) ? replaced : last;
            }
            LocalDate end = endUpTo(versions.get(i), last);
            if (!end.isBefore(versions.get(i).effectiveOn())) {
                return end;
            }
        }
        return endUpTo(versions.getFirst(), date.minusDays(1));
    }

    private static LocalDate endUpTo(Cooperative version, LocalDate date) {
        FiscalYearEnd days = version.articles().fiscalYearEnd();
        return Optional.of(days.onOrAfter(date))
                .filter(date::equals)
                .orElseGet(() -> days.onOrAfter(date.minusYears(1)));
    }
}
