package coop.kyodo.federation.dues;

import java.time.LocalDate;
import java.time.MonthDay;

/// A fiscal year of the federation, named by the year it begins in.
record FiscalYear(String name, LocalDate firstDay, LocalDate lastDay) {

    /// @param end month and day of the last day; `02-29` means the last of February
    static FiscalYear of(String name, MonthDay end) {
        int year = Integer.parseInt(name);
        LocalDate sameYearEnd = end.atYear(year);
        LocalDate firstDay =
                sameYearEnd.getDayOfYear() == sameYearEnd.lengthOfYear()
                        ? LocalDate.of(year, 1, 1)
                        : sameYearEnd.plusDays(1);
        return new FiscalYear(
                name, firstDay, end.atYear(firstDay.plusYears(1).minusDays(1).getYear()));
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    boolean secondHalfContains(LocalDate day) {
        return contains(day) && !day.isBefore(firstDay.plusMonths(6));
    }
}
