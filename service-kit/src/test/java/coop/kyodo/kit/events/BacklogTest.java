package coop.kyodo.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final TopicPartition FIRST = new TopicPartition("topic", 0);
    private static final TopicPartition SECOND = new TopicPartition("topic", 1);
    private static final UUID BIG = new UUID(1, 1);
    private static final UUID SMALL = new UUID(2, 2);

    private final Backlog backlog = new Backlog();

    @Test
    void aPartitionIsDoneUpToItsOldestUndoneEvent() throws Exception {
        add(BIG, FIRST, 10, 1);
        add(SMALL, FIRST, 11, 1);
        add(BIG, FIRST, 12, 1);

        assertThat(takeNothing()).containsExactly(10L, 12L);
        assertThat(takeAll()).containsExactly(11L);
        assertThat(backlog.progress()).isEmpty();

        assertThat(takeAll()).containsExactly(10L, 12L);
        assertThat(backlog.progress()).isEqualTo(at(FIRST, 13));
        assertThat(backlog.progress()).isEmpty();
        assertThat(backlog.size()).isZero();
    }

    @Test
    void aSmallTenantsEventComesAfterOneTurnOfABigOnes() throws Exception {
        for (long offset = 0; offset < 1_000; offset++) {
            add(BIG, FIRST, offset, 1);
        }
        add(SMALL, FIRST, 1_000, 1);

        assertThat(takeAll()).hasSize(50);
        assertThat(takeAll()).containsExactly(1_000L);
        assertThat(backlog.size()).isEqualTo(950);
        assertThat(backlog.progress()).isEqualTo(at(FIRST, 50));
    }

    @Test
    void largeEventsAreNotTakenTogether() throws Exception {
        add(BIG, FIRST, 1, 40_000);
        add(BIG, FIRST, 2, 25_536);
        add(BIG, FIRST, 3, 65_537);
        add(BIG, FIRST, 4, 1);

        assertThat(takeAll()).containsExactly(1L, 2L);
        assertThat(takeAll()).containsExactly(3L);
        assertThat(takeAll()).containsExactly(4L);
    }

    @Test
    void whatCouldNotBeTakenTogetherIsTakenOneByOne() throws Exception {
        for (long offset = 1; offset <= 3; offset++) {
            add(BIG, FIRST, offset, 1);
        }
        backlog.turn((lane, letters) -> {
            lane.takeApart(letters.size());
            return 0;
        });
        add(BIG, FIRST, 4, 1);
        add(BIG, FIRST, 5, 1);

        assertThat(takeAll()).containsExactly(1L);
        assertThat(takeAll()).containsExactly(2L);
        assertThat(takeAll()).containsExactly(3L);
        assertThat(takeAll()).containsExactly(4L, 5L);
    }

    @Test
    void failuresAreOfTheOldestAlone() throws Exception {
        add(BIG, FIRST, 1, 1);
        add(BIG, FIRST, 2, 1);
        var counted = new ArrayList<Integer>();
        backlog.turn((lane, letters) -> {
            counted.add(lane.failed());
            counted.add(lane.failed());
            lane.giveUp(new IllegalStateException("hopeless"));
            lane.takeApart(2);
            return 1;
        });
        backlog.turn((lane, letters) -> {
            counted.add(lane.failed());
            assertThat(lane.poison()).isNull();
            return 1;
        });
        assertThat(counted).containsExactly(1, 2, 1);
    }

    @Test
    void whatIsLeftOfAPartitionThatIsHandedOverIsForgotten() throws Exception {
        add(BIG, FIRST, 1, 1);
        add(BIG, SECOND, 7, 1);
        add(SMALL, FIRST, 2, 1);
        backlog.turn((lane, letters) -> 1);

        assertThat(backlog.forget(FIRST::equals)).isEqualTo(at(FIRST, 2));
        assertThat(backlog.size()).isEqualTo(1);
        assertThat(takeAll()).isEmpty();
        assertThat(takeAll()).containsExactly(7L);
        assertThat(backlog.progress()).isEqualTo(at(SECOND, 8));

        add(SMALL, FIRST, 2, 1);
        assertThat(takeAll()).containsExactly(2L);
    }

    @Test
    void whatIsHeldIsBounded() throws Exception {
        for (long offset = 1; offset < 20_000; offset++) {
            add(BIG, FIRST, offset, 1);
        }
        assertThat(backlog.isFull()).isFalse();
        add(SMALL, FIRST, 20_000, 1);
        assertThat(backlog.isFull()).isTrue();
        takeAll();
        assertThat(backlog.isFull()).isFalse();
        add(SMALL, SECOND, 1, 16 << 20);
        assertThat(backlog.isFull()).isTrue();
    }

    private List<Long> takeAll() throws InterruptedException {
        var offsets = new ArrayList<Long>();
        backlog.turn((lane, letters) -> {
            letters.forEach(letter -> offsets.add(letter.offset()));
            return letters.size();
        });
        return offsets;
    }

    private List<Long> takeNothing() throws InterruptedException {
        var offsets = new ArrayList<Long>();
        backlog.turn((lane, letters) -> {
            letters.forEach(letter -> offsets.add(letter.offset()));
            return 0;
        });
        return offsets;
    }

    private void add(UUID tenant, TopicPartition partition, long offset, int size) {
        backlog.add(
                tenant,
                new ConsumerRecord<String, @Nullable String>(
                        partition.topic(),
                        partition.partition(),
                        offset,
                        0L,
                        TimestampType.CREATE_TIME,
                        0,
                        size,
                        "key",
                        "event",
                        new RecordHeaders(),
                        Optional.empty()));
    }

    private static Map<TopicPartition, OffsetAndMetadata> at(TopicPartition partition, long next) {
        return Map.of(partition, new OffsetAndMetadata(next));
    }
}
