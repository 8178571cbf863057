package coop.kyodo.kit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.events.DeadLetters;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many events at once: what takes effect when, read from the order of a co-op's audit entries.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class BacklogOfEventsTest {

    private static final String TOPIC = "kyodo.sample.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID coop = Ids.next();
    private final UUID other = Ids.next();
    private final UUID aggregate = Ids.next();
    private final ObjectMapper json = new ObjectMapper();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    @Inject Work work;
    @Inject DeadLetters deadLetters;
    @Inject NoteConsumer handler;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private KafkaProducer<String, String> kafka;

    @BeforeEach
    void connect() {
        kafka =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new StringSerializer());
    }

    @AfterEach
    void disconnect() {
        kafka.close();
        handler.away = false;
    }

    @Test
    void manyEventsTakeEffectOnceEachAndInTheirOrder() throws Exception {
        send(coop, aggregate, 1, 300, "x");
        await().atMost(PATIENCE).until(() -> effects(coop, aggregate).size() == 300);
        assertThat(effects(coop, aggregate)).isEqualTo(upTo(300));
        assertThat(actors(coop)).containsOnly("event:" + NoteConsumer.SEEN);
    }

    @Test
    void aPoisonedEventAmongManyIsTheOnlyOneThatIsPutAside() throws Exception {
        send(coop, aggregate, 1, 30, "x");
        send(coop, aggregate, 31, 31, "poison");
        send(coop, aggregate, 32, 80, "x");
        await().atMost(PATIENCE).until(() -> effects(coop, aggregate).size() == 79);
        assertThat(effects(coop, aggregate))
                .isEqualTo(upTo(80).stream().filter(sequence -> sequence != 31).toList());
        assertThat(deadLetters(coop)).hasSize(1);
        assertThat(deadLetters(coop).getFirst().payload()).contains("\"sequence\":31,");
    }

    @Test
    void whatHasToWaitForTheDatabaseIsNotPutAsideAndKeepsNoOtherCooperativeWaiting()
            throws Exception {
        handler.away = true;
        int before = handler.tries.get();
        List<UUID> aggregates = Stream.generate(Ids::next).limit(6).toList();
        for (UUID each : aggregates) {
            send(coop, each, 1, 20, "away");
            send(other, each, 1, 1, "x");
        }
        for (UUID each : aggregates) {
            await().atMost(PATIENCE).until(() -> effects(other, each).equals(upTo(1)));
        }
        await().atMost(PATIENCE).until(() -> handler.tries.get() > before + 5);
        await().atMost(PATIENCE).until(() -> lag() >= 120);
        assertThat(deadLetters(coop)).isEmpty();

        handler.away = false;
        for (UUID each : aggregates) {
            await().atMost(PATIENCE).until(() -> effects(coop, each).equals(upTo(20)));
        }
        assertThat(deadLetters(coop)).isEmpty();
        await().atMost(PATIENCE).until(() -> lag() == 0);
    }

    @Test
    void whatIsReadAgainBecauseItsOffsetWasNotCommittedTakesNoEffectAgain() throws Exception {
        List<String> events = new ArrayList<>();
        for (long sequence = 1; sequence <= 60; sequence++) {
            events.add(event(coop, aggregate, sequence, "x"));
        }
        for (String event : events) {
            send(aggregate, event);
        }
        for (String event : events) {
            send(aggregate, event);
        }
        send(coop, aggregate, 61, 61, "x");
        await().atMost(PATIENCE).until(() -> effects(coop, aggregate).contains(61L));
        assertThat(effects(coop, aggregate)).isEqualTo(upTo(61));
    }

    @Test
    void whatAnotherInstanceReadAndDidNotFinishTakesEffectHere() throws Exception {
        List<UUID> aggregates = Stream.generate(Ids::next).limit(12).toList();
        for (UUID each : aggregates) {
            send(coop, each, 1, 100, "x");
        }
        try (KafkaConsumer<String, String> instance = instance()) {
            instance.subscribe(List.of(TOPIC));
            await().pollInSameThread()
                    .atMost(PATIENCE)
                    .until(() -> {
                        instance.poll(Duration.ofMillis(100));
                        return !instance.assignment().isEmpty();
                    });
            for (UUID each : aggregates) {
                send(coop, each, 101, 110, "x");
            }
            instance.poll(Duration.ofMillis(500));
        }
        for (UUID each : aggregates) {
            await().atMost(PATIENCE).until(() -> effects(coop, each).size() >= 110);
            assertThat(effects(coop, each)).isEqualTo(upTo(110));
        }
    }

    private KafkaConsumer<String, String> instance() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "kyodo.sample",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /// The sequences of the events about an aggregate, in the order in which they took effect.
    private List<Long> effects(UUID tenant, UUID about) {
        return work.read(
                tenant,
                tx ->
                        tx.sql()
                                .createQuery(
                                        """
                                        select (entry::jsonb ->> 'details')::bigint from audit_entry
                                        where entry::jsonb ->> 'action' = 'seen'
                                          and entry::jsonb ->> 'subject' = :about order by sequence\
                                        """)
                                .bind("about", about.toString())
                                .mapTo(Long.class)
                                .list());
    }

    private List<String> actors(UUID tenant) {
        return work.read(
                tenant,
                tx ->
                        tx.sql()
                                .createQuery("select entry::jsonb ->> 'actor' from audit_entry")
                                .mapTo(String.class)
                                .list());
    }

    private List<DeadLetters.DeadLetter> deadLetters(UUID tenant) {
        return deadLetters.all().stream()
                .filter(letter -> letter.tenantId().equals(tenant))
                .toList();
    }

    private static long lag() {
        return given().noFilters()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("kyodo_inbox_lag"))
                .mapToLong(line ->
                        (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void send(UUID tenant, UUID about, long first, long last, String text)
            throws Exception {
        for (long sequence = first; sequence <= last; sequence++) {
            send(about, event(tenant, about, sequence, text));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        sent.clear();
    }

    private void send(UUID about, String event) {
        sent.add(kafka.send(new ProducerRecord<>(TOPIC, about.toString(), event)));
    }

    private String event(UUID tenant, UUID about, long sequence, String text) throws Exception {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", Ids.next().toString());
        event.put("source", "/kyodo/sample");
        event.put("type", NoteConsumer.SEEN);
        event.put("subject", about.toString());
        event.put("time", Instant.EPOCH.toString());
        event.put("datacontenttype", "application/json");
        event.put("cooperative", tenant.toString());
        event.put("sequence", sequence);
        event.put("data", Map.of("number", sequence, "text", text));
        return json.writeValueAsString(event);
    }
}
