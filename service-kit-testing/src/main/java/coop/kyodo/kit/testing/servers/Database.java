package coop.kyodo.kit.testing.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/// One service's database: its owner, who migrates it, and the role the service connects as, which
/// owns nothing and bypasses no policy.
public record Database(String jdbcUrl, Login owner, Login application) {

    public Connection asOwner() {
        return connect(jdbcUrl, owner);
    }

    public Connection asApplication() {
        return connect(jdbcUrl, application);
    }

    /// Connects without `DriverManager`, which only sees drivers of the class loader it was started
    /// with.
    static Connection connect(String jdbcUrl, Login login) {
        Properties properties = new Properties();
        properties.setProperty("user", login.role());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", "5");
        try {
            Connection connection = new Driver().connect(jdbcUrl, properties);
            if (connection == null) {
                throw new IllegalArgumentException("not a PostgreSQL address: " + jdbcUrl);
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "cannot connect to " + jdbcUrl + " as " + login + ": " + e.getMessage(), e);
        }
    }
}
