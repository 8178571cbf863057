package coop.kyodo.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/// Whose rows a connection sees.
final class Tenant {

    private Tenant() {}

    static void set(Connection connection, UUID tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('kyodo.tenant', ?, false)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
    }
}
