package coop.kyodo.surplus.year;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fiscal year as callers see it.
record FiscalYearView(
        String year,
        LocalDate from,
        LocalDate to,
        State state,
        @Nullable LocalDate closedOn,
        int figuresVersion,
        Figures figures,
        @Nullable Accounts accounts,
        Accounts.@Nullable Results results,
        @Nullable Money netAssets,
        FiscalYear.@Nullable Approval approval,
        FiscalYear.@Nullable Correction correction,
        List<String> closedMonths,
        List<String> openMonths,
        @Nullable CapitalDifference capitalDifference) {

    enum State {
        OPEN,
        CLOSED
    }

    static FiscalYearView of(Tx tx, FiscalYear year) {
        return of(tx, year, CapitalDifference.of(tx, year.to(), year.figures()).orElse(null));
    }

    /// In a listing, where nobody's capital is added up.
    static FiscalYearView listed(Tx tx, FiscalYear year) {
        return of(tx, year, null);
    }

    private static FiscalYearView of(
            Tx tx, FiscalYear year, @Nullable CapitalDifference capitalDifference) {
        List<String> months = year.months().stream().map(YearMonth::toString).toList();
        List<String> closed =
                WorkRecords.closed(tx, year.months()).stream()
                        .map(WorkRecords.Period::period)
                        .toList();
        Accounts accounts = year.accounts();
        return new FiscalYearView(
                year.year(),
                year.from(),
                year.to(),
                year.isClosed() ? State.CLOSED : State.OPEN,
                year.closedOn(),
                year.figuresVersion(),
                year.figures(),
                accounts,
                accounts == null ? null : accounts.results(),
                accounts == null ? null : accounts.netAssets(),
                year.approval(),
                year.correction(),
                closed,
                months.stream().filter(month -> !closed.contains(month)).toList(),
                capitalDifference);
    }
}
