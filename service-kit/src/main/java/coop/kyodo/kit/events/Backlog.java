package coop.kyodo.kit.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What was read from the topics and is not done with: a lane per tenant. Workers give each lane a
/// turn after the other, so that one with very many events does not keep the others waiting; a lane
/// is worked on by one of them at a time, in the order of reading. What is held is bounded, and how
/// far each partition is done is known: whatever lies before a partition's oldest undone event.
final class Backlog {

    /// What a worker does with a turn.
    interface Turn {
        /// @return how many of these, the oldest of the lane, are done with now
        int take(Lane lane, List<ConsumerRecord<String, @Nullable String>> letters)
                throws InterruptedException;
    }

    private static final int MOST_LETTERS = 20_000;
    private static final long MOST_BYTES = 16L << 20;
    private static final long WAIT_MILLIS = 200;

    /// How far a partition was read, done and told.
    private static final class Reading {

        private final NavigableSet<Long> undone = new TreeSet<>();
        private long next;
        private long told;

        private Reading(long first) {
            next = first;
            told = first;
        }

        private long done() {
            return undone.isEmpty() ? next : undone.first();
        }
    }

    private final Map<UUID, Lane> lanes = new HashMap<>();
    private final BlockingQueue<Lane> ready = new LinkedBlockingQueue<>();
    private final Map<TopicPartition, Reading> readings = new HashMap<>();
    private final ReadWriteLock turns = new ReentrantReadWriteLock();
    private int letters;
    private long bytes;

    synchronized void add(UUID tenant, ConsumerRecord<String, @Nullable String> letter) {
        Lane lane = lanes.get(tenant);
        if (lane == null) {
            lane = new Lane(tenant);
            lanes.put(tenant, lane);
            ready.add(lane);
        }
        lane.add(letter);
        Reading reading =
                readings.computeIfAbsent(
                        partitionOf(letter), partition -> new Reading(letter.offset()));
        reading.undone.add(letter.offset());
        reading.next = letter.offset() + 1;
        letters++;
        bytes += Lane.sizeOf(letter);
    }

    /// How many events were read and are not done with.
    synchronized int size() {
        return letters;
    }

    /// Whether no more should be read now.
    synchronized boolean isFull() {
        return letters >= MOST_LETTERS || bytes >= MOST_BYTES;
    }

    /// Gives the lane that has waited longest its turn; waits a moment for one.
    void turn(Turn turn) throws InterruptedException {
        Lane lane = ready.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        if (lane == null) {
            return;
        }
        turns.readLock().lock();
        int done = 0;
        try {
            List<ConsumerRecord<String, @Nullable String>> next = nextOf(lane);
            if (!next.isEmpty()) {
                done = turn.take(lane, next);
            }
        } finally {
            ended(lane, done);
            turns.readLock().unlock();
        }
    }

    private synchronized List<ConsumerRecord<String, @Nullable String>> nextOf(Lane lane) {
        return lane.next();
    }

    private synchronized void ended(Lane lane, int done) {
        for (int i = 0; i < done; i++) {
            ConsumerRecord<String, @Nullable String> letter = lane.removeFirst();
            Reading reading = readings.get(partitionOf(letter));
            if (reading != null) {
                reading.undone.remove(letter.offset());
            }
            forgotten(letter);
        }
        if (lane.isEmpty()) {
            lanes.remove(lane.tenant());
        } else {
            ready.add(lane);
        }
    }

    private void forgotten(ConsumerRecord<String, @Nullable String> letter) {
        letters--;
        bytes -= Lane.sizeOf(letter);
    }

    /// The offsets up to which partitions are done, where they are further than was told before.
    synchronized Map<TopicPartition, OffsetAndMetadata> progress() {
        var progress = new HashMap<TopicPartition, OffsetAndMetadata>();
        readings.forEach((partition, reading) -> {
            if (reading.done() > reading.told) {
                reading.told = reading.done();
                progress.put(partition, new OffsetAndMetadata(reading.told));
            }
        });
        return progress;
    }

    /// Ends the turns that are being taken and forgets what is left of these partitions: whoever
    /// reads them next begins where they are done.
    ///
    /// @return the last progress
    Map<TopicPartition, OffsetAndMetadata> forget(Predicate<TopicPartition> which) {
        turns.writeLock().lock();
        try {
            return forgetNow(which);
        } finally {
            turns.writeLock().unlock();
        }
    }

    private synchronized Map<TopicPartition, OffsetAndMetadata> forgetNow(
            Predicate<TopicPartition> which) {
        Map<TopicPartition, OffsetAndMetadata> progress = progress();
        lanes.values()
                .forEach(lane ->
                        lane.remove(letter -> which.test(partitionOf(letter)), this::forgotten));
        readings.keySet().removeIf(which);
        return progress;
    }

    private static TopicPartition partitionOf(ConsumerRecord<String, @Nullable String> letter) {
        return new TopicPartition(letter.topic(), letter.partition());
    }
}
