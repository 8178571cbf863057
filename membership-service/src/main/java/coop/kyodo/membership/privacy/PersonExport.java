package coop.kyodo.membership.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Everything this service holds about a person.
///
/// @param records by the name of the table, each row as it is kept, with what only serves the
///   machine left out
/// @param auditEntries who did what to the person or a membership
/// @param events what others were told
record PersonExport(
        UUID cooperativeId,
        UUID personId,
        List<UUID> formerIds,
        List<UUID> memberIds,
        Instant exportedAt,
        String rule,
        String source,
        Map<String, Set<JsonNode>> records,
        List<JsonNode> auditEntries,
        List<JsonNode> events) {}
