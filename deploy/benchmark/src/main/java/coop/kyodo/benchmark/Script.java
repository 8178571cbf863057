package coop.kyodo.benchmark;

import coop.kyodo.kit.testing.servers.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/// Fills a co-op's tables with generated rows, by a script beside the classes: one transaction as
/// the tables' owner, who then lets the database look at them.
final class Script {

    private Script() {}

    /// @param name of the script
    /// @param numbers what the script leaves open by name, such as how many members there are to be
    static void run(Database database, String name, UUID tenant, Map<String, Integer> numbers) {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (String sql : text(name).split(";\\s*\\n")) {
                String filled = sql.replace(":tenant", "'" + tenant + "'");
                for (Map.Entry<String, Integer> number : numbers.entrySet()) {
                    filled = filled.replace(":" + number.getKey(), number.getValue().toString());
                }
                statement.execute(filled);
            }
            owner.commit();
            owner.setAutoCommit(true);
            statement.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException("the script " + name + " fails", e);
        }
    }

    private static String text(String name) {
        try (InputStream script = Script.class.getResourceAsStream("/benchmark/" + name)) {
            if (script == null) {
                throw new IllegalStateException("no script " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
