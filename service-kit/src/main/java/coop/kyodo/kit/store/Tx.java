package coop.kyodo.kit.store;

import coop.kyodo.kit.events.Event;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One running transaction of one tenant. What is published or audited here is written at its end,
/// in the same transaction as the effect; all of it happens or nothing does.
public final class Tx {

    /// The tenant of what belongs to no co-operative: answers to an operator's registrations,
    /// unreadable events.
    public static final UUID NO_TENANT = new UUID(0, 0);

    static final String ALL_TENANTS = "*";

    private static final String SEE = "select set_config('kyodo.tenant', ?, true)";
    private static final String READ_ONLY =
            "set transaction isolation level repeatable read, read only";

    /// Whose doing an audit entry tells of, where the transaction has pieces: when, who, and in
    /// what request or event.
    record Origin(Instant at, String actor, String request) {}

    /// An audit entry that waits for the end of its transaction.
    ///
    /// @param origin absent where it is the transaction's own
    record Audited(
            UUID tenant, String action, String subject, Object details, @Nullable Origin origin) {}

    /// An event that waits for the end of its transaction.
    record Published(UUID tenant, Event event) {}

    private final Handle handle;
    private final Instant now;
    private final LocalDate today;
    private final List<Audited> audited = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();
    private UUID tenant;

    Tx(Handle handle, UUID tenant, Clock clock) {
        this.handle = handle;
        this.tenant = tenant;
        this.now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        this.today = LocalDate.ofInstant(now, clock.getZone());
    }

    /// The database, seen as this tenant.
    public Handle sql() {
        return handle;
    }

    public UUID tenant() {
        return tenant;
    }

    /// The instant every fact of this transaction is recorded at.
    public Instant now() {
        return now;
    }

    /// Today at the service's place.
    public LocalDate today() {
        return today;
    }

    /// Goes on as another tenant: for registering one, and for consumers whose effect lies with
    /// another tenant than the event's.
    public void enter(UUID other) {
        tenant = other;
        see(handle, other.toString());
    }

    /// Reports a state change; the relay publishes it after the commit.
    public void publish(Event event) {
        published.add(new Published(tenant, event));
    }

    /// Notes who did what. Every transaction that writes leaves at least one entry.
    ///
    /// @param action what was done, for example `member-accepted`
    /// @param subject what it was done to, usually an id
    /// @param details the figures a later reader needs; no personal data
    public void audit(String action, String subject, Object details) {
        audited.add(new Audited(tenant, action, subject, details, null));
    }

    /// The next number of this tenant's counter, from 1: no gaps, no races, never reused.
    public long nextNumber(String counter) {
        return nextNumbers(counter, 1);
    }

    /// The first of so many next numbers.
    ///
    /// @param howMany at least one
    public long nextNumbers(String counter, int howMany) {
        return handle.createQuery(
                        """
                        insert into counter (tenant_id, name, value) values (:tenant, :name, :many)
                        on conflict (tenant_id, name) do update set value = counter.value + :many
                        returning value - :many + 1\
                        """)
                .bind("tenant", tenant)
                .bind("name", counter)
                .bind("many", howMany)
                .mapTo(Long.class)
                .one();
    }

    /// Takes over what a piece of this transaction reported.
    void takeOver(Tx piece, Origin origin) {
        for (Audited entry : piece.audited) {
            audited.add(
                    new Audited(
                            entry.tenant(),
                            entry.action(),
                            entry.subject(),
                            entry.details(),
                            origin));
        }
        published.addAll(piece.published);
    }

    List<Audited> audited() {
        return audited;
    }

    List<Published> published() {
        return published;
    }

    void forgetReports() {
        audited.clear();
        published.clear();
    }

    static void see(Handle handle, String tenants) {
        run(handle, SEE, tenants);
    }

    /// As [#see], with one snapshot for all statements, and no writing.
    static void seeOnly(Handle handle, String tenants) {
        run(handle, READ_ONLY + "; " + SEE, tenants);
    }

    /// With JDBC: each request begins with this, and it goes to the database with the transaction's
    /// begin in one message.
    private static void run(Handle handle, String sql, String tenants) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            statement.setString(1, tenants);
            statement.execute();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }
}
