package coop.kyodo.kit.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an import has come.
///
/// @param lastLine the last line that is committed; what comes after it is still to be sent
/// @param taken lines that took effect
/// @param refused lines that did not; each has its problems
/// @param digest of a completed import the SHA-256 of its content, byte for byte; of a running one
///   a mark of the lines up to `lastLine`, by which it goes on (imports that were completed before
///   the content was hashed keep that mark)
public record ImportRun(
        UUID importId,
        String kind,
        State state,
        long lastLine,
        long taken,
        long refused,
        String digest,
        Instant startedAt,
        @Nullable Instant completedAt) {

    /// Whether the end of the content was seen.
    public enum State {
        RUNNING,
        COMPLETED
    }
}
