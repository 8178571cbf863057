package coop.kyodo.membership.privacy;

import coop.kyodo.kit.store.Hashes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The receipt of an erasure. It says what was erased, never the data.
///
/// @param memberIds the memberships that can no longer be traced to anybody
/// @param hash SHA-256 over everything before it, each value as text on a line of its own, lists
///   joined by commas, the counts as versions, evidence, explanations, accounts, answers; the same
///   hash stands in the audit log
record Erasure(
        UUID erasureId,
        UUID personId,
        Cause cause,
        List<UUID> formerIds,
        List<UUID> memberIds,
        Counts erased,
        Instant erasedAt,
        String rule,
        String source,
        String hash) {

    /// Why it was erased.
    enum Cause {
        RETENTION_ENDED,
        ASKED_BY_PERSON
    }

    /// How much of what was erased.
    ///
    /// @param versions versions of the personal data
    /// @param evidence references to documents
    /// @param explanations words about the person, such as those of a refusal or the role of a
    ///   placement
    /// @param accounts bank accounts
    /// @param answers answers kept for repeated requests
    record Counts(int versions, int evidence, int explanations, int accounts, int answers) {}

    Erasure hashed() {
        String text =
                Stream.of(
                                erasureId,
                                personId,
                                cause,
                                joined(formerIds),
                                joined(memberIds),
                                erased.versions(),
                                erased.evidence(),
                                erased.explanations(),
                                erased.accounts(),
                                erased.answers(),
                                erasedAt,
                                rule,
                                source)
                        .map(String::valueOf)
                        .collect(Collectors.joining("\n"));
        return new Erasure(
                erasureId,
                personId,
                cause,
                formerIds,
                memberIds,
                erased,
                erasedAt,
                rule,
                source,
                Hashes.sha256(text));
    }

    private static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
