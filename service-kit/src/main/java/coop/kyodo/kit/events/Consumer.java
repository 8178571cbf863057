package coop.kyodo.kit.events;

import coop.kyodo.kit.store.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the other services' topics into the [Inbox]. A database that is away is waited for; an
/// event that fails three times is put among the dead letters and blocks nothing. Offsets are
/// committed after the effects.
@ApplicationScoped
class Consumer {

    private static final Logger LOG = Logger.getLogger(Consumer.class);
    private static final int ATTEMPTS = 3;

    private final Inbox inbox;
    private final Topics topics;
    private final Outbox outbox;
    private final List<String> consumed;
    private final Loop loop;
    private final AtomicLong lag = new AtomicLong();

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
        this.loop = new Loop("kyodo-consumer", Duration.ofMillis(200), this::run);
        metrics.gauge("kyodo.inbox.lag", lag);
    }

    void start(@Observes StartupEvent started) {
        if (!consumed.isEmpty()) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop();
    }

    private void run(Loop running)
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
                        200);
        try (var consumer =
                new KafkaConsumer<String, @Nullable String>(
                        config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(consumed);
            while (running.isOn()) {
                for (ConsumerRecord<String, @Nullable String> letter :
                        consumer.poll(Duration.ofMillis(300))) {
                    if (!handle(running, letter)) {
                        return;
                    }
                    commit(consumer, letter);
                }
                consumer.assignment()
                        .forEach(partition -> lag.set(consumer.currentLag(partition).orElse(0)));
            }
        }
    }

    /// Whether the record is done with; false when the loop was stopped while the database was
    /// away.
    private boolean handle(Loop running, ConsumerRecord<String, @Nullable String> letter)
            throws InterruptedException {
        int failures = 0;
        @Nullable Exception poison = null;
        while (running.isOn()) {
            try {
                if (poison == null) {
                    inbox.take(letter.value());
                } else {
                    inbox.bury(letter, poison);
                }
                return true;
            } catch (Exception e) {
                if (!Faults.isPassing(e) && ++failures >= ATTEMPTS) {
                    LOG.errorf(
                            e,
                            "to the dead letters: %s-%d@%d",
                            letter.topic(),
                            letter.partition(),
                            letter.offset());
                    poison = e;
                } else {
                    LOG.warnf(
                            "again: %s-%d@%d after %s",
                            letter.topic(), letter.partition(), letter.offset(), e);
                    running.pause();
                }
            }
        }
        return false;
    }

    private static void commit(
            KafkaConsumer<String, @Nullable String> consumer,
            ConsumerRecord<String, @Nullable String> letter) {
        consumer.commitSync(
                new HashMap<>(
                        Map.of(
                                new TopicPartition(letter.topic(), letter.partition()),
                                new OffsetAndMetadata(letter.offset() + 1))));
    }
}
