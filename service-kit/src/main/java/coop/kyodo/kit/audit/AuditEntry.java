package coop.kyodo.kit.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who did what, when, why, and from which request.
///
/// @param at when it was recorded
/// @param actor the subject of the caller's token, or the event that caused it
/// @param action what was done
/// @param subject what it was done to
/// @param reason what the caller gave as the reason (header `Audit-Reason`), if anything, and as
///   long as it was not erased; it is kept beside the entry
/// @param reasonDigest the SHA-256 of the reason's salt, a line feed and the reason, as the entry
///   has it
/// @param request the request's trace id
/// @param details the figures of the action
public record AuditEntry(
        Instant at,
        String actor,
        String action,
        String subject,
        @Nullable String reason,
        @Nullable String reasonDigest,
        String request,
        JsonNode details) {
    AuditEntry withReason(String given) {
        return new AuditEntry(at, actor, action, subject, given, reasonDigest, request, details);
    }
}
