package coop.kyodo.surplus.waterfall;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One number of each of many people: four bytes each, eight from the first on that needs them.
/// What was not set is 0.
final class Column {

    /// What nobody's number is.
    static final long ABSENT = Long.MIN_VALUE;

    private static final int FIRST_ROOM = 64;

    private int[] narrow = new int[FIRST_ROOM];
    private long @Nullable [] wide;

    long get(int index) {
        long[] values = wide;
        if (values != null) {
            return index < values.length ? values[index] : 0;
        }
        if (index >= narrow.length) {
            return 0;
        }
        return narrow[index] == Integer.MIN_VALUE ? ABSENT : narrow[index];
    }

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

    void add(int index, long value) {
        set(index, Math.addExact(get(index), value));
    }

    private long[] widened(int index) {
        long[] values = new long[Math.max(narrow.length, index + 1)];
        for (int i = 0; i < narrow.length; i++) {
            values[i] = get(i);
        }
        narrow = new int[0];
        return values;
    }

    /// Whether it fits beside the mark of what is absent.
    private static boolean isNarrow(long value) {
        return value > Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
    }

    private static int larger(int index) {
        return index + 1 + (index >> 1);
    }
}
