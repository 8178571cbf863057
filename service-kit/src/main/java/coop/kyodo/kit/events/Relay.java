package coop.kyodo.kit.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Publishes the outbox to Kafka: at least once, in order per aggregate. One relay per service
/// works at a time, whoever holds the advisory lock. A row is marked only after the broker has
/// acknowledged it and all before it.
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOCK = 0x6b796f646f_0001L;
    private static final int BATCH = 500;

    /// An event that waits to be published.
    public record Row(long id, String topic, String key, String payload, Instant recordedAt) {}

    private final Jdbi jdbi;
    private final Topics topics;
    private final Outbox outbox;
    private final Clock clock;
    private final Loop loop;
    private final AtomicLong oldestMillis = new AtomicLong();

    Relay(
            Jdbi jdbi,
            Topics topics,
            Outbox outbox,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "kyodo.events.poll-interval", defaultValue = "PT0.2S")
                    Duration interval) {
        this.jdbi = jdbi;
        this.topics = topics;
        this.outbox = outbox;
        this.clock = clock;
        this.loop = new Loop("kyodo-relay", interval, this::run);
        metrics.gauge("kyodo.outbox.age.ms", oldestMillis);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop();
    }

    private void run(Loop running)
            throws InterruptedException, ExecutionException, TimeoutException {
        topics.ensure(List.of(outbox.topic(), outbox.deadLetterTopic()));
        Map<String, Object> config =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        topics.servers(),
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        20_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        8_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000L,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "gzip");
        try (var producer =
                        new KafkaProducer<>(
                                config, new StringSerializer(), new StringSerializer());
                Handle handle = jdbi.open()) {
            while (running.isOn() && !locked(handle)) {
                running.pause();
            }
            try {
                while (running.isOn()) {
                    if (publishBatch(handle, producer) < BATCH) {
                        running.pause();
                    }
                }
            } finally {
                handle.createQuery("select pg_advisory_unlock(:lock)")
                        .bind("lock", LOCK)
                        .mapTo(Boolean.class)
                        .one();
            }
        }
    }

    private static boolean locked(Handle handle) {
        return handle.createQuery("select pg_try_advisory_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    private int publishBatch(Handle handle, KafkaProducer<String, String> producer) {
        return handle.inTransaction(inside -> {
            inside.execute("set local kyodo.tenant = '*'");
            List<Row> rows =
                    inside.createQuery(
                                    """
                                    select id, topic, key, payload, recorded_at from outbox
                                    where published_at is null order by id limit :batch\
                                    """)
                            .bind("batch", BATCH)
                            .map(ConstructorMapper.of(Row.class))
                            .list();
            oldestMillis.set(
                    rows.isEmpty()
                            ? 0
                            : Duration.between(rows.getFirst().recordedAt(), clock.instant())
                                    .toMillis());
            if (!rows.isEmpty()) {
                markPublished(inside, acknowledged(rows, producer));
            }
            return rows.size();
        });
    }

    /// Sends all and gives back the ids up to the first that the broker did not take: those after
    /// it are sent again, which the consumers' inboxes make harmless.
    private static List<Long> acknowledged(List<Row> rows, KafkaProducer<String, String> producer) {
        List<Future<RecordMetadata>> sent =
                rows.stream()
                        .map(row ->
                                producer.send(
                                        new ProducerRecord<>(
                                                row.topic(), row.key(), row.payload())))
                        .toList();
        var ids = new ArrayList<Long>(rows.size());
        try {
            for (int i = 0; i < rows.size(); i++) {
                sent.get(i).get();
                ids.add(rows.get(i).id());
            }
        } catch (ExecutionException e) {
            LOG.warnf("the broker took %d of %d events: %s", ids.size(), rows.size(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ids;
    }

    private void markPublished(Handle handle, List<Long> ids) {
        handle.createUpdate("update outbox set published_at = :now where id = any(:ids)")
                .bind("now", clock.instant())
                .bindArray("ids", Long.class, ids)
                .execute();
    }
}
