package coop.kyodo.kit.rules;

import java.time.LocalDate;

/// Months and years that a law counts (Civil Code, arts. 140 and 143): by the calendar, and from
/// the day after whatever sets them going.
public final class Periods {

    private static final int MONTHS_OF_A_YEAR = 12;

    private Periods() {}

    /// The last day of months that begin at midnight with their first day: the day before that of
    /// the same number, or the end of the month when there is none (art. 143(2)).
    public static LocalDate lastDay(LocalDate first, int months) {
        LocalDate last = first.plusMonths(months);
        return last.getDayOfMonth() == first.getDayOfMonth() ? last.minusDays(1) : last;
    }

    /// The last day of months that something on this day sets going: that day does not count (art.
    /// 140), so after the last day of a month they are whole months.
    public static LocalDate monthsAfter(LocalDate day, int months) {
        return lastDay(day.plusDays(1), months);
    }

    /// As [#monthsAfter], for years.
    public static LocalDate yearsAfter(LocalDate day, int years) {
        return monthsAfter(day, years * MONTHS_OF_A_YEAR);
    }
}
