package coop.kyodo.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.EventSchemas;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What a co-op's commands tell others, read from the outbox as soon as they are done.
public final class Told {

    private static final EventSchemas SCHEMAS = EventSchemas.of("membership-service");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Told() {}

    /// The events of a type so far, in their order, each held to its schema.
    ///
    /// @param name for example `debt-changed`
    public static List<JsonNode> of(Coop coop, String name) {
        String type = "coop.kyodo.membership." + name + ".v1";
        List<JsonNode> events =
                all(coop).stream()
                        .filter(event -> event.path("type").asText().equals(type))
                        .toList();
        events.forEach(SCHEMAS::validate);
        return events;
    }

    /// A command that is refused and tells nobody anything.
    public static void nothingBy(Coop coop, int status, Supplier<Response> command) {
        int before = all(coop).size();
        command.get().then().statusCode(status);
        assertThat(all(coop)).hasSize(before);
    }

    private static List<JsonNode> all(Coop coop) {
        try (Connection owner = Db.asOwner();
                Statement sql = owner.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");
            List<JsonNode> events = new ArrayList<>();
            try (ResultSet rows = sql.executeQuery("select payload from outbox order by id")) {
                while (rows.next()) {
                    events.add(JSON.readTree(rows.getString("payload")));
                }
            }
            return events;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
