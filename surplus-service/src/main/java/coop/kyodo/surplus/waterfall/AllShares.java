package coop.kyodo.surplus.waterfall;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// The shares of all steps, one list after the other, without copying them.
final class AllShares extends AbstractList<Share> implements RandomAccess {

    private final List<List<Share>> steps;
    private final int size;

    AllShares(List<List<Share>> steps) {
        this.steps = List.copyOf(steps);
        this.size = steps.stream().mapToInt(List::size).sum();
    }

    @Override
    public Share get(int at) {
        int left = at;
        for (List<Share> step : steps) {
            if (left < step.size()) {
                return step.get(left);
            }
            left -= step.size();
        }
        throw new IndexOutOfBoundsException(at);
    }

    @Override
    public int size() {
        return size;
    }
}
