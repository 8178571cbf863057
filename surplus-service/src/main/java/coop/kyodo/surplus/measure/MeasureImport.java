package coop.kyodo.surplus.measure;

import coop.kyodo.kit.imports.ImportRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One import of a measure for a fiscal year: a whole list, which replaces the ones before it once
/// all of it has come and no line was refused.
///
/// @param version counts the imports of this measure for this year, from 1
/// @param run how far it has come; its digest is the source hash
/// @param correction why it came for a closed year; absent for one of an open year
public record MeasureImport(
        String year,
        String measure,
        int version,
        ImportRun run,
        @Nullable MeasureCorrection correction) {

    /// Whether plans may be made from it.
    public boolean isWhole() {
        return run.state() == ImportRun.State.COMPLETED && run.refused() == 0;
    }

    /// When its last line came.
    public @Nullable Instant completedAt() {
        return run.completedAt();
    }
}
