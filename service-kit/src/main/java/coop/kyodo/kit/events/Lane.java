package coop.kyodo.kit.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The events of one tenant that were read and are not done with, the oldest first, and what was
/// tried with the oldest. Whoever has the turn has it alone.
final class Lane {

    private static final int MOST_TOGETHER = 50;
    private static final int MOST_BYTES_TOGETHER = 1 << 16;

    private final UUID tenant;
    private final Deque<ConsumerRecord<String, @Nullable String>> letters = new ArrayDeque<>();
    private int apart;
    private int failures;
    private @Nullable Exception poison;

    Lane(UUID tenant) {
        this.tenant = tenant;
    }

    UUID tenant() {
        return tenant;
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    void add(ConsumerRecord<String, @Nullable String> letter) {
        letters.addLast(letter);
    }

    /// What is to be taken next: as many as fit a short transaction, or one where they could not be
    /// taken together.
    List<ConsumerRecord<String, @Nullable String>> next() {
        var next = new ArrayList<ConsumerRecord<String, @Nullable String>>();
        int bytes = 0;
        for (ConsumerRecord<String, @Nullable String> letter : letters) {
            bytes += sizeOf(letter);
            if (!next.isEmpty()
                    && (apart > 0 || next.size() == MOST_TOGETHER || bytes > MOST_BYTES_TOGETHER)) {
                break;
            }
            next.add(letter);
        }
        return next;
    }

    /// So many of the next are to be taken one by one.
    void takeApart(int many) {
        apart = many;
    }

    /// Counts a failure of the oldest.
    ///
    /// @return how often it has failed by now
    int failed() {
        return ++failures;
    }

    /// Why the oldest cannot take effect, when that is certain.
    @Nullable Exception poison() {
        return poison;
    }

    void giveUp(Exception reason) {
        poison = reason;
    }

    ConsumerRecord<String, @Nullable String> removeFirst() {
        apart = Math.max(0, apart - 1);
        failures = 0;
        poison = null;
        return letters.removeFirst();
    }

    /// Forgets some, and what was tried.
    void remove(
            Predicate<ConsumerRecord<String, @Nullable String>> which,
            Consumer<ConsumerRecord<String, @Nullable String>> removed) {
        apart = 0;
        failures = 0;
        poison = null;
        letters.removeIf(letter -> {
            boolean goes = which.test(letter);
            if (goes) {
                removed.accept(letter);
            }
            return goes;
        });
    }

    static int sizeOf(ConsumerRecord<String, @Nullable String> letter) {
        return Math.max(0, letter.serializedValueSize());
    }
}
