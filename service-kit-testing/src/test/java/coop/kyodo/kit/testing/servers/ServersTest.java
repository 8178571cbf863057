package coop.kyodo.kit.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class ServersTest {

    @Test
    void postgresComesBackWithItsDataAfterKill9() throws SQLException {
        try (PostgresServer server = PostgresServer.temporary().start()) {
            Database database = server.createDatabase("kyodo", "kyodo_owner", "kyodo_app");
            try (Connection connection = database.asOwner();
                    Statement sql = connection.createStatement()) {
                sql.execute("create table fact (id int)");
                sql.execute("insert into fact values (7)");
                server.kill9();
            } catch (SQLException closingBrokenConnection) {
                assertThat(server.isRunning()).isFalse();
            }

            server.start();

            assertThat(one(database.asOwner(), "select id from fact")).isEqualTo("7");
            server.createDatabase("kyodo", "kyodo_owner", "kyodo_app");
            server.restart();
            assertThat(one(database.asOwner(), "select id from fact")).isEqualTo("7");
        }
    }

    @Test
    void theApplicationsRoleOwnsNothingAndBypassesNothing() throws SQLException {
        try (PostgresServer server = PostgresServer.temporary().start()) {
            Database database = server.createDatabase("kyodo", "kyodo_owner", "kyodo_app");

            assertThat(
                            one(
                                    database.asApplication(),
                                    "select rolsuper or rolbypassrls or rolcreatedb or"
                                            + " has_schema_privilege('public', 'create') from pg_roles"
                                            + " where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void kafkaComesBackWithItsTopicsAfterKill9() throws Exception {
        try (KafkaServer server = KafkaServer.temporary().start()) {
            try (Admin admin = admin(server)) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }
            server.kill9();
            assertThat(server.isRunning()).isFalse();

            server.start();

            try (Admin admin = admin(server)) {
                assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS))
                        .isEqualTo(Set.of("kept"));
            }
        }
    }

    private static Admin admin(KafkaServer server) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", server.bootstrapServers());
        return Admin.create(properties);
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (connection;
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
