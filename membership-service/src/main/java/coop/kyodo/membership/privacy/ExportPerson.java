package coop.kyodo.membership.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.payment.PayeeAccountChanged;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Gathers everything held about a person. The tables are found by their columns, whose names end
/// with `person_id`, `member_id` and the like, so that none is forgotten; with the rows of some of
/// them go rows of tables that name no person.
final class ExportPerson {

    private static final ObjectMapper STORED = new ObjectMapper();

    /// The columns of tables that speak of persons, as a regular expression.
    static final String OF_PERSONS = "(^|_)(person|member|payee|claimant|taker|leaver)_id$";

    /// Tables whose rows are about whoever a row of another table is about.
    static final List<Child> CHILDREN =
            List.of(
                    new Child("posting", "journal", "journal_id", "member_id"),
                    new Child("transfer_consent", "journal", "transfer_id", "member_id"),
                    new Child("work_approval", "work_entry", "entry_id", "member_id"),
                    new Child("benefit_evidence", "benefit_claim", "claim_id", "member_id"),
                    new Child("benefit_posting", "benefit_claim", "claim_id", "member_id"),
                    new Child("payment_step", "payment_line", "batch_id, line", "payee_id"));

    /// Tables whose rows are told of, or audited, under ids of their own.
    private static final List<Named> NAMED =
            List.of(
                    new Named("evidence", "evidence_id", "member_id"),
                    new Named("member_debt", "debt_id", "member_id"),
                    new Named("placement", "placement_id", "member_id"),
                    new Named("labour_term", "term_id", "member_id"),
                    new Named("work_entry", "entry_id", "member_id"),
                    new Named("work_plan", "plan_id", "member_id"),
                    new Named("benefit_claim", "claim_id", "member_id"),
                    new Named("register_inspection", "inspection_id", "requester_member_id"));

    /// A table that speaks of persons.
    private record Table(String name, String column) {}

    /// A table that hangs on one that speaks of persons.
    ///
    /// @param key the columns that both have
    /// @param column of the parent, where the person is named
    record Child(String name, String parent, String key, String column) {}

    /// A table whose rows have ids of their own.
    ///
    /// @param column where the person is named
    private record Named(String name, String id, String column) {}

    private ExportPerson() {}

    static PersonExport export(Tx tx, UUID asked) {
        Rule rule = Cooperatives.latest(tx).rules().rule("APPI-33");
        Trace trace = Trace.of(tx, asked);
        List<String> subjects = subjects(tx, trace);
        Map<String, Set<JsonNode>> records = new TreeMap<>();
        for (Table table : tables(tx)) {
            add(records, table.name(), rows(tx, table, trace));
        }
        for (Child child : CHILDREN) {
            add(records, child.name(), rows(tx, child, trace));
        }
        return new PersonExport(
                tx.tenant(),
                trace.personId(),
                trace.formerIds(),
                trace.memberIds(),
                tx.now(),
                rule.id(),
                rule.source(),
                records,
                auditEntries(tx, subjects),
                events(tx, subjects));
    }

    private static void add(Map<String, Set<JsonNode>> records, String table, List<JsonNode> rows) {
        if (!rows.isEmpty()) {
            records.computeIfAbsent(table, name -> new LinkedHashSet<>()).addAll(rows);
        }
    }

    private static List<Table> tables(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select c.relname as name, a.attname as column
                        from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                          and a.attname ~ :columns and not a.attisdropped
                          and a.atttypid = 'uuid'::regtype
                          and has_table_privilege(c.oid, 'select')
                        order by c.relname, a.attname desc\
                        """)
                .bind("columns", OF_PERSONS)
                .map((row, context) -> new Table(row.getString("name"), row.getString("column")))
                .list();
    }

    private static List<JsonNode> rows(Tx tx, Table table, Trace trace) {
        return json(
                tx.sql()
                        .createQuery(
                                """
                                select cast(to_jsonb(t) - 'tenant_id' - 'name_key' - 'kana_key'
                                  - 'address_key' as text)
                                from "%s" t where t.tenant_id = :tenant and t."%s" = any(:ids)\
                                """
                                        .formatted(table.name(), table.column()))
                        .bind("tenant", tx.tenant())
                        .bindArray("ids", UUID.class, trace.allIds())
                        .mapTo(String.class)
                        .list());
    }

    private static List<JsonNode> rows(Tx tx, Child child, Trace trace) {
        return json(
                tx.sql()
                        .createQuery(
                                """
                                select cast(to_jsonb(c) - 'tenant_id' as text)
                                from "%s" c where c.tenant_id = :tenant and (%s) in (
                                  select %s from "%s" p
                                  where p.tenant_id = :tenant and p."%s" = any(:ids))\
                                """
                                        .formatted(
                                                child.name(),
                                                child.key(),
                                                child.key(),
                                                child.parent(),
                                                child.column()))
                        .bind("tenant", tx.tenant())
                        .bindArray("ids", UUID.class, trace.allIds())
                        .mapTo(String.class)
                        .list());
    }

    private static List<JsonNode> auditEntries(Tx tx, List<String> subjects) {
        return json(
                tx.sql()
                        .createQuery(
                                """
                                select cast(entry::jsonb || jsonb_strip_nulls(
                                  jsonb_build_object('reason', reason)) as text)
                                from audit_entry left join audit_reason using (tenant_id, sequence)
                                where tenant_id = :tenant and subject = any(:subjects)
                                order by sequence\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindArray("subjects", String.class, subjects)
                        .mapTo(String.class)
                        .list());
    }

    private static List<JsonNode> events(Tx tx, List<String> subjects) {
        return json(
                tx.sql()
                        .createQuery(
                                """
                                select payload from outbox
                                where tenant_id = :tenant and key = any(:keys) order by id\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindArray("keys", String.class, subjects)
                        .mapTo(String.class)
                        .list());
    }

    /// Every id under which something of the person is told of or audited.
    private static List<String> subjects(Tx tx, Trace trace) {
        List<UUID> ids = new ArrayList<>(trace.allIds());
        trace.allIds().forEach(id -> ids.add(PayeeAccountChanged.aggregate(tx, id)));
        NAMED.forEach(table -> ids.addAll(ids(tx, table, trace)));
        return ids.stream().map(UUID::toString).toList();
    }

    private static List<UUID> ids(Tx tx, Named table, Trace trace) {
        return tx.sql()
                .createQuery(
                        """
                        select "%s" from "%s" where tenant_id = :tenant and "%s" = any(:ids)\
                        """
                                .formatted(table.id(), table.name(), table.column()))
                .bind("tenant", tx.tenant())
                .bindArray("ids", UUID.class, trace.allIds())
                .mapTo(UUID.class)
                .list();
    }

    private static List<JsonNode> json(List<String> texts) {
        return texts.stream().map(ExportPerson::parsed).toList();
    }

    private static JsonNode parsed(String text) {
        try {
            return STORED.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is no JSON", e);
        }
    }
}
