package coop.kyodo.kit.webhook;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What was and will be sent to the webhooks of a tenant.
final class Deliveries {

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final RowMapper<Delivery> DELIVERY = ConstructorMapper.of(Delivery.class);
    private static final String SELECT =
            """
            select webhook_id, event_id, event_type, state, attempts, recorded_at,
              case when state = 'PENDING' then due_at end as next_attempt_at
            from webhook_delivery where tenant_id = :tenant and webhook_id = :webhook
            """;

    private Deliveries() {}

    /// Newest first.
    static Page<Delivery> page(
            Tx tx, UUID webhookId, Delivery.@Nullable State state, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and event_id < :before
                                        and (cast(:state as text) is null or state = :state)
                                        order by event_id desc limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("webhook", webhookId)
                        .bind("before", page.after().map(cursor -> cursor.id(0)).orElse(AFTER_ALL))
                        .bind("state", state == null ? null : state.name())
                        .bind("limit", page.limit() + 1)
                        .map(DELIVERY)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.eventId()));
    }

    static Delivery get(Tx tx, UUID webhookId, UUID eventId) {
        return tx.sql()
                .createQuery(SELECT + "and event_id = :event")
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("event", eventId)
                .map(DELIVERY)
                .findOne()
                .orElseThrow(() -> Problems.notFound("webhook-delivery-not-found"));
    }

    static Delivery.Logged logged(Tx tx, UUID webhookId, UUID eventId) {
        return new Delivery.Logged(get(tx, webhookId, eventId), attempts(tx, webhookId, eventId));
    }

    private static List<Delivery.Attempt> attempts(Tx tx, UUID webhookId, UUID eventId) {
        return tx.sql()
                .createQuery(
                        """
                        select number, attempted_at, duration_millis, response_status, response_start,
                          error
                        from webhook_attempt
                        where tenant_id = :tenant and webhook_id = :webhook and event_id = :event
                        order by number\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("event", eventId)
                .map(ConstructorMapper.of(Delivery.Attempt.class))
                .list();
    }

    /// Sends one again, whatever came of it before.
    static void queue(Tx tx, UUID webhookId, UUID eventId) {
        tx.sql()
                .createUpdate(
                        """
                        update webhook_delivery set state = 'PENDING', tries = 0, due_at = :now
                        where tenant_id = :tenant and webhook_id = :webhook and event_id = :event\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("event", eventId)
                .bind("now", tx.now())
                .execute();
    }

    /// Queues every event of these types that was recorded from one instant up to another, those
    /// from before the webhook was there included.
    ///
    /// @param undeliveredOnly leaves out what the endpoint has taken
    /// @return how many
    static int queueRange(
            Tx tx, Endpoint endpoint, Instant from, Instant until, boolean undeliveredOnly) {
        return tx.sql()
                .createUpdate(
                        """
                        insert into webhook_delivery as d (tenant_id, webhook_id, event_id, event_type,
                          state, attempts, tries, due_at, recorded_at)
                        select o.tenant_id, :webhook, o.event_id, o.payload::jsonb ->> 'type',
                          'PENDING', 0, 0, :now, :now
                        from outbox o
                        where o.tenant_id = :tenant and o.recorded_at >= :from
                          and o.recorded_at < :until and o.topic not like '%.dead-letters.%'
                          and (cardinality(:types) = 0
                            or o.payload::jsonb ->> 'type' = any(:types))
                        on conflict (tenant_id, webhook_id, event_id) do update
                        set state = 'PENDING', tries = 0, due_at = :now
                        where d.state = 'GIVEN_UP' or (d.state = 'DELIVERED' and not :undeliveredOnly)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", endpoint.webhookId())
                .bindArray("types", String.class, endpoint.eventTypes())
                .bind("from", from)
                .bind("until", until)
                .bind("now", tx.now())
                .bind("undeliveredOnly", undeliveredOnly)
                .execute();
    }

    /// Gives up what waits for a webhook that is no longer sent to.
    static void giveUp(Tx tx, UUID webhookId) {
        tx.sql()
                .createUpdate(
                        """
                        update webhook_delivery set state = 'GIVEN_UP'
                        where tenant_id = :tenant and webhook_id = :webhook and state = 'PENDING'\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .execute();
    }

    /// Notes an attempt and where the delivery stands after it.
    static void note(
            Tx tx, Due due, Delivery.Attempt attempt, Delivery.State state, Instant nextTry) {
        tx.sql()
                .createUpdate(
                        """
                        insert into webhook_attempt values (:tenant, :webhook, :event, :number,
                          :attemptedAt, :durationMillis, :responseStatus, :responseStart, :error)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", due.webhookId())
                .bind("event", due.eventId())
                .bindMethods(attempt)
                .execute();
        tx.sql()
                .createUpdate(
                        """
                        update webhook_delivery set state = :state, attempts = :number,
                          tries = tries + 1, due_at = :next
                        where tenant_id = :tenant and webhook_id = :webhook and event_id = :event\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", due.webhookId())
                .bind("event", due.eventId())
                .bind("state", state)
                .bind("number", attempt.number())
                .bind("next", nextTry)
                .execute();
    }
}
