package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.testing.servers.Database;
import coop.kyodo.kit.testing.servers.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What migrations write from rows that were there before: of a database that stood before losses
/// had rows of their own.
class EarlierRowsTest {

    private static final String BEFORE = "1.770";
    private static final String ONE = "00000000-0000-0000-0000-000000000001";
    private static final String OTHER = "00000000-0000-0000-0000-000000000002";
    private static final String LOST = "00000000-0000-0000-0000-0000000000a1";
    private static final String CORRECTION = "00000000-0000-0000-0000-0000000000a2";
    private static final String GAINED = "00000000-0000-0000-0000-0000000000a3";
    private static final String DRAFT = "00000000-0000-0000-0000-0000000000a4";
    private static final String FIRST = "00000000-0000-0000-0000-0000000000b1";
    private static final String SECOND = "00000000-0000-0000-0000-0000000000b2";

    private static PostgresServer server;
    private static Database database;

    @BeforeAll
    static void migrateOverRows() throws SQLException {
        server = PostgresServer.temporary().start();
        database = server.createDatabase("earlier", "earlier_owner", "earlier_app");
        migrate(BEFORE);
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '*'");
            owner.setAutoCommit(false);
            years(statement);
            charges(statement);
            capital(statement);
            plans(statement);
            owner.commit();
        }
        migrate("latest");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /// A charge of what the year lost; one of what a plan left in the carry-over, with a profit of
    /// non-members' work and a rest that nobody could bear; and a journal of the same words that is
    /// no charge.
    @Test
    void aChargedLossIsReadFromItsJournals() throws SQLException {
        assertThat(
                        rows(
                                """
                                select tenant_id, year, number, on_day, loss, non_member_profit,
                                  collective, members, carried_in, carried, currency
                                from loss_charge order by tenant_id, year\
                                """))
                .containsExactly(
                        ONE + "|2023|1|2024-08-01|20000|3000|8000|10000|20000|5000|USD",
                        ONE + "|2024|1|2025-03-31|25000|0|10000|15000|0|0|USD",
                        OTHER + "|2024|1|2025-03-31|7|0|0|7|0|0|JPY");
        assertThat(
                        rows(
                                """
                                select count(*) from loss_charge where corrects is not null
                                  or reason is not null or figures_version is not null\
                                """))
                .containsExactly("0");
    }

    @Test
    void aMembersCapitalKnowsHowItStoodBeforeEachNotice() throws SQLException {
        assertThat(
                        rows(
                                """
                                select member_id, sequence, subscribed_before, paid_in_before
                                from member_capital order by tenant_id, member_id, sequence\
                                """))
                .containsExactly(
                        FIRST + "|2|null|null",
                        FIRST + "|5|100|40",
                        FIRST + "|9|150|150",
                        SECOND + "|1|null|null",
                        FIRST + "|1|null|null");
    }

    /// Of the year that lost the plan and its correction; nothing of a plan that shares a surplus,
    /// and nothing of one that is not executed.
    @Test
    void whatMembersBearIsReadFromTheResultsOfExecutedPlans() throws SQLException {
        assertThat(
                        rows(
                                """
                                select plan_id, member_id, root, member_number, amount, currency,
                                  profile, sets_off
                                from member_loss order by plan_id, member_number\
                                """))
                .containsExactly(
                        LOST + "|" + FIRST + "|" + LOST + "|1|300|USD|ES|t",
                        LOST + "|" + SECOND + "|" + LOST + "|2|200|USD|ES|t",
                        CORRECTION + "|" + FIRST + "|" + LOST + "|1|240|USD|ES|t");
    }

    private static void years(Statement statement) throws SQLException {
        for (String tenant : List.of(ONE, OTHER)) {
            for (int year = 2023; year <= 2025; year++) {
                statement.execute(
                        "insert into fiscal_year (tenant_id, year, from_day, to_day, recorded_at)"
                                + " values ('%s', '%d', '%d-04-01', '%d-03-31', now())"
                                        .formatted(tenant, year, year, year + 1));
            }
        }
    }

    private static void charges(Statement statement) throws SQLException {
        journal(
                statement,
                ONE,
                1,
                "loss of 2023",
                "2024-08-01",
                "LOSSES_CHARGED",
                "CARRY_OVER",
                20_000);
        journal(
                statement,
                ONE,
                2,
                "loss of 2023",
                "2024-08-01",
                "LOSSES_CHARGED",
                "COLLECTIVE_ACCOUNT",
                3_000);
        journal(
                statement,
                ONE,
                3,
                "loss of 2023",
                "2024-08-01",
                "COLLECTIVE_ACCOUNT",
                "LOSSES_CHARGED",
                8_000);
        journal(
                statement,
                ONE,
                4,
                "loss of 2023",
                "2024-08-01",
                "CARRY_OVER",
                "LOSSES_CHARGED",
                5_000);
        journal(
                statement,
                ONE,
                5,
                "loss of 2023",
                "2024-08-01",
                "MEMBER_ACCOUNTS",
                "LOSSES_CHARGED",
                10_000);
        journal(
                statement,
                ONE,
                6,
                "loss of 2024",
                "2025-03-31",
                "COLLECTIVE_ACCOUNT",
                "LOSSES_CHARGED",
                10_000);
        journal(
                statement,
                ONE,
                7,
                "loss of 2024",
                "2025-03-31",
                "MEMBER_ACCOUNTS",
                "LOSSES_CHARGED",
                15_000);
        journal(
                statement,
                ONE,
                8,
                "loss of keys",
                "2025-05-31",
                "MEMBER_ACCOUNTS",
                "CAPITAL_PAID_OUT",
                99);
        journal(
                statement,
                OTHER,
                1,
                "loss of 2024",
                "2025-03-31",
                "MEMBER_ACCOUNTS",
                "LOSSES_CHARGED",
                7);
    }

    private static void journal(
            Statement statement,
            String tenant,
            int number,
            String reference,
            String on,
            String debit,
            String credit,
            long amount)
            throws SQLException {
        String id = "00000000-0000-0000-%s-%012d".formatted(tenant.substring(32), number);
        statement.execute(
                "insert into journal (tenant_id, journal_id, number, reference, kind, on_day,"
                        + " recorded_at) values ('%s', '%s', %d, '%s', 'CAPITAL', '%s', now())"
                                .formatted(tenant, id, number, reference, on));
        String currency = tenant.equals(ONE) ? "USD" : "JPY";
        String posting =
                "insert into posting (tenant_id, journal_id, line, account, side, amount, currency)"
                        + " values ('%s', '%s', %d, '%s', '%s', %d, '%s')";
        statement.execute(posting.formatted(tenant, id, 1, debit, "DEBIT", amount, currency));
        statement.execute(posting.formatted(tenant, id, 2, credit, "CREDIT", amount, currency));
    }

    private static void capital(Statement statement) throws SQLException {
        capital(statement, ONE, FIRST, 2, 100, 40);
        capital(statement, ONE, FIRST, 9, 0, 0);
        capital(statement, ONE, FIRST, 5, 150, 150);
        capital(statement, ONE, SECOND, 1, 70, 70);
        capital(statement, OTHER, FIRST, 1, 5, 5);
    }

    private static void capital(
            Statement statement,
            String tenant,
            String member,
            int sequence,
            long subscribed,
            long paidIn)
            throws SQLException {
        statement.execute(
                "insert into member_capital (tenant_id, member_id, sequence, effective_on,"
                        + " subscribed, paid_in, currency, recorded_at)"
                        + " values ('%s', '%s', %d, '2025-05-01', %d, %d, 'USD', now())"
                                .formatted(tenant, member, sequence, subscribed, paidIn));
    }

    private static void plans(Statement statement) throws SQLException {
        plan(statement, LOST, "2024", null, charge(FIRST, 1, 300) + "," + charge(SECOND, 2, 200));
        plan(statement, CORRECTION, "2024", LOST, charge(FIRST, 1, 240));
        plan(statement, GAINED, "2025", null, null);
        plan(statement, DRAFT, "2023", null, charge(FIRST, 1, 1));
        for (String executed : List.of(LOST, CORRECTION, GAINED)) {
            statement.execute(
                    "insert into execution (tenant_id, plan_id, revision, executed_on, lines,"
                            + " currency, recorded_at, finished_at)"
                            + " values ('%s', '%s', 1, '2026-06-20', 0, 'USD', now(), now())"
                                    .formatted(ONE, executed));
            statement.execute(
                    "insert into plan_state (tenant_id, plan_id, state, year, revision, hash,"
                            + " on_day, recorded_at, corrects) select tenant_id, plan_id,"
                            + " 'EXECUTED', year, 1, 'hash', '2026-06-20', now(), corrects from plan where plan_id = '%s'"
                                    .formatted(executed));
        }
    }

    private static String charge(String member, int number, long amount) {
        return "{\"memberId\": \"%s\", \"memberNumber\": %d, \"amount\": {\"amount\": \"%d\", \"currency\": \"USD\"}}"
                .formatted(member, number, amount);
    }

    private static void plan(
            Statement statement,
            String plan,
            String year,
            @Nullable String corrects,
            @Nullable String charges)
            throws SQLException {
        String target = corrects == null ? "null" : "'" + corrects + "'";
        statement.execute(
                "insert into plan (tenant_id, plan_id, year, corrects, root, recorded_at)"
                        + " values ('%s', '%s', '%s', %s, %s, now())"
                                .formatted(ONE, plan, year, target, target));
        String losses =
                charges == null
                        ? "null"
                        : "[{\"from\": \"RESERVE\", \"charges\": null},"
                                + " {\"from\": \"MEMBERS\", \"charges\": [%s]}]".formatted(charges);
        statement.execute(
                "insert into plan_revision (tenant_id, plan_id, revision, program, inputs, result,"
                        + " hash, distributed, currency, recorded_at) values ('%s', '%s', 1, 'p',"
                                .formatted(ONE, plan)
                        + " '{\"policy\": {\"profile\": \"ES\", \"losses\":"
                        + " [{\"from\": \"MEMBERS\", \"setOff\": true}]}}',"
                        + " '{\"waterfall\": {\"losses\": %s}}', 'hash', 0, 'USD', now())"
                                .formatted(losses));
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '*'");
            try (ResultSet row = statement.executeQuery(sql)) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        cells.add(String.valueOf(row.getString(column)));
                    }
                    rows.add(String.join("|", cells));
                }
            }
        }
        return rows;
    }

    private static void migrate(String target) {
        Flyway.configure()
                .dataSource(
                        database.jdbcUrl(), database.owner().role(), database.owner().password())
                .locations("classpath:db/kit", "classpath:db/migration")
                .placeholders(Map.of("app_role", database.application().role()))
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }
}
