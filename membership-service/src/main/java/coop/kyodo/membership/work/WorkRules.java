package coop.kyodo.membership.work;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much work fits into a day or a month.
final class WorkRules {

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private WorkRules() {}

    /// The month that work belongs to; empty unless it is given either a date or a month.
    static Optional<YearMonth> period(@Nullable LocalDate date, @Nullable YearMonth month) {
        if (date != null) {
            return month == null ? Optional.of(YearMonth.from(date)) : Optional.empty();
        }
        return Optional.ofNullable(month);
    }

    static LocalDate firstDay(YearMonth month, @Nullable LocalDate date) {
        return date == null ? month.atDay(1) : date;
    }

    static LocalDate lastDay(YearMonth month, @Nullable LocalDate date) {
        return date == null ? month.atEndOfMonth() : date;
    }

    /// Whether the minutes and days fit: into the date, if there is one, else into the month.
    static boolean fits(YearMonth month, @Nullable LocalDate date, int minutes, int days) {
        int length = date == null ? month.lengthOfMonth() : 1;
        return minutes <= minutesOf(length) && days <= length;
    }

    /// Whether a day, or a month of so many days, has room for minutes beside those on record. What
    /// takes away always fits.
    static boolean fitsBeside(int length, long recorded, int minutes) {
        return minutes <= 0 || recorded + minutes <= minutesOf(length);
    }

    /// As [#fitsBeside], for days.
    static boolean daysFitBeside(int length, long recorded, int days) {
        return days <= 0 || recorded + days <= length;
    }

    /// The minutes of so many days.
    static long minutesOf(int days) {
        return (long) days * MINUTES_OF_A_DAY;
    }
}
