package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.time.YearEnds;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/// Fiscal years (事業年度) over all versions of the articles.
public final class FiscalYears {

    private FiscalYears() {}

    /// The first day of the fiscal year that a date belongs to.
    public static LocalDate firstDay(Tx tx, LocalDate date) {
        return YearEnds.endBefore(versions(tx), date).plusDays(1);
    }

    /// Whether a fiscal year ends on a date.
    public static boolean endsOn(Tx tx, LocalDate date) {
        return lastDay(tx, date).equals(date);
    }

    /// The last day of the fiscal year that a date belongs to.
    public static LocalDate lastDay(Tx tx, LocalDate date) {
        return lastDays(tx).apply(date);
    }

    /// As [#lastDay], for as many dates as are asked for.
    public static UnaryOperator<LocalDate> lastDays(Tx tx) {
        List<YearEnds.Version> versions = versions(tx);
        return date -> YearEnds.endFrom(versions, date);
    }

    private static List<YearEnds.Version> versions(Tx tx) {
        return Cooperatives.versions(tx).stream()
                .map(version ->
                        new YearEnds.Version(
                                version.effectiveOn(), version.articles().fiscalYearEnd().day()))
                .toList();
    }
}
