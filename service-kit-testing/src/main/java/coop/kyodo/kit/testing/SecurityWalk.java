package coop.kyodo.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.testing.contract.Exchange;
import coop.kyodo.kit.testing.contract.Operation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Walks every operation of the contract with tokens that must not open it, and every table as the
/// service's role. A service subclasses it as a `@QuarkusTest`.
public abstract class SecurityWalk extends ContractWalk {

    private static final String TABLES =
            """
            select oid, relname, relowner, relrowsecurity, relforcerowsecurity from pg_class
            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
              and relname <> 'flyway_schema_history'\
            """;
    private static final Set<Integer> UNAUTHENTICATED = Set.of(401);
    private static final Set<Integer> FORBIDDEN = Set.of(403);
    private static final Set<Integer> NOT_THERE = Set.of(403, 404);

    @Test
    void withoutATokenNothingOpens() {
        walk("no token", null, UNAUTHENTICATED);
    }

    @Test
    void anExpiredTokenOpensNothing() {
        walk("an expired token", Tokens.everywhere().expired().bearer(), UNAUTHENTICATED);
    }

    @Test
    void aForeignIssuersTokenOpensNothing() {
        walk("a foreign issuer", Tokens.everywhere().foreignIssuer().bearer(), UNAUTHENTICATED);
        walk("a foreign key", Tokens.everywhere().foreignKey().bearer(), UNAUTHENTICATED);
    }

    @Test
    void aTokenForAnotherSystemOpensNothing() {
        walk("a wrong audience", Tokens.everywhere().wrongAudience().bearer(), UNAUTHENTICATED);
    }

    @Test
    void anythingThatIsNoTokenOpensNothing() {
        walk("a token of another form", "not-a-token", UNAUTHENTICATED);
    }

    @Test
    void aTokenWithoutTheScopeOpensNothing() {
        walk("no scope", Tokens.everywhere().scopes("").bearer(), FORBIDDEN);
        walk("another scope", Tokens.everywhere().scopes("other:read").bearer(), FORBIDDEN);
    }

    @Test
    void aTokenWithoutAnyRoleOpensNothing() {
        String nobody = Tokens.of(tenantId()).bearer();
        walk("no role", nobody, NOT_THERE);
    }

    @Test
    void anotherTenantsTokenOpensNothing() {
        UUID other = UUID.randomUUID();
        String stranger =
                Tokens.of(other)
                        .everyRole()
                        .with(
                                "federations",
                                Map.of(
                                        other.toString(),
                                        Set.of("member", "clerk", "director", "auditor")))
                        .bearer();
        walk("another tenant's token", stranger, NOT_THERE);
    }

    @Test
    void sqlWithoutATenantSeesNoRowOfAnyTable() throws SQLException {
        try (Connection owner = Db.asOwner();
                Connection service = Db.asApp()) {
            List<String> tables = texts(owner, "select relname from (" + TABLES + ") t");
            assertThat(tables).isNotEmpty();
            for (String table : tables) {
                assertThat(texts(service, "select count(*) from " + table))
                        .as(table)
                        .containsExactly("0");
            }
        }
    }

    @Test
    void theServicesRoleOwnsNoTableBypassesNoPolicyAndDeletesNothing() throws SQLException {
        try (Connection owner = Db.asOwner();
                Connection service = Db.asApp()) {
            String role = texts(service, "select current_user").getFirst();
            assertThat(
                            texts(
                                    owner,
                                    """
                                    select relname from (%s) t
                                    where not relrowsecurity or not relforcerowsecurity
                                      or pg_get_userbyid(relowner) = '%2$s'
                                      or has_table_privilege('%2$s', oid, 'DELETE, TRUNCATE')\
                                    """
                                            .formatted(TABLES, role)))
                    .as("tables that are open to the service's role")
                    .isEmpty();
            assertThat(
                            texts(
                                    owner,
                                    """
                                    select rolname from pg_roles
                                    where rolname = '%s' and (rolsuper or rolbypassrls or rolcreaterole)\
                                    """
                                            .formatted(role)))
                    .isEmpty();
        }
    }

    private static List<String> texts(Connection sql, String query) throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private void walk(String what, @Nullable String token, Set<Integer> expected) {
        for (Operation operation : operations()) {
            if (!operation.isPublic()) {
                Exchange exchange = send(what, example(operation).token(token));
                if (!expected.contains(exchange.status())) {
                    fault(what, exchange, "expected " + expected);
                }
            }
        }
        end();
    }
}
