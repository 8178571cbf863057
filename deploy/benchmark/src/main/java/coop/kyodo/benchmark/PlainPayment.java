package coop.kyodo.benchmark;

import coop.kyodo.kit.testing.servers.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// The statements of one payment of capital as the service's role sends them, in their order, with
/// nothing between them: no HTTP, no token, no JSON, no rule.
final class PlainPayment implements Runnable {

    private static final LocalDate PAID_ON = LocalDate.of(2025, 6, 2);

    private static final String CLAIM = "select * from kyodo_claim(?, ?)";
    private static final String LOCK = "select 1 from cooperative where tenant_id = ? for update";
    private static final String COOPERATIVE =
            """
            select c.tenant_id, a.profile, a.version, a.name, a.effective_on, a.articles, a.recorded_at
            from cooperative c join articles a using (tenant_id)
            where c.tenant_id = ? and a.version = c.articles_version\
            """;
    private static final String MEMBER =
            """
            select m.member_id, m.state, m.version, m.units_applied, m.applied_on,
              m.accepted_on, m.member_number, m.admitted_on, m.left_on,
              w.effective_on as leaves_on
            from member m left join withdrawal w
              on w.tenant_id = m.tenant_id and w.member_id = m.member_id and w.open
            where m.tenant_id = ? and m.member_id = ?\
            """;
    private static final String CLOSED =
            """
            select greatest(
              (select max(fiscal_year_end) from year_end where tenant_id = ?),
              (select max(effective_on) - 1 from unit_cut where tenant_id = ?))\
            """;
    private static final String REFERENCE =
            "select exists (select from journal where tenant_id = ? and reference = ?)";
    private static final String HOLDING =
            """
            select units, paid_in, deposits, refund_payable from holding
            where tenant_id = ? and member_id = ?\
            """;
    private static final String MOVED_LATER =
            """
            select coalesce(sum(p.amount), 0)::bigint
            from journal j left join posting p
              on p.tenant_id = j.tenant_id and p.journal_id = j.journal_id
                and p.account = 'UNPAID_CAPITAL'
            where j.tenant_id = ? and j.member_id = ? and j.effective_on > ?
            group by j.effective_on order by j.effective_on desc\
            """;
    private static final String NUMBER =
            """
            insert into counter (tenant_id, name, value) values (?, 'journal', 1)
            on conflict (tenant_id, name) do update set value = counter.value + 1 returning value\
            """;
    private static final String HOLDINGS =
            """
            select member_id, units, paid_in, deposits, refund_payable from holding
            where tenant_id = ? and member_id = any(?)\
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
            """
            insert into holding as h values (?, ?, 0, 0, 0, 0)
            on conflict (tenant_id, member_id) do update set
              units = h.units, paid_in = h.paid_in + 1,
              deposits = h.deposits, refund_payable = h.refund_payable\
            """;
    private static final String VERSION =
            """
            update member set version = version + 1
            where tenant_id = ? and member_id = any(?)
            returning member_id, state, version, units_applied, applied_on, accepted_on,
              member_number, admitted_on, left_on, cast(null as date) as leaves_on\
            """;
    private static final String STANDING =
            """
            select account, balance from account_balance
            where tenant_id = ? and account in ('CAPITAL', 'UNPAID_CAPITAL')\
            """;
    private static final String AUDIT =
            """
            select kyodo_audit(?, entry) from (
              select entry from unnest(?) with ordinality as e (entry, place)
              order by place) as in_order\
            """;
    private static final String OUTBOX =
            """
            with said as (
              select * from unnest(?, ?, ?, ?)
                with ordinality as s (event_id, key, payload, type, place)
            ), event as (
              insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at)
              select ?, event_id, 'kyodo.membership.dead-letters.v1', key, payload, ? from said order by place
              returning tenant_id, event_id, recorded_at
            )
            insert into webhook_delivery (tenant_id, webhook_id, event_id, event_type,
              state, attempts, tries, due_at, recorded_at)
            select tenant_id, webhook_id, event_id, type, 'PENDING', 0, 0, e.recorded_at,
              e.recorded_at
            from event e join said using (event_id) join webhook using (tenant_id)
            where state = 'ACTIVE'
              and (cardinality(event_types) = 0 or type = any(event_types))\
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
        ask(CLAIM, tenant, key);
        connection.setSavepoint("before_effect");
        ask(LOCK, tenant);
        ask(COOPERATIVE, tenant);
        ask(MEMBER, tenant, member);
        ask(CLOSED, tenant, tenant);
        ask(REFERENCE, tenant, key);
        ask(HOLDING, tenant, member);
        ask(MOVED_LATER, tenant, member, PAID_ON);
        long number = ask(NUMBER, tenant);
        ask(HOLDINGS, tenant, array("uuid", member));
        tell(JOURNAL, tenant, journal, number, member, PAID_ON, now, key);
        tell(POSTINGS, tenant, journal, tenant, journal);
        tell(BALANCES, tenant, tenant);
        tell(MOVE, tenant, member);
        ask(VERSION, tenant, array("uuid", member));
        ask(HOLDING, tenant, member);
        ask(STANDING, tenant);
        ask(AUDIT, tenant, array("text", ENTRY));
        tell(
                OUTBOX,
                array("uuid", UUID.randomUUID()),
                array("text", member.toString()),
                array("text", EVENT),
                array("text", "coop.kyodo.membership.capital-paid-in.v1"),
                tenant,
                now);
        tell(STORE, tenant, key, key, key, TEXT, now);
        connection.commit();
    }

    private Array array(String type, Object value) throws SQLException {
        return connection.createArrayOf(type, new Object[] {value});
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
