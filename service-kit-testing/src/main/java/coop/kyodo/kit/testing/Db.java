package coop.kyodo.kit.testing;

import java.sql.Connection;

/// Direct connections to the database of the service under test; the caller closes them.
public final class Db {

    private Db() {}

    /// As the role the service connects as, with no tenant set: row policies hide everything.
    public static Connection asApp() {
        return KyodoServers.database().asApplication();
    }

    /// As the owner of the tables, who migrates them.
    public static Connection asOwner() {
        return KyodoServers.database().asOwner();
    }
}
