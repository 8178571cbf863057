package coop.kyodo.benchmark;

import coop.kyodo.kit.testing.servers.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// The statements of one payment of capital as the service's role sends them, in their order, with
/// nothing between them: no HTTP, no token, no JSON, no rule.
final class PlainPayment implements Runnable {

    private static final LocalDate PAID_ON = LocalDate.of(2025, 6, 2);

    private static final String LIMITED =
            "select set_config('kyodo.tenant', ?, true), set_config('lock_timeout', '5s', true)";
    private static final String IDEMPOTENCY = "select * from kyodo_idempotency(?, ?)";
    private static final String PATIENT = "set local lock_timeout = '30s'";
    private static final String LOCK = "select 1 from cooperative where tenant_id = ? for update";
    private static final String COOPERATIVE =
            """
            select c.tenant_id, c.profile, a.version, a.name, a.effective_on, a.articles, a.recorded_at
            from cooperative c join articles a using (tenant_id)
            where c.tenant_id = ? and a.version = c.articles_version\
            """;
    private static final String MEMBER =
            """
            select m.member_id, m.state, m.version, m.units_applied, m.applied_on,
              m.accepted_on, m.member_number, m.admitted_on, m.left_on
            from member m where m.tenant_id = ? and m.member_id = ?\
            """;
    private static final String CLOSED =
            "select max(fiscal_year_end) from year_end where tenant_id = ?";
    private static final String REFERENCE =
            "select exists (select from journal where tenant_id = ? and reference = ?)";
    private static final String HOLDING =
            """
            select units, paid_in, deposits, refund_payable from holding
            where tenant_id = ? and member_id = ?\
            """;
    private static final String NUMBER =
            """
            insert into counter (tenant_id, name, value) values (?, 'journal', 1)
            on conflict (tenant_id, name) do update set value = counter.value + 1 returning value\
            """;
    private static final String JOURNAL =
            """
            insert into journal
              (tenant_id, journal_id, number, kind, member_id, units, effective_on, recorded_at,
               reference)
            values (?, ?, ?, 'PAYMENT', ?, 0, ?, ?, ?)\
            """;
    private static final String POSTINGS =
            """
            insert into posting (tenant_id, journal_id, account, amount)
            values (?, ?, 'CASH', 1), (?, ?, 'UNPAID_CAPITAL', -1)\
            """;
    private static final String BALANCES =
            """
            insert into account_balance as b (tenant_id, account, balance)
            values (?, 'CASH', 1), (?, 'UNPAID_CAPITAL', -1)
            on conflict (tenant_id, account) do update set balance = b.balance + excluded.balance\
            """;
    private static final String MOVE =
            "update holding set paid_in = paid_in + 1 where tenant_id = ? and member_id = ?";
    private static final String VERSION =
            """
            update member set version = version + 1
            where tenant_id = ? and member_id = ? returning version\
            """;
    private static final String STANDING =
            """
            select account, balance from account_balance
            where tenant_id = ? and account in ('CAPITAL', 'UNPAID_CAPITAL')\
            """;
    private static final String AUDIT = "select kyodo_audit(?, ?)";
    private static final String OUTBOX =
            """
            insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at)
            values (?, ?, 'kyodo.membership.dead-letters.v1', ?, ?, ?)\
            """;
    private static final String STORE =
            """
            insert into idempotency
              (tenant_id, key, fingerprint, status, location, version, body, recorded_at)
            values (?, ?, ?, 201, ?, null, ?, ?)\
            """;
    private static final String ENTRY =
            "{\"action\": \"capital-paid\", \"details\": \"" + "x".repeat(250) + "\"}";
    private static final String TEXT = "x".repeat(300);
    private static final String EVENT = "x".repeat(900);

    private final Connection connection;
    private final UUID tenant;
    private final UUID member;

    PlainPayment(Database database, CapitalPostings.Payer payer) {
        this.tenant = payer.cooperative();
        this.member = payer.member();
        this.connection = database.asApplication();
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void run() {
        try {
            pay();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pay() throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String key = UUID.randomUUID().toString();
        UUID journal = UUID.randomUUID();
        ask(LIMITED, tenant.toString());
        ask(IDEMPOTENCY, tenant, key);
        try (Statement statement = connection.createStatement()) {
            statement.execute(PATIENT);
        }
        connection.setSavepoint("before_effect");
        ask(LOCK, tenant);
        ask(COOPERATIVE, tenant);
        ask(MEMBER, tenant, member);
        ask(CLOSED, tenant);
        ask(REFERENCE, tenant, key);
        ask(MEMBER, tenant, member);
        ask(HOLDING, tenant, member);
        long number = ask(NUMBER, tenant);
        tell(JOURNAL, tenant, journal, number, member, PAID_ON, now, key);
        tell(POSTINGS, tenant, journal, tenant, journal);
        tell(BALANCES, tenant, tenant);
        ask(HOLDING, tenant, member);
        tell(MOVE, tenant, member);
        ask(VERSION, tenant, member);
        ask(MEMBER, tenant, member);
        ask(HOLDING, tenant, member);
        ask(STANDING, tenant);
        ask(MEMBER, tenant, member);
        ask(HOLDING, tenant, member);
        ask(AUDIT, tenant, ENTRY);
        tell(OUTBOX, tenant, UUID.randomUUID(), member.toString(), EVENT, now);
        ask(LIMITED, tenant.toString());
        tell(STORE, tenant, key, key, key, TEXT, now);
        connection.commit();
    }

    /// Asks, and reads every row.
    ///
    /// @return the number in the last row's first column, where there is one
    private long ask(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, List.of(values));
                ResultSet rows = statement.executeQuery()) {
            long number = 0;
            while (rows.next()) {
                number = rows.getObject(1) instanceof Number read ? read.longValue() : 0;
            }
            return number;
        }
    }

    private void tell(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, List.of(values))) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, List<Object> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }
}
