package coop.kyodo.surplus.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.imports.ImportRun;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import of a measure as callers see it.
///
/// @param whole whether plans may be made from it: all of it has come and no line was refused
/// @param sourceHash of a completed import the SHA-256 of its content, byte for byte
/// @param correction why it came for a closed year; absent for one of an open year
record MeasureView(
        UUID importId,
        String fiscalYear,
        String measure,
        int version,
        ImportRun.State state,
        boolean whole,
        long lastLine,
        long taken,
        long refused,
        String sourceHash,
        Instant startedAt,
        @Nullable Instant completedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MeasureCorrection correction) {

    static MeasureView of(MeasureImport each) {
        return new MeasureView(
                each.run().importId(),
                each.year(),
                each.measure(),
                each.version(),
                each.run().state(),
                each.isWhole(),
                each.run().lastLine(),
                each.run().taken(),
                each.run().refused(),
                each.run().digest(),
                each.run().startedAt(),
                each.completedAt(),
                each.correction());
    }
}
