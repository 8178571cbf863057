package coop.kyodo.kit.webhook;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The webhooks of a tenant and their secrets.
final class Endpoints {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final RowMapper<Endpoint> ENDPOINT = ConstructorMapper.of(Endpoint.class);
    private static final String SELECT =
            """
            select webhook_id, version, url, event_types, description, state, disabled_reason,
              failing_since, created_at
            from webhook where tenant_id = :tenant
            """;

    private Endpoints() {}

    static Page<Endpoint> page(Tx tx, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                SELECT + "and webhook_id > :after order by webhook_id limit :limit")
                        .bind("tenant", tx.tenant())
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map(ENDPOINT)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.webhookId()));
    }

    static Endpoint get(Tx tx, UUID webhookId) {
        return find(tx, webhookId, "");
    }

    /// As [#get], and nobody else changes it until the transaction ends.
    static Endpoint locked(Tx tx, UUID webhookId) {
        return find(tx, webhookId, " for update");
    }

    private static Endpoint find(Tx tx, UUID webhookId, String lock) {
        return tx.sql()
                .createQuery(SELECT + "and webhook_id = :webhook" + lock)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .map(ENDPOINT)
                .findOne()
                .orElseThrow(() -> Problems.notFound("webhook-not-found"));
    }

    static void add(
            Tx tx, UUID webhookId, String url, List<String> types, @Nullable String description) {
        int added =
                tx.sql()
                        .createUpdate(
                                """
                                insert into webhook (tenant_id, webhook_id, version, url, event_types,
                                  description, state, created_at)
                                values (:tenant, :webhook, 1, :url, :types, :description, 'ACTIVE', :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("webhook", webhookId)
                        .bind("url", url)
                        .bindArray("types", String.class, types)
                        .bind("description", description)
                        .bind("now", tx.now())
                        .execute();
        if (added == 0) {
            throw Problems.conflict("webhook-exists", FormFault.of("", "said.webhook-id-taken"));
        }
    }

    /// Changes what its owner may change. An active one starts with a clean record.
    static void change(
            Tx tx,
            UUID webhookId,
            String url,
            List<String> types,
            @Nullable String description,
            boolean active) {
        tx.sql()
                .createUpdate(
                        """
                        update webhook set version = version + 1, url = :url, event_types = :types,
                          description = :description, state = :state, disabled_reason = null,
                          failing_since = null
                        where tenant_id = :tenant and webhook_id = :webhook\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("url", url)
                .bindArray("types", String.class, types)
                .bind("description", description)
                .bind("state", active ? Endpoint.State.ACTIVE : Endpoint.State.OFF)
                .execute();
    }

    static void disable(Tx tx, UUID webhookId, String reason) {
        tx.sql()
                .createUpdate(
                        """
                        update webhook set version = version + 1, state = 'DISABLED',
                          disabled_reason = :reason
                        where tenant_id = :tenant and webhook_id = :webhook and state = 'ACTIVE'\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("reason", reason)
                .execute();
    }

    /// Notes since when nothing succeeds; no instant after a success.
    static void failingSince(Tx tx, UUID webhookId, @Nullable Instant since) {
        tx.sql()
                .createUpdate(
                        """
                        update webhook set failing_since = :since
                        where tenant_id = :tenant and webhook_id = :webhook
                          and failing_since is distinct from cast(:since as timestamptz)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("since", since)
                .execute();
    }

    static void addSecret(Tx tx, UUID webhookId, String secret) {
        tx.sql()
                .createUpdate(
                        "insert into webhook_secret values (:tenant, :webhook, :secret, :now, null)")
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("secret", secret)
                .bind("now", tx.now())
                .execute();
    }

    /// Lets the secrets that sign now sign until this instant only.
    static void expireSecrets(Tx tx, UUID webhookId, Instant at) {
        tx.sql()
                .createUpdate(
                        """
                        update webhook_secret set expires_at = :at
                        where tenant_id = :tenant and webhook_id = :webhook and expires_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("at", at)
                .execute();
    }

    /// The secrets that sign at this instant, the newest first.
    static List<String> secrets(Tx tx, UUID webhookId) {
        return tx.sql()
                .createQuery(
                        """
                        select secret from webhook_secret
                        where tenant_id = :tenant and webhook_id = :webhook
                          and (expires_at is null or expires_at > :now)
                        order by created_at desc\
                        """)
                .bind("tenant", tx.tenant())
                .bind("webhook", webhookId)
                .bind("now", tx.now())
                .mapTo(String.class)
                .list();
    }
}
