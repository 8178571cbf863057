package coop.kyodo.kit.events;

import coop.kyodo.kit.store.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the other services' topics into the [Inbox]: a few workers let each tenant's events take
/// effect in their order, many in one transaction, and one by one where that fails. A database that
/// is away is waited for; an event that fails three times is put among the dead letters and blocks
/// nothing. Offsets are committed after the effects, once for all that was done between two polls:
/// what is read again after a failure the inbox knows.
@ApplicationScoped
class Consumer {

    private static final Logger LOG = Logger.getLogger(Consumer.class);
    private static final int ATTEMPTS = 3;
    private static final int WORKERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Inbox inbox;
    private final Topics topics;
    private final Outbox outbox;
    private final List<String> consumed;
    private final Backlog backlog = new Backlog();
    private final Loop reader = new Loop("kyodo-consumer", PAUSE, this::read);
    private final Loop workers = new Loop("kyodo-inbox", PAUSE, WORKERS, this::work);
    private final AtomicLong unread = new AtomicLong();

    Consumer(
            Inbox inbox,
            Topics topics,
            Outbox outbox,
            MeterRegistry metrics,
            @ConfigProperty(name = "kyodo.events.consume") Optional<List<String>> consumed) {
        this.inbox = inbox;
        this.topics = topics;
        this.outbox = outbox;
        this.consumed = consumed.orElse(List.of());
        metrics.gauge("kyodo.inbox.lag", this, Consumer::lag);
    }

    void start(@Observes StartupEvent started) {
        if (!consumed.isEmpty()) {
            workers.start();
            reader.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        workers.stop();
        reader.stop();
    }

    /// The events of all partitions that are read here and have not taken effect.
    private long lag() {
        return unread.get() + backlog.size();
    }

    private void read(Loop running)
            throws InterruptedException, ExecutionException, TimeoutException {
        topics.ensure(consumed);
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        topics.servers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "kyodo." + outbox.service(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        (int) Duration.ofHours(6).toMillis(),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1_000);
        try (var consumer =
                new KafkaConsumer<String, @Nullable String>(
                        config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(consumed, new Handover(consumer));
            while (running.isOn()) {
                poll(consumer);
            }
            commit(consumer, backlog.forget(every -> true));
        } finally {
            backlog.forget(every -> true);
            unread.set(0);
        }
    }

    private void poll(KafkaConsumer<String, @Nullable String> consumer) {
        if (backlog.isFull()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        consumer.poll(Duration.ofMillis(300))
                .forEach(letter -> backlog.add(inbox.tenantOf(letter.value()), letter));
        commit(consumer, backlog.progress());
        unread.set(
                consumer.assignment().stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                        .sum());
    }

    private static void commit(
            KafkaConsumer<String, @Nullable String> consumer,
            Map<TopicPartition, OffsetAndMetadata> progress) {
        if (!progress.isEmpty()) {
            consumer.commitSync(progress);
        }
    }

    private void work(Loop running) throws InterruptedException {
        while (running.isOn()) {
            backlog.turn((lane, letters) ->
                    letters.size() > 1
                            ? takeTogether(lane, letters)
                            : take(running, lane, letters.getFirst()));
        }
    }

    private int takeTogether(Lane lane, List<ConsumerRecord<String, @Nullable String>> letters) {
        try {
            inbox.takeTogether(lane.tenant(), letters);
            return letters.size();
        } catch (Exception e) {
            LOG.infof("%d events of %s one by one after %s", letters.size(), lane.tenant(), e);
            lane.takeApart(letters.size());
            return 0;
        }
    }

    /// Takes the oldest of a lane, or puts it aside.
    ///
    /// @return 1 when it is done with
    private int take(Loop running, Lane lane, ConsumerRecord<String, @Nullable String> letter)
            throws InterruptedException {
        Exception poison = lane.poison();
        try {
            if (poison == null) {
                inbox.take(letter.value());
            } else {
                inbox.bury(letter, poison);
            }
            return 1;
        } catch (Exception e) {
            if (poison == null && !Faults.isPassing(e) && lane.failed() >= ATTEMPTS) {
                LOG.errorf(
                        e,
                        "to the dead letters: %s-%d@%d",
                        letter.topic(),
                        letter.partition(),
                        letter.offset());
                lane.giveUp(e);
            } else {
                LOG.warnf(
                        "again: %s-%d@%d after %s",
                        letter.topic(), letter.partition(), letter.offset(), e);
                running.pause();
            }
            return 0;
        }
    }

    /// Lets go of partitions that another instance of the service reads from now on.
    private final class Handover implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, @Nullable String> consumer;

        private Handover(KafkaConsumer<String, @Nullable String> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit(consumer, backlog.forget(partitions::contains));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            backlog.forget(partitions::contains);
        }
    }
}
