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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// A year's surplus for 10,000, 100,000 and 1,000,000 members with one month of work: asked for
/// without storing, planned, and executed, beside one statement that adds up and divides the same
/// rows; then the year of the most members with all its twelve months.
final class SurplusAllocation implements Benchmark {

    private static final String SIZES = "10000,100000,1000000";
    private static final int MOST = 1_000_000;
    private static final int WHOLE_YEAR = 12;
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
        for (String members : System.getProperty("kyodo.benchmark.members", SIZES).split(",")) {
            figures.addAll(measure(ground, Integer.parseInt(members)));
        }
        if (System.getProperty("kyodo.benchmark.members") == null) {
            figures.addAll(wholeYear(ground));
        }
        return figures;
    }

    private static List<Figure> measure(Ground ground, int members) throws SQLException {
        UUID cooperative = cooperative(ground, members, 1);
        String simulation = simulation(members);
        long simulated = simulated(ground, cooperative, simulation);
        long begin = System.nanoTime();
        JsonNode answer = post(ground, cooperative, "plans", simulation);
        long answered = System.nanoTime() - begin;
        JsonNode plan = planned(ground, cooperative, answer);
        long planned = System.nanoTime() - begin;
        String path = "plans/" + plan.path("planId").asText();
        post(ground, cooperative, path + "/submission", "{\"submittedOn\": \"2026-05-28\"}");
        adopt(ground, cooperative, plan);
        await(ground, cooperative, path, "ADOPTED");
        begin = System.nanoTime();
        post(ground, cooperative, path + "/execution", "{\"executedOn\": \"2026-06-30\"}");
        long begun = System.nanoTime() - begin;
        await(ground, cooperative, path, "EXECUTED");
        long executed = System.nanoTime() - begin;
        long plain = plain(ground, cooperative, members);
        String size = "%,d members: ".formatted(members);
        return List.of(
                Figure.seconds(
                        size + "simulated",
                        simulated,
                        each(simulated, members) + (members == MOST ? ", under 5 s" : "")),
                Figure.seconds(size + "plan asked for", answered, ""),
                Figure.seconds(size + "planned", planned, each(planned, members)),
                Figure.seconds(size + "execution asked for", begun, ""),
                Figure.seconds(
                        size + "executed, every line stored", executed, each(executed, members)),
                Figure.seconds(size + "one statement", plain, each(plain, members)),
                ground.peak());
    }

    /// What a member takes: where time grows linearly with the members, this stays the same.
    private static String each(long nanos, int members) {
        return String.format(Locale.ROOT, "%.1f µs a member", nanos / 1e3 / members);
    }

    /// What depends on the number of months: gathering the year's work.
    private static List<Figure> wholeYear(Ground ground) throws SQLException {
        UUID cooperative = cooperative(ground, MOST, WHOLE_YEAR);
        String simulation = simulation(MOST);
        String size = "%,d members, %d months: ".formatted(MOST, WHOLE_YEAR);
        return List.of(
                Figure.seconds(size + "simulated", simulated(ground, cooperative, simulation), ""),
                Figure.seconds(size + "one statement", plain(ground, cooperative, MOST), ""),
                ground.peak());
    }

    /// A co-op whose year has so many months, all of them closed.
    private static UUID cooperative(Ground ground, int members, int months) {
        UUID cooperative = UUID.randomUUID();
        Script.run(
                ground.database(),
                "surplus.sql",
                cooperative,
                Map.of("members", members, "months", months));
        openYear(ground, cooperative, members, months);
        return cooperative;
    }

    private static long pool(int members) {
        return members * YEN_PER_MEMBER * 8 / 10;
    }

    private static String simulation(int members) {
        return """
        {"fiscalYear": "2025", "distributed": {"amount": "%d", "currency": "JPY"}}\
        """
                .formatted(pool(members));
    }

    /// How long the second simulation takes.
    private static long simulated(Ground ground, UUID cooperative, String simulation) {
        post(ground, cooperative, "simulations", simulation);
        long begin = System.nanoTime();
        post(ground, cooperative, "simulations", simulation);
        return System.nanoTime() - begin;
    }

    /// The plan, once it is made: a large co-op's is made after the answer.
    private static JsonNode planned(Ground ground, UUID cooperative, JsonNode answer) {
        String id = answer.path("planId").asText();
        if (answer.path("state").asText().equals("COMPUTING")) {
            await(ground, cooperative, "plan-computations/" + id, "MADE");
        }
        return read(ground.get(Example.path(cooperative) + "/plans/" + id, cooperative.toString()));
    }

    private static void openYear(Ground ground, UUID cooperative, int members, int months) {
        post(
                ground,
                cooperative,
                "fiscal-years",
                """
                {"year": "2025", "from": "%s", "to": "2026-03-31", "figures": {
                  "netProfit": {"amount": "%d", "currency": "JPY"},
                  "carriedForward": {"amount": "0", "currency": "JPY"},
                  "reserveBalance": {"amount": "0", "currency": "JPY"},
                  "jobCreationBalance": {"amount": "0", "currency": "JPY"},
                  "educationCarryOver": {"amount": "0", "currency": "JPY"},
                  "capital": {"amount": "%d", "currency": "JPY"}}}\
                """
                        .formatted(
                                LocalDate.of(2026, 4, 1).minusMonths(months),
                                members * YEN_PER_MEMBER,
                                members * 48_000L));
        post(
                ground,
                cooperative,
                "fiscal-years/2025/approval",
                "{\"figuresVersion\": 1, \"approvedOn\": \"2026-05-20\"}");
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

    private static long plain(Ground ground, UUID cooperative, int members) throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = ground.database().asApplication()) {
            Tenant.set(connection, cooperative);
            try (PreparedStatement query = connection.prepareStatement(PLAIN)) {
                query.setLong(1, pool(members));
                query.setObject(2, cooperative);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                }
            }
        }
        return System.nanoTime() - begin;
    }
}
