package coop.kyodo.membership.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Journals;
import coop.kyodo.membership.capital.Known;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Members;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the history of one member, and of the person, from the audit chain and the ledger. Both
/// are written in the transaction of the change, with its instant, which is what joins them here;
/// so a feature that is added later is in the history without a word about it in this class.
final class Histories {

    private static final ObjectMapper STORED = new ObjectMapper();
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String EFFECTIVE = "effectiveOn";

    /// An audit entry as it is stored, and the reason that stands beside it; the oldest hold it
    /// themselves.
    private record Entry(long sequence, JsonNode entry, @Nullable String kept) {

        Instant at() {
            return Instant.parse(entry.path("at").asText());
        }

        History.Fact fact() {
            JsonNode details = entry.path("details");
            return new History.Fact(
                    sequence, entry.path("action").asText(), effectiveOn(details), details);
        }

        History.Source source() {
            return new History.Source(
                    entry.path("actor").asText(),
                    entry.path("request").asText(),
                    entry.path("reason").isTextual() ? entry.path("reason").asText() : kept);
        }
    }

    private Histories() {}

    /// The history of this member; 404 when there is no such member.
    static History of(Tx tx, UUID memberId, @Nullable Instant knownAt) {
        String currency = Cooperatives.latest(tx).currency();
        Members.get(tx, memberId);
        Instant known = Known.at(knownAt);
        Map<Instant, List<Journal>> journals =
                Journals.of(tx, memberId, currency, LocalDate.of(9999, 12, 31), known).stream()
                        .collect(Collectors.groupingBy(Journal::recordedAt));
        Map<Instant, List<Entry>> entries =
                entries(tx, memberId).stream()
                        .filter(entry -> !entry.at().isAfter(known))
                        .collect(Collectors.groupingBy(Entry::at));
        SortedSet<Instant> occasions = new TreeSet<>(entries.keySet());
        occasions.addAll(journals.keySet());
        return new History(
                memberId,
                knownAt,
                occasions.stream()
                        .map(at ->
                                occasion(
                                        at,
                                        entries.getOrDefault(at, List.of()),
                                        journals.getOrDefault(at, List.of())))
                        .toList());
    }

    private static History.Occasion occasion(
            Instant at, List<Entry> entries, List<Journal> journals) {
        return new History.Occasion(
                at,
                entries.isEmpty() ? null : entries.getFirst().source(),
                entries.stream().map(Entry::fact).toList(),
                journals);
    }

    private static List<Entry> entries(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select sequence, entry, reason
                        from audit_entry left join audit_reason using (tenant_id, sequence)
                        where tenant_id = :tenant and subject in (cast(:member as text),
                          (select cast(person_id as text) from member
                           where tenant_id = :tenant and member_id = :member))
                        order by sequence\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map((row, context) ->
                        new Entry(
                                row.getLong("sequence"),
                                read(row.getString("entry")),
                                row.getString("reason")))
                .list();
    }

    /// The details' `effectiveOn`, or else their one date whose name ends in `On`.
    private static @Nullable LocalDate effectiveOn(JsonNode details) {
        List<JsonNode> dates =
                details.properties().stream()
                        .filter(detail -> detail.getKey().endsWith("On"))
                        .map(Map.Entry::getValue)
                        .toList();
        JsonNode date =
                details.has(EFFECTIVE)
                        ? details.get(EFFECTIVE)
                        : dates.size() == 1 ? dates.getFirst() : null;
        return date != null && DATE.matcher(date.asText()).matches()
                ? LocalDate.parse(date.asText())
                : null;
    }

    private static JsonNode read(String entry) {
        try {
            return STORED.readTree(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored audit entry cannot be read", e);
        }
    }
}
