package coop.kyodo.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.local.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// A year's surplus for 10,000, 100,000 and 1,000,000 members: asked for without storing, planned,
/// and executed, beside one statement that adds up and divides the same rows.
final class SurplusAllocation implements Benchmark {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long YEN_PER_MEMBER = 10_000;

    private static final String PLAIN =
            """
            select count(*), sum(floor(? * minutes / total)) from (
              select member_id, sum(minutes)::numeric as minutes,
                sum(sum(minutes)) over ()::numeric as total
              from work_total where tenant_id = ? group by member_id) m\
            """;

    @Override
    public String name() {
        return "surplus";
    }

    @Override
    public String title() {
        return "A year's surplus allocated by hours";
    }

    @Override
    public Service service() {
        return Service.SURPLUS;
    }

    @Override
    public List<Figure> run(Ground ground) throws SQLException {
        List<Figure> figures = new ArrayList<>();
        for (int members : SIZES) {
            figures.addAll(measure(ground, members));
        }
        return figures;
    }

    private static List<Figure> measure(Ground ground, int members) throws SQLException {
        UUID cooperative = UUID.randomUUID();
        Script.run(ground.database(), "surplus.sql", cooperative, members);
        long pool = members * YEN_PER_MEMBER * 8 / 10;
        openYear(ground, cooperative, members);
        String simulation =
                """
                {"fiscalYear": "2025", "distributed": {"amount": "%d", "currency": "JPY"}}\
                """
                        .formatted(pool);
        post(ground, cooperative, "simulations", simulation);
        long begin = System.nanoTime();
        post(ground, cooperative, "simulations", simulation);
        long simulated = System.nanoTime() - begin;
        begin = System.nanoTime();
        JsonNode plan = post(ground, cooperative, "plans", simulation);
        long planned = System.nanoTime() - begin;
        String path = "plans/" + plan.path("planId").asText();
        post(ground, cooperative, path + "/submission", "{\"submittedOn\": \"2026-05-28\"}");
        adopt(ground, cooperative, plan);
        await(ground, cooperative, path, "ADOPTED");
        begin = System.nanoTime();
        post(ground, cooperative, path + "/execution", "{\"executedOn\": \"2026-06-30\"}");
        await(ground, cooperative, path, "EXECUTED");
        long executed = System.nanoTime() - begin;
        String size = "%,d members: ".formatted(members);
        return List.of(
                Figure.seconds(
                        size + "simulated", simulated, members == 1_000_000 ? "under 5 s" : ""),
                Figure.seconds(size + "planned", planned, ""),
                Figure.seconds(size + "executed, every line stored", executed, ""),
                Figure.seconds(size + "one statement", plain(ground, cooperative, pool), ""),
                ground.peak());
    }

    private static void openYear(Ground ground, UUID cooperative, int members) {
        post(
                ground,
                cooperative,
                "fiscal-years",
                """
                {"year": "2025", "from": "2026-03-01", "to": "2026-03-31", "figures": {
                  "netProfit": {"amount": "%d", "currency": "JPY"},
                  "carriedForward": {"amount": "0", "currency": "JPY"},
                  "reserveBalance": {"amount": "0", "currency": "JPY"},
                  "jobCreationBalance": {"amount": "0", "currency": "JPY"},
                  "educationCarryOver": {"amount": "0", "currency": "JPY"},
                  "capital": {"amount": "%d", "currency": "JPY"}}}\
                """
                        .formatted(members * YEN_PER_MEMBER, members * 50_000L));
    }

    /// As the governance service reports the assembly's resolution.
    private static void adopt(Ground ground, UUID cooperative, JsonNode plan) {
        UUID resolution = UUID.randomUUID();
        String event =
                """
                {"specversion": "1.0", "id": "%s", "source": "/kyodo/governance",
                 "type": "coop.kyodo.governance.resolution-adopted.v1", "subject": "%s",
                 "time": "2026-06-20T01:00:00Z", "datacontenttype": "application/json",
                 "cooperative": "%s", "sequence": 1,
                 "data": {"cooperativeId": "%3$s", "assemblyId": "%2$s", "resolutionId": "%2$s",
                   "kind": "ORDINARY", "adoptedOn": "2026-06-20",
                   "matter": {"type": "SURPLUS_PLAN", "reference": "%s", "hash": "%s"}}}\
                """
                        .formatted(
                                UUID.randomUUID(),
                                resolution,
                                cooperative,
                                plan.path("planId").asText(),
                                plan.path("hash").asText());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, ground.kafka()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(
                    new ProducerRecord<>("kyodo.governance.v1", resolution.toString(), event));
        }
    }

    private static void await(Ground ground, UUID cooperative, String path, String state) {
        Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(10))
                .until(() ->
                        read(ground.get(
                                        Example.path(cooperative) + "/" + path,
                                        cooperative.toString()))
                                .path("state")
                                .asText()
                                .equals(state));
    }

    private static JsonNode post(Ground ground, UUID cooperative, String path, String body) {
        return read(
                ground.post(Example.path(cooperative) + "/" + path, cooperative.toString(), body));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long plain(Ground ground, UUID cooperative, long pool) throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = ground.database().asApplication()) {
            Tenant.set(connection, cooperative);
            try (PreparedStatement query = connection.prepareStatement(PLAIN)) {
                query.setLong(1, pool);
                query.setObject(2, cooperative);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                }
            }
        }
        return System.nanoTime() - begin;
    }
}
