package coop.kyodo.kit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.audit.AuditEntry;
import coop.kyodo.kit.audit.Reasons;
import coop.kyodo.kit.events.Outbox;
import coop.kyodo.kit.web.Call;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes a transaction's audit entries and events at its end: one statement for all of one tenant,
/// since a transaction may report thousands.
final class Reports {

    private final ObjectMapper json;
    private final Call call;
    private final Outbox outbox;

    Reports(ObjectMapper json, Call call, Outbox outbox) {
        this.json = json;
        this.call = call;
        this.outbox = outbox;
    }

    /// Writes what was audited and published, and forgets it.
    void write(Tx tx) {
        UUID last = tx.tenant();
        runs(
                tx.audited(),
                Tx.Audited::tenant,
                (tenant, entries) -> {
                    seeAs(tx, tenant);
                    audit(tx, tenant, entries);
                });
        runs(
                tx.published(),
                Tx.Published::tenant,
                (tenant, published) -> {
                    seeAs(tx, tenant);
                    outbox.append(tx, tenant, published.stream().map(Tx.Published::event).toList());
                });
        seeAs(tx, last);
        tx.forgetReports();
    }

    /// Takes what belongs to one tenant together, as far as it stands side by side.
    private static <T> void runs(
            List<T> all, Function<T, UUID> tenantOf, BiConsumer<UUID, List<T>> take) {
        int from = 0;
        while (from < all.size()) {
            UUID tenant = tenantOf.apply(all.get(from));
            int to = from + 1;
            while (to < all.size() && tenantOf.apply(all.get(to)).equals(tenant)) {
                to++;
            }
            take.accept(tenant, List.copyOf(all.subList(from, to)));
            from = to;
        }
    }

    private void audit(Tx tx, UUID tenant, List<Tx.Audited> entries) {
        Reasons.@Nullable Salted reason = Reasons.salted(call.reason());
        List<Long> sequences =
                tx.sql()
                        .createQuery("select kyodo_audit(:tenant, :entries)")
                        .bind("tenant", tenant)
                        .bind(
                                "entries",
                                SqlArrays.texts(
                                        entries.stream()
                                                .map(entry -> text(written(tx, entry, reason)))
                                                .toList()))
                        .mapTo(Long.class)
                        .list();
        if (reason != null) {
            Reasons.keep(tx, tenant, sequences, reason);
        }
    }

    private AuditEntry written(Tx tx, Tx.Audited entry, Reasons.@Nullable Salted reason) {
        Tx.Origin given = entry.origin();
        Tx.Origin origin =
                given == null ? new Tx.Origin(tx.now(), call.subject(), call.requestId()) : given;
        return new AuditEntry(
                origin.at(),
                origin.actor(),
                entry.action(),
                entry.subject(),
                null,
                reason == null ? null : reason.digest(),
                origin.request(),
                json.valueToTree(entry.details()));
    }

    private static void seeAs(Tx tx, UUID tenant) {
        if (!tx.tenant().equals(tenant)) {
            tx.enter(tenant);
        }
    }

    private String text(AuditEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit entry cannot be written as JSON", e);
        }
    }
}
