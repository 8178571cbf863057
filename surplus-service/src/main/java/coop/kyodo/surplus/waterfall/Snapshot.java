package coop.kyodo.surplus.waterfall;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Members' measures, column by column: some thirty bytes for a member, where a list of objects
/// takes several hundred. Members can be added and are never changed.
public final class Snapshot extends AbstractList<MemberMeasures> implements RandomAccess {

    private static final int FIRST_ROOM = 64;
    private static final long ABSENT = Long.MIN_VALUE;

    private final Map<String, Column> others = new TreeMap<>();
    private final Column idsHigh = new Column();
    private final Column idsLow = new Column();
    private final Column numbers = new Column();
    private final Column minutes = new Column();
    private final Column days = new Column();
    private int size;

    /// One measure of all members: four bytes each, eight from the first on that needs them.
    private static final class Column {

        private int[] narrow = new int[FIRST_ROOM];
        private long @Nullable [] wide;

        void set(int index, long value) {
            long[] values = wide;
            if (values == null && value != ABSENT && !isNarrow(value)) {
                values = widened(index);
            }
            if (values == null) {
                narrow = index < narrow.length ? narrow : Arrays.copyOf(narrow, larger(index));
                narrow[index] = value == ABSENT ? Integer.MIN_VALUE : (int) value;
            } else {
                values = index < values.length ? values : Arrays.copyOf(values, larger(index));
                values[index] = value;
                wide = values;
            }
        }

        private long[] widened(int size) {
            long[] values = new long[Math.max(narrow.length, size + 1)];
            for (int i = 0; i < size; i++) {
                values[i] = get(i);
            }
            narrow = new int[0];
            return values;
        }

        long get(int index) {
            long[] values = wide;
            if (values != null) {
                return values[index];
            }
            return narrow[index] == Integer.MIN_VALUE ? ABSENT : narrow[index];
        }

        /// Whether it fits beside the mark of what is absent.
        private static boolean isNarrow(long value) {
            return value > Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
        }

        private static int larger(int index) {
            return index + 1 + (index >> 1);
        }
    }

    /// The same members in this form.
    public static Snapshot of(List<MemberMeasures> members) {
        if (members instanceof Snapshot snapshot) {
            return snapshot;
        }
        Snapshot snapshot = new Snapshot();
        snapshot.addAll(members);
        return snapshot;
    }

    @Override
    public boolean add(MemberMeasures member) {
        idsHigh.set(size, member.memberId().getMostSignificantBits());
        idsLow.set(size, member.memberId().getLeastSignificantBits());
        numbers.set(size, member.memberNumber());
        minutes.set(size, member.minutes());
        days.set(size, member.days());
        member.other().keySet().forEach(name -> others.computeIfAbsent(name, _ -> absent()));
        others.forEach((name, column) -> {
            Long value = member.other().get(name);
            column.set(size, value == null ? ABSENT : value);
        });
        size++;
        return true;
    }

    /// The same members in the order of their numbers, those of one number in that of their ids.
    public Snapshot byNumber() {
        long[] places = new long[size];
        for (int i = 0; i < size; i++) {
            places[i] = (long) Math.toIntExact(numbers.get(i)) << Integer.SIZE | i;
        }
        Arrays.sort(places);
        Snapshot ordered = new Snapshot();
        int from = 0;
        while (from < size) {
            int to = from + 1;
            while (to < size && places[to] >> Integer.SIZE == places[from] >> Integer.SIZE) {
                to++;
            }
            if (to == from + 1) {
                ordered.add(get((int) places[from]));
            } else {
                Arrays.stream(places, from, to)
                        .mapToObj(place -> get((int) place))
                        .sorted(Comparator.comparing(member -> member.memberId().toString()))
                        .forEach(ordered::add);
            }
            from = to;
        }
        return ordered;
    }

    private Column absent() {
        Column column = new Column();
        for (int i = 0; i < size; i++) {
            column.set(i, ABSENT);
        }
        return column;
    }

    @Override
    public MemberMeasures get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        TreeMap<String, Long> other = null;
        for (Map.Entry<String, Column> column : others.entrySet()) {
            long value = column.getValue().get(index);
            if (value != ABSENT) {
                other = other == null ? new TreeMap<>() : other;
                other.put(column.getKey(), value);
            }
        }
        return new MemberMeasures(
                new UUID(idsHigh.get(index), idsLow.get(index)),
                numbers.get(index),
                minutes.get(index),
                days.get(index),
                other);
    }

    @Override
    public int size() {
        return size;
    }
}
