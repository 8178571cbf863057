package coop.kyodo.surplus.waterfall;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The people of a year and what they are measured by, added up in columns from records that come
/// in any order: some fifty bytes for each, where a map of objects takes several hundred.
///
/// Work that was done as a member and work that was done as none are added up apart. Of whoever was
/// no member in the year both count together. Of somebody who was first an employee and then a
/// member, the members' part of a surplus counts what was done as a member alone (JP-211); the part
/// of all who work counts the sum (FR-03).
public final class Tally {

    private static final int FIRST_ROOM = 1 << 10;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long PLACES = 1L << Integer.SIZE;

    private final LocalDate from;
    private final LocalDate to;

    /// Who is where: the place of a person plus one, 0 for nobody; at least half of it is free. The
    /// seed keeps ids, which callers choose, from being chosen to be found slowly.
    private int[] slots = new int[FIRST_ROOM];

    private final long seed = ThreadLocalRandom.current().nextLong();
    private int size;

    private final Column idsHigh = new Column();
    private final Column idsLow = new Column();
    private final Column newest = new Column();
    private final Column numbers = new Column();
    private final Column sinces = new Column();
    private final Work asMember = new Work();
    private final Work asOther = new Work();
    private final List<Work> ofMembers = List.of(asMember);
    private final List<Work> ofOthers = List.of(asOther);
    private final List<Work> all = List.of(asMember, asOther);
    private final Map<String, Column> told = new TreeMap<>();

    /// What was worked in the year.
    private static final class Work {

        private final Column minutes = new Column();
        private final Column days = new Column();

        /// A bit for each month with work.
        private final Column months = new Column();

        private final Map<String, Column> points = new TreeMap<>();

        private void point(String name, int place, long value) {
            if (value != 0) {
                points.computeIfAbsent(name, _ -> new Column()).add(place, value);
            }
        }
    }

    /// @param from the first day of the year
    /// @param to its last day
    public Tally(LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
    }

    /// A change of a membership by the year's last day. Of a person's changes the newest counts: an
    /// admission, or a leaving on the year's first day or later, makes a member of the year.
    ///
    /// @param sequence its place among the person's changes, from 1
    public void membership(UUID id, long sequence, long number, boolean admitted, long onDay) {
        int place = place(id);
        if (sequence > newest.get(place)) {
            newest.set(place, sequence);
            numbers.set(place, admitted || onDay >= from.toEpochDay() ? number : 0);
        }
        if (admitted) {
            sinces.set(place, Math.max(sinces.get(place), onDay));
        }
    }

    /// What somebody worked in a month of the year.
    ///
    /// @param month which month of the year, from 0
    /// @param member whether the work was done as a member
    public void month(
            UUID id,
            int month,
            boolean member,
            long minutes,
            long days,
            long grade,
            long responsibility) {
        int place = place(id);
        Work work = member ? asMember : asOther;
        work.minutes.add(place, minutes);
        work.days.add(place, days);
        if (minutes > 0 || days > 0) {
            work.months.set(place, work.months.get(place) | 1L << month);
        }
        work.point("GRADE", place, grade);
        work.point("RESPONSIBILITY", place, responsibility);
    }

    /// Begins a measure that neither work nor membership tells, or that is told otherwise here: 0
    /// for everybody without a value.
    public void tell(String measure) {
        told.put(measure, new Column());
    }

    /// A value of a measure that was begun; nothing when this is nobody of the year.
    public void tell(String measure, UUID id, long value) {
        int place = known(id);
        if (place >= 0) {
            Objects.requireNonNull(told.get(measure)).set(place, value);
        }
    }

    /// The day from which the seniority of somebody counts who did not only work as a member;
    /// nothing when this is nobody of the year.
    public void since(UUID id, LocalDate day) {
        int place = known(id);
        if (place >= 0) {
            sinces.set(place, day.toEpochDay());
        }
    }

    /// The members of the year who worked in it as members, by number.
    public Snapshot workers() {
        return measured(place -> isMember(place) && worked(place, ofMembers), ofMembers, Set.of());
    }

    /// What was worked as no member: all work of those who were none in the year, who come first,
    /// and of members what they did before.
    public Snapshot others() {
        return measured(place -> worked(place, ofOthers), ofOthers, Set.of());
    }

    /// The members of the year by number, with these measures too.
    ///
    /// @param withOthers whether those who worked and are no members come first, and members' work
    ///   before they were any counts
    public Snapshot everybody(Set<String> measures, boolean withOthers) {
        return measured(
                place -> isMember(place) || withOthers && worked(place, all),
                withOthers ? all : ofMembers,
                measures);
    }

    private boolean isMember(int place) {
        return numbers.get(place) > 0;
    }

    private boolean worked(int place, List<Work> ofMember) {
        List<Work> works = works(place, ofMember);
        return sum(works, place, work -> work.minutes) > 0
                || sum(works, place, work -> work.days) > 0;
    }

    /// All work of whoever was no member in the year, this of a member.
    private List<Work> works(int place, List<Work> ofMember) {
        return isMember(place) ? ofMember : all;
    }

    private static long sum(List<Work> works, int place, Function<Work, Column> column) {
        long sum = 0;
        for (Work work : works) {
            sum = Math.addExact(sum, column.apply(work).get(place));
        }
        return sum;
    }

    /// By number, those of one number by their ids.
    ///
    /// @param ofMember which work of members counts
    private Snapshot measured(IntPredicate chosen, List<Work> ofMember, Set<String> names) {
        long[] places =
                IntStream.range(0, size)
                        .filter(chosen)
                        .mapToLong(place -> Math.toIntExact(numbers.get(place)) * PLACES + place)
                        .sorted()
                        .toArray();
        Snapshot measured = new Snapshot();
        int begin = 0;
        while (begin < places.length) {
            int end = begin + 1;
            while (end < places.length && places[end] / PLACES == places[begin] / PLACES) {
                end++;
            }
            if (end == begin + 1) {
                measured.add(measures((int) (places[begin] % PLACES), ofMember, names));
            } else {
                Arrays.stream(places, begin, end)
                        .mapToObj(place -> measures((int) (place % PLACES), ofMember, names))
                        .sorted(Comparator.comparing(person -> person.memberId().toString()))
                        .forEach(measured::add);
            }
            begin = end;
        }
        return measured;
    }

    private MemberMeasures measures(int place, List<Work> ofMember, Set<String> names) {
        List<Work> works = works(place, ofMember);
        TreeMap<String, Long> other = null;
        for (Work work : works) {
            for (Map.Entry<String, Column> point : work.points.entrySet()) {
                long value = point.getValue().get(place);
                if (value != 0) {
                    other = other == null ? new TreeMap<>() : other;
                    other.merge(point.getKey(), value, Math::addExact);
                }
            }
        }
        for (String name : names) {
            Long value = value(name, place, works);
            if (value != null) {
                other = other == null ? new TreeMap<>() : other;
                other.put(name, value);
            }
        }
        return new MemberMeasures(
                new UUID(idsHigh.get(place), idsLow.get(place)),
                numbers.get(place),
                Math.max(0, sum(works, place, work -> work.minutes)),
                Math.max(0, sum(works, place, work -> work.days)),
                other);
    }

    private @Nullable Long value(String measure, int place, List<Work> works) {
        Column column = told.get(measure);
        if (column != null) {
            return column.get(place);
        }
        return switch (measure) {
            case "MONTHS" -> months(works, place);
            case "SENIORITY" -> seniority(place);
            default -> null;
        };
    }

    private static long months(List<Work> works, int place) {
        long months = 0;
        for (Work work : works) {
            months |= work.months.get(place);
        }
        return Long.bitCount(months);
    }

    /// In full months to the year's last day.
    private long seniority(int place) {
        long since = sinces.get(place);
        return since == Column.ABSENT
                ? 0
                : ChronoUnit.MONTHS.between(LocalDate.ofEpochDay(since), to.plusDays(1));
    }

    /// The place of somebody of the year; negative when this is nobody.
    private int known(UUID id) {
        return slots[slot(id.getMostSignificantBits(), id.getLeastSignificantBits())] - 1;
    }

    private int place(UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        int slot = slot(high, low);
        if (slots[slot] == 0) {
            idsHigh.set(size, high);
            idsLow.set(size, low);
            sinces.set(size, Column.ABSENT);
            size++;
            slots[slot] = size;
            if (size > slots.length / 2) {
                widen();
                return size - 1;
            }
        }
        return slots[slot] - 1;
    }

    private void widen() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            slots[slot(idsHigh.get(i), idsLow.get(i))] = i + 1;
        }
    }

    /// Where this id is, or the free slot where it belongs.
    private int slot(long high, long low) {
        long mixed = (high ^ seed) * MIX;
        mixed = (mixed ^ mixed >>> Integer.SIZE ^ low) * MIX;
        int slot = (int) (mixed >>> Integer.SIZE) & slots.length - 1;
        while (slots[slot] != 0
                && (idsHigh.get(slots[slot] - 1) != high || idsLow.get(slots[slot] - 1) != low)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
