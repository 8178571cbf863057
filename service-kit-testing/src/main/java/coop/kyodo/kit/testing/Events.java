package coop.kyodo.kit.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import coop.kyodo.kit.testing.KyodoServers.Shared;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Speaks to the service under test through Kafka, as the other services do.
public final class Events {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TYPE =
            Pattern.compile("coop\\.kyodo\\.([a-z]+)\\.[a-z-]+\\.v\\d+");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private Events() {}

    /// Delivers an event to the topic of the service that its type names. The data is held to the
    /// producer's schema first, so that no consumer is tested with what nobody sends.
    ///
    /// @param data a record, a map or a JSON tree
    /// @return the event's id, to deliver it again with [#deliver(UUID, String, UUID, long, UUID,
    ///   Object)]
    public static UUID deliver(
            String type, UUID aggregate, long sequence, UUID cooperative, Object data) {
        UUID id = UUID.randomUUID();
        deliver(id, type, aggregate, sequence, cooperative, data);
        return id;
    }

    /// The same with an id of one's own, for what is delivered twice.
    public static void deliver(
            UUID id, String type, UUID aggregate, long sequence, UUID cooperative, Object data) {
        EventSchemas.of(service(type) + "-service").validate(type, data);
        deliverUnchecked(id, type, aggregate, sequence, cooperative, data);
    }

    /// The same with any data, for what no consumer can take.
    public static void deliverUnchecked(
            UUID id, String type, UUID aggregate, long sequence, UUID cooperative, Object data) {
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id.toString());
        event.put("source", "/kyodo/" + service(type));
        event.put("type", type);
        event.put("subject", aggregate.toString());
        event.put("time", CLOCK.instant().toString());
        event.put("datacontenttype", "application/json");
        event.put("cooperative", cooperative.toString());
        event.put("sequence", sequence);
        event.set("data", JSON.valueToTree(data));
        deliverText(topic(type), aggregate.toString(), event.toString());
    }

    /// Puts any text into a topic, for what no consumer can read.
    public static void deliverText(String topic, String key, String text) {
        try {
            producer().send(new ProducerRecord<>(topic, key, text)).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take the event", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The topic of an event type: `kyodo.membership.v1` for `coop.kyodo.membership.….v1`.
    public static String topic(String type) {
        return "kyodo." + service(type) + ".v1";
    }

    private static String service(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the type of an event of ours: " + type);
        }
        return matcher.group(1);
    }

    /// Everything in the topic now, from its beginning, in the order of each partition; none when
    /// the topic does not exist.
    public static List<ConsumerRecord<String, String>> records(String topic) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<PartitionInfo> infos = consumer.partitionsFor(topic);
            List<TopicPartition> partitions =
                    (infos == null ? List.<PartitionInfo>of() : infos)
                            .stream()
                                    .map(info -> new TopicPartition(topic, info.partition()))
                                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition ->
                            consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /// The events in the topic of this type, parsed.
    public static List<JsonNode> ofType(String type) {
        return records(topic(type)).stream()
                .map(record -> parsed(record.value()))
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    /// Waits until the service has published an event of this type about this aggregate.
    public static JsonNode await(String type, UUID aggregate) {
        return Awaitility.await("event " + type + " about " + aggregate)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> latest(type, aggregate), event -> !event.isMissingNode());
    }

    private static JsonNode latest(String type, UUID aggregate) {
        JsonNode latest = JSON.missingNode();
        for (JsonNode event : ofType(type)) {
            if (event.path("subject").asText().equals(aggregate.toString())) {
                latest = event;
            }
        }
        return latest;
    }

    /// Waits until an effect can be seen, and answers it.
    ///
    /// @param what for the message when it never comes
    public static <T> T eventually(String what, Callable<T> look, Function<T, Boolean> enough) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(look, enough::apply);
    }

    private static JsonNode parsed(@Nullable String text) {
        try {
            return text == null ? JSON.missingNode() : JSON.readTree(text);
        } catch (JsonProcessingException notOurs) {
            return JSON.missingNode();
        }
    }

    private static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Shared.KAFKA.get(),
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static KafkaProducer<String, String> producer() {
        return Producer.ONE;
    }

    /// One per JVM; the broker forgets it when the JVM ends.
    private static final class Producer {
        static final KafkaProducer<String, String> ONE =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                Shared.KAFKA.get(),
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new StringSerializer(),
                        new StringSerializer());
    }
}
