package coop.kyodo.benchmark;

import coop.kyodo.kit.testing.servers.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// Fills a co-op's tables with generated rows, by a script beside the classes: one transaction as
/// the tables' owner, who then lets the database look at them.
final class Script {

    private Script() {}

    /// @param name of the script
    /// @param members how many there are to be
    static void run(Database database, String name, UUID tenant, int members) {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (String sql : text(name).split(";\\s*\\n")) {
                statement.execute(
                        sql.replace(":tenant", "'" + tenant + "'")
                                .replace(":members", Integer.toString(members)));
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
