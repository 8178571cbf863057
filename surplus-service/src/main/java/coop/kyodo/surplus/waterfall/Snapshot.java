package coop.kyodo.surplus.waterfall;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.UUID;

/// Members' measures, column by column: some thirty bytes for a member, where a list of objects
/// takes several hundred. Members can be added and are never changed.
public final class Snapshot extends AbstractList<MemberMeasures> implements RandomAccess {

    private final Map<String, Column> others = new TreeMap<>();
    private final Column idsHigh = new Column();
    private final Column idsLow = new Column();
    private final Column numbers = new Column();
    private final Column minutes = new Column();
    private final Column days = new Column();
    private int size;

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
            column.set(size, value == null ? Column.ABSENT : value);
        });
        size++;
        return true;
    }

    private Column absent() {
        Column column = new Column();
        for (int i = 0; i < size; i++) {
            column.set(i, Column.ABSENT);
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
            if (value != Column.ABSENT) {
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
