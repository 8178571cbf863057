package coop.kyodo.membership.capital;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// How one member's capital stood at the end of each day on which it moved. A command that is dated
/// in the past must fit not only that day but every day since.
///
/// @param days by date, each with the sums up to it, in minor units
public record MemberHistory(List<Day> days) {

    /// The sums up to the end of a day.
    public record Day(LocalDate on, long units, long subscribed, long unpaid) {

        private boolean holdsAs(Day other) {
            return units == other.units && subscribed == other.subscribed && unpaid == other.unpaid;
        }
    }

    /// The last day on which what is held or paid in became another; empty when it never did.
    public Optional<LocalDate> heldSince() {
        Day before = new Day(LocalDate.MIN, 0, 0, 0);
        Optional<LocalDate> since = Optional.empty();
        for (Day day : days) {
            since = day.holdsAs(before) ? since : Optional.of(day.on());
            before = day;
        }
        return since;
    }

    /// The fewest units held at the end of this day or any later one.
    public long leastUnitsFrom(LocalDate date) {
        return leastFrom(date, Day::units);
    }

    /// The least that was unpaid at the end of this day or any later one.
    public long leastUnpaidFrom(LocalDate date) {
        return leastFrom(date, Day::unpaid);
    }

    /// The least that was paid in at the end of this day or any later one.
    public long leastPaidInFrom(LocalDate date) {
        return leastFrom(date, day -> day.subscribed() - day.unpaid());
    }

    /// The units held at the end of a day.
    public long unitsOn(LocalDate date) {
        return at(date, Day::units);
    }

    /// The first day at whose end something was unpaid; empty when there was none.
    public Optional<LocalDate> firstUnpaidOn() {
        return days.stream().filter(day -> day.unpaid() > 0).map(Day::on).findFirst();
    }

    /// What was unpaid at the end of a day.
    public long unpaidOn(LocalDate date) {
        return at(date, Day::unpaid);
    }

    /// Whether so much can leave the capital from this day on, all of it paid up: nothing was
    /// unpaid on the day or is now, and as much was paid in ever since.
    ///
    /// @param amount in minor units
    public boolean isPaidUp(LocalDate date, long amount) {
        return !isUnpaidOnOrNow(date) && leastPaidInFrom(date) >= amount;
    }

    /// Whether something was unpaid at the end of this day or is now.
    private boolean isUnpaidOnOrNow(LocalDate date) {
        return at(date, Day::unpaid) > 0 || (!days.isEmpty() && days.getLast().unpaid() > 0);
    }

    private long leastFrom(LocalDate date, ToLongFunction<Day> figure) {
        List<Long> figures = new ArrayList<>(List.of(at(date, figure)));
        days.stream()
                .filter(day -> day.on().isAfter(date))
                .map(figure::applyAsLong)
                .forEach(figures::add);
        return figures.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    private long at(LocalDate date, ToLongFunction<Day> figure) {
        return days.stream()
                .filter(day -> !day.on().isAfter(date))
                .reduce((earlier, later) -> later)
                .map(figure::applyAsLong)
                .orElse(0L);
    }
}
