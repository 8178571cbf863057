package coop.kyodo.membership.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The counts of every day: they change on some days and stand on all others.
final class Timeline {

    /// A quantity grows or shrinks on a day.
    record Change(LocalDate day, Quantity quantity, long by) {}

    private final NavigableMap<LocalDate, Map<Quantity, Long>> standing = new TreeMap<>();

    private Timeline() {}

    static Timeline of(List<Change> changes) {
        NavigableMap<LocalDate, List<Change>> byDay = new TreeMap<>();
        for (Change change : changes) {
            byDay.computeIfAbsent(change.day(), day -> new ArrayList<>()).add(change);
        }
        var timeline = new Timeline();
        Map<Quantity, Long> counts = new EnumMap<>(Quantity.class);
        byDay.forEach((day, ofDay) -> {
            ofDay.forEach(change -> counts.merge(change.quantity(), change.by(), Long::sum));
            timeline.standing.put(day, new EnumMap<>(counts));
        });
        return timeline;
    }

    /// The counts of a day; a quantity that is absent is zero.
    Map<Quantity, Long> on(LocalDate day) {
        Map.Entry<LocalDate, Map<Quantity, Long>> last = standing.floorEntry(day);
        return last == null ? Map.of() : last.getValue();
    }

    /// Since when, without a break up to this day, the counts have been so; empty when they are not
    /// so on the day itself, or were so before anything was counted.
    Optional<LocalDate> since(LocalDate day, Predicate<Map<Quantity, Long>> so) {
        LocalDate since = null;
        for (Map.Entry<LocalDate, Map<Quantity, Long>> each :
                standing.headMap(day, true).descendingMap().entrySet()) {
            if (!so.test(each.getValue())) {
                break;
            }
            since = each.getKey();
        }
        return Optional.ofNullable(since);
    }
}
