package coop.kyodo.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Reads a tenant's audit entries, in the order of their chain.
@ApplicationScoped
public class AuditLog {

    /// One link of the chain: `hash` is the SHA-256 of `previousHash`, a line feed and the entry's
    /// text as stored, which holds the digest of the reason and not the reason.
    public record Link(long sequence, AuditEntry entry, String previousHash, String hash) {}

    /// A link as it is stored, with the reason that stands beside it.
    record Row(
            long sequence,
            String entry,
            String previousHash,
            String hash,
            @Nullable String salt,
            @Nullable String reason) {}

    private final Work work;
    private final ObjectMapper json;

    AuditLog(Work work, ObjectMapper json) {
        this.work = work;
        this.json = json;
    }

    /// One page of the chain, oldest first.
    public Page<Link> page(UUID tenant, PageQuery page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        List<Link> links =
                work.read(tenant, tx -> rows(tx, after, page.limit() + 1)).stream()
                        .map(this::link)
                        .toList();
        return Page.of(links, page.limit(), last -> Cursor.of(last.sequence()));
    }

    static List<Row> rows(Tx tx, long after, int limit) {
        return tx.sql()
                .createQuery(
                        """
                        select e.sequence, e.entry, e.previous_hash, e.hash, r.salt, r.reason
                        from audit_entry e left join audit_reason r using (tenant_id, sequence)
                        where e.tenant_id = :tenant and e.sequence > :after
                        order by e.sequence limit :limit\
                        """)
                .bind("tenant", tx.tenant())
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    private Link link(Row row) {
        try {
            AuditEntry entry =
                    json.readerFor(AuditEntry.class)
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(row.entry());
            String reason = row.reason();
            return new Link(
                    row.sequence(),
                    reason == null ? entry : entry.withReason(reason),
                    row.previousHash(),
                    row.hash());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("audit entry " + row.sequence() + " cannot be read", e);
        }
    }
}
