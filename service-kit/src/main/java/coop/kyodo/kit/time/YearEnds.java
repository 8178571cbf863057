package coop.kyodo.kit.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/// The ends of fiscal years (事業年度) under articles that change. No year is longer than twelve
/// months: where articles move the end of the year that is in progress to an earlier day, it ends
/// on that one; where their first end comes later than the articles before them had it, the year
/// ends as it would have, and a shorter one leads over to the new end. `02-29` means the last day
/// of February.
public final class YearEnds {

    /// What articles say.
    ///
    /// @param effectiveOn from when they hold
    /// @param day the day that years end on
    public record Version(LocalDate effectiveOn, MonthDay day) {}

    private YearEnds() {}

    /// The first such day of a calendar year on a date or after it.
    public static LocalDate onOrAfter(MonthDay day, LocalDate date) {
        LocalDate sameYear = day.atYear(date.getYear());
        return sameYear.isBefore(date) ? day.atYear(date.getYear() + 1) : sameYear;
    }

    /// The end of the fiscal year that a date belongs to; before the first articles, as these would
    /// have it.
    ///
    /// @param versions all versions of the articles, the first first
    public static LocalDate endFrom(List<Version> versions, LocalDate date) {
        Version latest = versions.getLast();
        if (versions.size() == 1) {
            return onOrAfter(latest.day(), date);
        }
        LocalDate changedOn = latest.effectiveOn();
        LocalDate until = date.isBefore(changedOn) ? date : changedOn;
        LocalDate running = endFrom(versions.subList(0, versions.size() - 1), until);
        if (running.isBefore(changedOn)) {
            return running;
        }
        boolean comesLater = onOrAfter(latest.day(), changedOn).isAfter(running);
        if (comesLater && !date.isAfter(running)) {
            return running;
        }
        return onOrAfter(latest.day(), date.isBefore(changedOn) ? changedOn : date);
    }

    /// The last day of so many years of twelve months after a year's end. February of a leap year
    /// counts whole.
    public static LocalDate yearsAfter(LocalDate yearEnd, int years) {
        LocalDate sameDay = yearEnd.plusYears(years);
        LocalDate dayBefore = yearEnd.plusDays(1).plusYears(years).minusDays(1);
        return sameDay.isBefore(dayBefore) ? dayBefore : sameDay;
    }

    /// The end of the fiscal year before the one that a date belongs to.
    ///
    /// @param versions as for [#endFrom]
    public static LocalDate endBefore(List<Version> versions, LocalDate date) {
        LocalDate end = endFrom(versions, date.minusYears(1).minusDays(1));
        LocalDate next = endFrom(versions, end.plusDays(1));
        while (next.isBefore(date)) {
            end = next;
            next = endFrom(versions, end.plusDays(1));
        }
        return end;
    }
}
