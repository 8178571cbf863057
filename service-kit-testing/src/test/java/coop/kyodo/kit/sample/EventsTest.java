package coop.kyodo.kit.sample;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class EventsTest {

    private final UUID coop = Ids.next();
    private final ObjectMapper json = new ObjectMapper();

    @Inject Work work;
    @Inject DeadLetters deadLetters;
    @Inject NoteConsumer consumer;

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
        consumer.cured = false;
    }

    @Test
    void anEventDeliveredTwiceTakesEffectOnce() throws Exception {
        UUID aggregate = Ids.next();
        String event = event(aggregate, 1, "once");
        send(aggregate, event);
        send(aggregate, event);
        send(aggregate, event(aggregate, 2, "after"));
        await().atMost(Duration.ofSeconds(20)).until(() -> sequence(aggregate) == 2);
        assertThat(times(aggregate)).isEqualTo(2);
    }

    @Test
    void anEventThatComesAfterItsSuccessorDoesNotTurnTimeBack() throws Exception {
        UUID aggregate = Ids.next();
        send(aggregate, event(aggregate, 7, "later"));
        send(aggregate, event(aggregate, 6, "earlier"));
        await().atMost(Duration.ofSeconds(20)).until(() -> times(aggregate) == 2);
        assertThat(sequence(aggregate)).isEqualTo(7);
    }

    @Test
    void aPoisonedEventIsPutAsideWithItsReasonAndBlocksNothingAndCanBeReplayed() throws Exception {
        UUID poisoned = Ids.next();
        send(poisoned, event(poisoned, 1, "poison"));
        send(poisoned, event(poisoned, 2, "healthy"));
        await().atMost(Duration.ofSeconds(20)).until(() -> sequence(poisoned) == 2);
        DeadLetters.DeadLetter letter = deadLetterOf(coop).getFirst();
        assertThat(letter.reason()).contains("this one cannot be taken");
        assertThat(letter.replayedAt()).isNull();

        consumer.cured = true;
        assertThat(deadLetters.replay(letter.id()).replayedAt()).isNotNull();
        assertThat(times(poisoned)).isEqualTo(2);
        assertThat(sequence(poisoned)).isEqualTo(2);
        deadLetters.replay(letter.id());
        assertThat(times(poisoned)).isEqualTo(2);
    }

    @Test
    void whatIsNoEventIsPutAsideAndBlocksNothing() throws Exception {
        UUID aggregate = Ids.next();
        int before = deadLetters.all().size();
        send(aggregate, "not json");
        send(aggregate, "{\"specversion\":\"1.0\"}");
        send(aggregate, event(aggregate, 1, "fine"));
        await().atMost(Duration.ofSeconds(20)).until(() -> sequence(aggregate) == 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> deadLetters.all().size() >= before + 2);
    }

    @Test
    void anEventOfATypeNobodyWantsIsPassedOver() throws Exception {
        UUID aggregate = Ids.next();
        send(aggregate, event(aggregate, 1, "x").replace("seen.v1", "unknown.v1"));
        send(aggregate, event(aggregate, 2, "y"));
        await().atMost(Duration.ofSeconds(20)).until(() -> sequence(aggregate) == 2);
        assertThat(times(aggregate)).isEqualTo(1);
    }

    private List<DeadLetters.DeadLetter> deadLetterOf(UUID tenant) {
        return deadLetters.all().stream()
                .filter(letter -> letter.tenantId().equals(tenant))
                .toList();
    }

    private void send(UUID aggregate, String payload)
            throws InterruptedException, ExecutionException {
        kafka.send(new ProducerRecord<>("kyodo.sample.v1", aggregate.toString(), payload)).get();
    }

    private String event(UUID aggregate, long sequence, String text) throws Exception {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", Ids.next().toString());
        event.put("source", "/kyodo/sample");
        event.put("type", NoteConsumer.SEEN);
        event.put("subject", aggregate.toString());
        event.put("time", Instant.EPOCH.toString());
        event.put("datacontenttype", "application/json");
        event.put("cooperative", coop.toString());
        event.put("sequence", sequence);
        event.put("data", Map.of("number", sequence, "text", text));
        return json.writeValueAsString(event);
    }

    private long sequence(UUID aggregate) {
        return seen("sequence", aggregate);
    }

    private long times(UUID aggregate) {
        return seen("times", aggregate);
    }

    private long seen(String column, UUID aggregate) {
        return work.read(
                coop,
                tx ->
                        tx.sql()
                                .createQuery(
                                        "select "
                                                + column
                                                + " from seen where aggregate = :aggregate")
                                .bind("aggregate", aggregate)
                                .mapTo(Long.class)
                                .findOne()
                                .orElse(0L));
    }
}
