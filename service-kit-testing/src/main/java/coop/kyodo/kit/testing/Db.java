package coop.kyodo.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Direct connections to the database of the service under test; the caller closes them.
public final class Db {

    private static final String TABLES =
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and a.attname = 'tenant_id'
              and c.relnamespace = 'public'::regnamespace
            order by c.relname\
            """;

    private Db() {}

    /// As the role the service connects as, with no tenant set: row policies hide everything.
    public static Connection asApp() {
        return KyodoServers.database().asApplication();
    }

    /// As the owner of the tables, who migrates them.
    public static Connection asOwner() {
        return KyodoServers.database().asOwner();
    }

    /// Every table with a row of this tenant that holds any of the texts in any column.
    public static List<String> tablesHolding(UUID tenant, List<String> texts) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection owner = asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '*'");
            for (String table : tables(statement)) {
                if (holds(owner, table, tenant, texts)) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private static boolean holds(Connection owner, String table, UUID tenant, List<String> texts)
            throws SQLException {
        try (PreparedStatement query =
                owner.prepareStatement(
                        "select exists (select from \"%s\" t where t.tenant_id = ? and t::text like any(?))"
                                .formatted(table))) {
            query.setObject(1, tenant);
            query.setArray(
                    2,
                    owner.createArrayOf(
                            "text", texts.stream().map(text -> "%" + text + "%").toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).hasSizeGreaterThan(20);
        return tables;
    }
}
